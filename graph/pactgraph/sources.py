"""Which seeds and ontology a command means, and the name of what they make."""

import time
from dataclasses import dataclass
from pathlib import Path

from pactgraph.errors import StoreError, shown_path
from pactgraph.resources import ONTOLOGY, PACKAGE, SEEDS, fingerprint

#: The file that makes a folder a build of ours.
MANIFEST = "manifest.json"


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
    while not (out / MANIFEST).is_file():
        if not (beside(out, "old") / MANIFEST).is_file():
            return None
        if time.monotonic() > deadline:
            return beside(out, "old")
        time.sleep(0.005)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """A folder of seeds and the ontology they are read by."""

    seeds: Path
    ontology: Path

    @classmethod
    def at(cls, seeds: Path | None = None) -> "Sources":
        """Return the sources of a folder; else `./seeds` if it is one; else the shipped ones.

        The ontology is the folder of that name beside the seeds, if there is one.

        Raises:
            StoreError: The given folder does not exist.
        """
        if seeds is not None and not seeds.is_dir():
            raise StoreError(f"there is no folder {shown_path(seeds)}; expected a seeds folder")
        seeds = seeds or cls.here()
        if seeds is None:
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
        return folder if (folder / "documents.yaml").is_file() else None

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
