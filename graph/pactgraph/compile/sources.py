"""Which seeds and ontology a command means, and the name of what they make."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pactgraph.errors import StoreError, notice, reason, shown_path
from pactgraph.resources import ONTOLOGY, PACKAGE, SEEDS, fingerprint

#: The file that says what a build holds.
MANIFEST = "manifest.json"
#: Its graphs, of which a lost store is made anew.
NQUADS = "pactgraph.nq"
#: The files by which a folder is known as a build of ours.
MARKS = (MANIFEST, NQUADS)
#: The program that a manifest of ours names.
GENERATOR = "pactgraph"


def beside(out: Path, what: str) -> Path:
    """Return the hidden neighbour of a folder that a build writes to, locks or sets aside."""
    return out.parent / f".{out.name}.{what}"


def settled(out: Path, *, patience: float = 2.0) -> Path | None:
    """Return the folder of a build, waiting out the instant of a swap in two renames.

    Args:
        out: Where the build is, or would be.
        patience: Seconds to wait while a swap is under way; a writer killed in that instant leaves
            the earlier build set aside, and that is the folder then.
    """
    deadline = time.monotonic() + patience
    while not _is_file(out / MANIFEST):
        if not _is_file(beside(out, "old") / MANIFEST):
            return None
        if time.monotonic() > deadline:
            return beside(out, "old")
        time.sleep(0.005)
    return out


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113  # pathlib raises where a folder may not be entered


def manifest(folder: Path) -> dict[str, Any]:
    """Return what a build says of itself; nothing if the file is another program's.

    Raises:
        StoreError: The manifest cannot be read.
    """
    import json  # noqa: PLC0415  # where there is no build, none is read

    path = folder / MANIFEST
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        why = reason(error) if isinstance(error, OSError) else error
        raise StoreError(
            f"{shown_path(path)} cannot be read: {why}; `pactgraph build` renews a build"
        ) from None
    ours = isinstance(found, dict) and found.get("generator") == GENERATOR
    return found if ours else {}


def is_build(folder: Path) -> bool:
    """Say whether a folder holds a build of ours that can be asked."""
    try:
        return _is_file(folder / MANIFEST) and bool(manifest(folder))
    except StoreError:
        return False


def is_seeds(folder: Path) -> bool:
    """Say whether a folder holds seeds, and not the shipped ones, which nobody need name."""
    return _is_file(folder / "documents.yaml") and folder.resolve() != SEEDS.resolve()


def above(name: str, wanted: Callable[[Path], bool]) -> Path | None:
    """Return the nearest `../name`, `../../name` … that is what is wanted."""
    try:
        here = Path.cwd()
    except OSError:  # the working directory is gone
        return None
    ups = (Path(*[".."] * n) for n in range(1, len(here.parts)))
    return next((up / name for up in ups if wanted(up / name)), None)


class Sources(NamedTuple):
    """A folder of seeds and the ontology they are read by."""

    seeds: Path
    ontology: Path

    @classmethod
    def at(cls, seeds: Path | None = None) -> "Sources":
        """Return the sources of a folder; else `./seeds` if it is one; else the shipped ones.

        The ontology is the folder of that name beside the seeds, if there is one. Where the
        shipped ones are read and others lie near, a line on stderr says so.

        Raises:
            StoreError: The given folder does not exist.
        """
        if seeds is not None and not seeds.is_dir():
            raise StoreError(f"there is no folder {shown_path(seeds)}; expected a seeds folder")
        seeds = seeds or cls.here()
        if seeds is None:
            _say_if_passed_over()
            return cls.of_package()
        beside = seeds.resolve().parent / "ontology"
        own = (beside / "context.jsonld").is_file()
        return cls(seeds=seeds, ontology=beside if own else ONTOLOGY)

    @classmethod
    def of_package(cls) -> "Sources":
        """Return the shipped sources."""
        return cls(seeds=SEEDS, ontology=ONTOLOGY)

    @staticmethod
    def here() -> Path | None:
        """Return `./seeds` if it is a folder of seeds."""
        folder = Path("seeds")
        return folder if _is_file(folder / "documents.yaml") else None

    @property
    def shipped(self) -> bool:
        """Whether these are the seeds that came with the package."""
        return self.seeds.resolve() == SEEDS.resolve()

    def fingerprint(self) -> str:
        """Return the digest of what the records and the ontology say."""
        return fingerprint(self.seeds, self.ontology)

    def store_name(self) -> str:
        """Return the name of the store these make: their content and the code that reads it."""
        return fingerprint(self.seeds, self.ontology, PACKAGE)


def _say_if_passed_over() -> None:
    """Tell on stderr of seeds that a person standing here may think are read, and are not."""
    if lacking := unlisted():
        notice(f"{lacking}, so the shipped seeds are read")
    elif near := above("seeds", is_seeds):
        notice(f"the shipped seeds are read, not {near.as_posix()}; --seeds names others")


def unlisted() -> str:
    """Return what is to be said of a `./seeds` that is meant as a folder of seeds and is none."""
    folder = Path("seeds")
    if not os.path.isdir(folder) or _is_file(folder / "documents.yaml"):  # noqa: PTH112  # as above
        return ""
    readable = os.access(folder, os.R_OK | os.X_OK)
    records = any(next(folder.glob(depth), None) for depth in ("*.yaml", "*/*.yaml"))
    return "" if readable and not records else "seeds/ holds no documents.yaml that can be read"
