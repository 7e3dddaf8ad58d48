"""Facts against documents: is each fact in its passage, and is each passage in a fact."""
