"""A copy of the package, with its ontology and seeds beside it, for tests that add to it."""

import shutil
from pathlib import Path

from pactgraph.resources import ONTOLOGY, PACKAGE, SEEDS


def copied(top: Path) -> Path:
    """Return the package in a copy that lies as in a checkout, wherever the tested one lies."""
    package = top / "graph" / "pactgraph"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "_data"))
    shutil.copytree(ONTOLOGY, top / "ontology")
    shutil.copytree(SEEDS, top / "seeds")
    return package
