"""One YAML file → its nodes with line numbers, every scalar a string.

No implicit types (`NO` is Norway and `1993-10` no number), no tags, no anchors, no duplicate keys:
what YAML would bend without a word is a problem with its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import yaml

from pactgraph.errors import Problem, shown_path

MAX_FILE = 4_000_000
MAX_SCALAR = 20_000
_STRING = "tag:yaml.org,2002:str"
_PLAIN_TAGS = {_STRING, "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # chosen at run time
    """A safe loader to which every plain scalar is a string."""

    yaml_implicit_resolvers: ClassVar[dict[str, object]] = {}


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, a list or a mapping, and the line it begins on."""

    line: int
    value: "str | list[Node] | dict[str, Node]"


class YamlFile:
    """The nodes of one file, and what was wrong with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shown = shown_path(path)
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self.root = self._read()

    def problem(self, line: int, message: str) -> None:
        """Note that something is wrong on a line."""
        self.problems.append(Problem(self.shown, line, message))

    def _read(self) -> Node | None:
        text = self._text()
        if text is None:
            return None
        try:
            root = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.problem(mark.line + 1 if mark else 1, f"is no YAML: {_reason(error)}")
            return None
        except (yaml.YAMLError, RecursionError) as error:
            self.problem(1, f"is no YAML: {_first_line(error)}")
            return None
        if root is None:
            self.problem(1, "is empty; a record was expected")
            return None
        return self._node(root)

    def _text(self) -> str | None:
        try:
            size = self.path.stat().st_size
            if size > MAX_FILE:
                self.problem(1, f"has {size:,} bytes; a seeds file holds at most {MAX_FILE:,}")
                return None
            data = self.path.read_bytes()
        except OSError as error:
            self.problem(1, f"cannot be read: {error.strerror}")
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.problem(line, f"is not UTF-8: byte 0x{data[error.start]:02x}; save it as UTF-8")
            return None

    def _node(self, node: yaml.Node) -> Node | None:
        line = node.start_mark.line + 1
        if id(node) in self._seen:
            self.problem(line, "an alias repeats this anchored value; write the value out")
            return None
        self._seen.add(id(node))
        if node.tag not in _PLAIN_TAGS and node.tag != "!":
            self.problem(line, f"the tag {node.tag!r} has no place in a record; remove it")
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, line)
        if isinstance(node, yaml.SequenceNode):
            return Node(line, [found for item in node.value if (found := self._node(item))])
        return Node(line, dict(self._pairs(node.value)))

    def _scalar(self, node: yaml.ScalarNode, line: int) -> Node | None:
        if len(node.value) > MAX_SCALAR:
            self.problem(line, f"a text of {len(node.value):,} characters; {MAX_SCALAR:,} at most")
            return None
        return Node(line, node.value)

    def _pairs(self, pairs: list[tuple[yaml.Node, yaml.Node]]) -> Iterator[tuple[str, Node]]:
        first: dict[str, int] = {}
        for key, value in pairs:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.problem(line, "a list or mapping stands where a key was expected")
            elif key.value in first:
                self.problem(
                    line, f"the key {key.value!r} stands on line {first[key.value]} already"
                )
            else:
                first[key.value] = line
                if found := self._node(value):
                    yield key.value, Node(line, found.value)


def _reason(error: yaml.MarkedYAMLError) -> str:
    return ", ".join(filter(None, (error.problem, error.context)))


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else "nested too deeply"
