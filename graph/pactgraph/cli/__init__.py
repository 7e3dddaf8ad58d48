"""The command line: one module a family of commands, no logic."""

from pactgraph.cli.app import main

__all__ = ["main"]
