"""The picture of the graph: one HTML file that opens offline."""
