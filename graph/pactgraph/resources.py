"""Where the shipped ontology and seeds lie: inside a wheel, or at the top of a checkout."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parent
_DATA = PACKAGE / "_data"
_HOME = _DATA if _DATA.is_dir() else PACKAGE.parents[1]

ONTOLOGY = _HOME / "ontology"
SEEDS = _HOME / "seeds"
QUERIES = PACKAGE / "queries"
LOOKUPS = PACKAGE / "store" / "lookups"

#: The files of each folder that decide what a graph holds.
_DECISIVE = (".yaml", ".ttl", ".rq", ".jsonld", ".py", ".csv")


def is_hidden(name: str) -> bool:
    """Say whether a file or folder is hidden: what programs leave beside what people write."""
    return name.startswith(".")


def queries_in(folder: Path) -> list[Path]:
    """Return the SPARQL files of a folder by name, but for what is hidden."""
    return sorted(path for path in folder.glob("*.rq") if not is_hidden(path.name))


#: What is no part of any folder of ours.
_FOREIGN = frozenset(("__pycache__", "_data"))
#: The folders of the package that do not decide what a graph holds: they ask, measure and draw it.
_UNDECIDING = frozenset(
    (
        *("analysis", "answers", "cli", "evidence", "export", "graph", "lookups", "network"),
        *("queries", "view"),
    )
)


def fingerprint(*folders: Path) -> str:
    """Return one SHA-256 over the names and bytes of all files that decide what a graph holds."""
    digest = sha256()
    for folder in folders:
        start = len(str(folder)) + 1
        for path in sorted(_files(str(folder), _UNDECIDING if folder == PACKAGE else _FOREIGN)):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # pathlib doubles the time of a cold start
                data = file.read()
            name = path[start:].replace(os.sep, "/")
            # The length stands between, so that no byte can pass from a name to its file, or to the
            # next one.
            digest.update(os.fsencode(name) + f"\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _files(folder: str, skipped: frozenset[str] = _FOREIGN) -> Iterator[str]:
    for entry in os.scandir(folder):
        if is_hidden(entry.name):
            continue
        # A link to a folder is not followed, as the loader follows none.
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _FOREIGN | skipped:
                yield from _files(entry.path)
        elif entry.name.endswith(_DECISIVE) and os.path.isfile(entry.path):  # noqa: PTH113  # as above
            yield entry.path  # else a pipe or a link to nowhere: reading the records tells of it
