"""What of the documents is rightly in no record, and why: seeds/leftout.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pactgraph.errors import Problem, SeedsError
from pactgraph.seeds.yamlfile import Node, YamlFile
from pactgraph.values.locators import Locator

_KEYS = ("passage", "mention", "reason")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A mention that no record carries, and the reason."""

    passage: Locator
    mention: str
    reason: str
    file: str
    line: int


def left_out(seeds: Path) -> list[LeftOut]:
    """Return the entries of a seeds folder's leftout.yaml; none if it has no such file.

    Raises:
        SeedsError: The file is no list of {passage, mention, reason}.
    """
    path = seeds / "leftout.yaml"
    if not path.is_file():
        return []
    file = YamlFile(path)
    items = file.root.value if file.root and isinstance(file.root.value, list) else []
    if file.root and not items:
        file.problem(1, "is no list of {passage, mention, reason}")
    found = [entry for item in items for entry in _entry(file, item)]
    if file.problems:
        raise SeedsError(file.problems)
    return found


def _entry(file: YamlFile, item: Node) -> Iterator[LeftOut]:
    fields = item.value if isinstance(item.value, dict) else {}
    texts = [node.value for key, node in fields.items() if key in _KEYS]
    if tuple(fields) != _KEYS or not all(isinstance(text, str) and text for text in texts):
        file.problem(item.line, f"takes {{{', '.join(_KEYS)}}}, in this order, each one text")
        return
    passage, mention, reason = map(str, texts)
    try:
        yield LeftOut(Locator.parse(passage), mention, reason, file.shown, item.line)
    except ValueError as error:
        file.problem(item.line, f"passage: {error}")


def stale(entry: LeftOut) -> Problem:
    """Return the problem of an entry that leaves out nothing."""
    message = f"{entry.passage} has no {entry.mention!r} that needs leaving out; remove this entry"
    return Problem(entry.file, entry.line, message)
