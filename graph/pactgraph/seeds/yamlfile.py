"""One YAML file → its nodes with line numbers, every scalar a string.

Read from the parser's events, so that no type is implied (`NO` is Norway and `1993-10` no number),
nothing is expanded and nothing recurses far: a tag, an alias, a duplicate key or a heap of
brackets, which YAML would bend or a composer die of, is a problem with its line.
"""

import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pactgraph.errors import Problem, shown_path
from pactgraph.files.text import NotTextError, decoded
from pactgraph.values.names.characters import looks, loose_mark, script_mix

MAX_FILE = 4_000_000
MAX_SCALAR = 20_000
MAX_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times faster
# What XML, and so GEXF and GraphML, cannot hold, and what breaks a line for YAML alone.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_ID = re.compile(r"\bid:[^\w\n]*([A-Za-z0-9._-]+)")

Events = Iterator[Any]  # the events of PyYAML have no types worth naming


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a list or a mapping, and the line it begins on; no value where it was refused."""

    line: int
    value: "str | list[Node] | dict[str, Node] | None"


class _UnreadableError(Exception):
    """The rest of a file cannot be read: on which line, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


class YamlFile:
    """The nodes of one file, and what was wrong with it.

    Attributes:
        root: What the file holds; `None` if it could not be read.
        lost: What look like ids in a file that could not be read: a reference to one of them is
            not called dangling.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shown = shown_path(path)
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.lost: frozenset[str] = frozenset()
        self._told: frozenset[str] = frozenset()
        data = self._bytes()
        try:
            self.root = self._document(_events(self._text(data)))
        except _UnreadableError as error:
            self.problem(error.line, str(error))
        if self.root is None:
            self.lost = frozenset(_ID.findall(data.decode("utf-8", "replace")))

    def problem(self, line: int, message: str) -> None:
        """Note that something is wrong on a line."""
        self.problems.append(Problem(self.shown, line, message))

    def _bytes(self) -> bytes:
        """Return as much of the file as a seeds file may hold, and one byte more."""
        try:
            # Opening a pipe would wait until somebody writes to it.
            if self.path.exists() and not self.path.is_file():
                self.problem(1, "is no regular file")
                return b""
            with self.path.open("rb") as file:
                return file.read(MAX_FILE + 1)
        except OSError as error:
            self.problem(1, f"cannot be read: {error.strerror}")
            return b""

    def _text(self, data: bytes) -> str:
        if len(data) > MAX_FILE:
            raise _UnreadableError(1, f"is too long; a seeds file holds at most {MAX_FILE:,} bytes")
        try:
            text = decoded(data)
        except NotTextError as error:
            raise _UnreadableError(error.line, str(error)) from None
        if found := _CONTROL.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise _UnreadableError(line, f"holds the control character {_codepoint(found[0])}")
        self._told = frozenset(filter(looks, set(text)))
        for line, words in enumerate(text.split("\n"), 1) if self._told else ():
            for character in sorted(self._told.intersection(words)):
                self.problem(line, f"holds {looks(character)}")
        return text

    def _document(self, events: Events) -> Node | None:
        """Return the one document of a stream."""
        root = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _UnreadableError(
                        _line(event), "a second document begins; a file holds one"
                    )
                root = self._node(next(events), events)
        if root is None and not self.problems:
            self.problem(1, "is empty; a record was expected")
        return root

    def _node(self, event: Any, events: Events) -> Node:  # noqa: ANN401  # as above
        """Return the node that an event begins, reading to its end."""
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            self.problem(line, f"the alias *{event.anchor} repeats a value; write the value out")
            return Node(line, None)
        if event.tag:
            self.problem(line, f"the tag {event.tag!r} has no place in a record; remove it")
        if isinstance(event, yaml.ScalarEvent):
            return Node(line, self._scalar(event.value, line))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(line, list(self._items(events)))
        return Node(line, dict(self._pairs(events)))

    def _scalar(self, text: str, line: int) -> str | None:
        if len(text) > MAX_SCALAR:
            self.problem(line, f"a text of {len(text):,} characters; {MAX_SCALAR:,} at most")
        # Written as an escape (`\x07`), which the text of the file does not show.
        elif found := _CONTROL.search(text):
            self.problem(line, f"a text holds the control character {_codepoint(found[0])}")
        elif reason := "" if text.isascii() else self._seeming(text):
            self.problem(line, f"a text holds {reason}")
        elif text.isascii() or not self._told.intersection(text):
            return text
        return None

    def _seeming(self, text: str) -> str:
        """Return why a text is not what it seems, unless that was told where it stands."""
        escaped = sorted(filter(looks, set(text) - self._told))
        return looks(escaped[0]) if escaped else loose_mark(text) or script_mix(text)

    def _items(self, events: Events) -> Iterator[Node]:
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self._node(event, events)

    def _pairs(self, events: Events) -> Iterator[tuple[str, Node]]:
        first: dict[str, int] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events)
            value = self._node(next(events), events)
            if key.value is None:
                continue
            if not isinstance(key.value, str):
                self.problem(key.line, "a list or mapping stands where a key was expected")
            elif key.value in first:
                where = first[key.value]
                self.problem(key.line, f"the key {key.value!r} stands on line {where} already")
            else:
                first[key.value] = key.line
                yield key.value, Node(key.line, value.value)


def _events(text: str) -> Events:
    """Yield what the parser finds, and say in our words where it can go no further."""
    try:
        yield from _shallow(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        # The scanner is up to 1,024 characters ahead of the events, to see whether a key ends
        # there, and has limits of its own. What it passed is read again, so that ours speaks first.
        with suppress(yaml.YAMLError):
            deque(_shallow(yaml.parse(text[: mark.index], Loader=_LOADER)), maxlen=0)
        reason = ", ".join(filter(None, (error.problem, error.context)))
        raise _UnreadableError(mark.line + 1, f"is no YAML: {reason}") from None


def _shallow(events: Events) -> Events:
    """Yield events, as long as they are not nested too deep for what reads them."""
    depth, line = 0, 1
    try:
        for event in events:
            line = _line(event)
            if isinstance(event, yaml.NodeEvent) and depth == MAX_DEPTH:
                raise _UnreadableError(line, f"is nested more than {MAX_DEPTH} deep")
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            yield event
    except (ValueError, OverflowError) as error:  # a version or an escape beyond any number
        raise _UnreadableError(line, f"is no YAML: {error}") from None


def _line(event: Any) -> int:  # noqa: ANN401  # as above
    return int(event.start_mark.line) + 1


def _codepoint(character: str) -> str:
    return f"U+{ord(character):04X}"
