"""`python -m pactgraph` is `pactgraph`."""

from pactgraph.cli import main

main(prog_name="pactgraph")
