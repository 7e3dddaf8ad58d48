"""SPARQL as text: its words, its depth, its parameters, its dataset and services."""
