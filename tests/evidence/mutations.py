"""One change at a time to a copy of the seeds, drawn with a seeded generator."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pactgraph.seeds import Records

_DIGITS = ("value", "standardValue", "printed")


@dataclass(frozen=True)
class Mutation:
    kind: str
    path: Path
    line: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.path.name}:{self.line}: {self.old} → {self.new}"


def mutations(folder: Path, records: Records, *, each: int, seed: int) -> list[Mutation]:
    """Return `each` changes of each kind: a digit, an actor, a date, a locator."""
    generator = random.Random(seed)  # noqa: S311  # reproducible, not secret
    pools = {
        "actor": sorted(_values(records, "actor")),
        "date": sorted(_values(records, "date") | _values(records, "period")),
        "locator": sorted(_values(records, "evidence")),
        "digit": list("0123456789"),
    }
    lines = [
        (path, number, line)
        for path in sorted(folder.rglob("*.yaml"))
        if path.name not in {"leftout.yaml", "documents.yaml"}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    ]
    found = []
    for kind, pool in pools.items():
        spots = [spot for path, n, line in lines for spot in _spots(kind, path, n, line)]
        for path, n, old in generator.sample(spots, min(each, len(spots))):
            new = generator.choice([value for value in pool if value != _target(kind, old)])
            found.append(Mutation(kind, path, n, old, _changed(kind, old, new, generator)))
    return found


def _values(records: Records, key: str) -> set[str]:
    found: set[str] = set()
    for record in records.records:
        for data in (record.data, *record.data.get("participations", ())):
            value = data.get(key, ())
            found |= {value} if isinstance(value, str) else set(value)
    return found


def _spots(kind: str, path: Path, number: int, line: str) -> Iterator[tuple[Path, int, str]]:
    """Yield the places of a line that a change of this kind could touch."""
    patterns = {
        "actor": r"actor: [a-z0-9-]+",
        "date": r"(?:date|period): \"[^\"]+\"",
        "locator": r"\"[0-9a-z_]+#\d+\.\d+\"",
        "digit": r"(?:value|standardValue): \"[^\"]+\"|printed: \[[^\]]*\d[^\]]*\]",
    }
    for match in re.finditer(patterns[kind], line):
        if kind != "actor" or "participations" not in line:
            yield path, number, match[0]


def _target(kind: str, old: str) -> str:
    return old.strip('"') if kind == "locator" else old.partition(": ")[2].strip('"')


def _changed(kind: str, old: str, new: str, generator: random.Random) -> str:
    if kind != "digit":
        return old.replace(_target(kind, old), new)
    place = generator.choice([m.start() for m in re.finditer(r"\d", old)])
    digit = generator.choice([d for d in "0123456789" if d != old[place]])
    return old[:place] + digit + old[place + 1 :]
