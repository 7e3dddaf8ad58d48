"""What is asked of a graph: names, connections, descriptions and named questions."""
