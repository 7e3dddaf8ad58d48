"""Reading and writing files: text as people save it, and whole files or none."""
