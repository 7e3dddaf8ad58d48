"""One record's nodes → JSON-LD, checked for all that JSON-LD would lose or bend without a word.

A broken value is noted with its line and left out, and the rest of the record goes on, so that
what SHACL finds comes in the same run.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pactgraph.locale.languages import LANGUAGES
from pactgraph.seeds.codes import pair_problem
from pactgraph.seeds.values import BrokenError, Values, scalar, slug
from pactgraph.seeds.vocabulary import Key, nearest
from pactgraph.seeds.yamlfile import Node, YamlFile

Subject = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record as JSON-LD without its context."""

    id: Subject
    data: dict[str, Any]


class Checker:
    """Checks records one after another.

    Attributes:
        positions: The file and line of each subject (key `""`) and of each of its keys.
        broken: The subjects, and the subjects' keys, whose values were left out.
    """

    def __init__(self, values: Values) -> None:
        self.positions: dict[tuple[Subject, str], tuple[str, int]] = {}
        self.broken: set[tuple[Subject, str]] = set()
        self._values = values
        self._vocabulary = values.vocabulary
        self._nested_classes = {key.nested for key in self._vocabulary.keys.values() if key.nested}

    def record(self, file: YamlFile, node: Node) -> Record | None:
        """Return the record that a mapping spells, without what is broken in it."""
        class_ = self._class(file, node)
        subject = self._subject(file, node, class_)
        if subject is None:
            return None
        # All that the shapes would say of it follows from that.
        if not class_:
            self.broken.add((subject, ""))
        data = self._fields(file, subject, class_, node)
        return Record(id=subject, data={"id": subject, **data})

    @contextmanager
    def _noting(self, file: YamlFile, line: int, subject: Subject, name: str) -> Iterator[None]:
        """Note what proves broken in a block, and go on behind it."""
        try:
            yield
        except BrokenError as error:
            self.broken.add((subject, name))
            if error.args:
                file.problem(line, f"{name}: {error}")

    def _class(self, file: YamlFile, record: Node) -> str:
        """Return the class of a record, or nothing if it has none that exists."""
        node, name = _fields(record).get("type"), ""
        if node is None:
            file.problem(record.line, "the key 'type' is missing; every record has one")
        else:
            with self._noting(file, node.line, "", "type"):
                name = self._class_name(scalar(node))
        return name

    def _class_name(self, name: str) -> str:
        classes = self._vocabulary.classes.keys() - self._nested_classes
        if name not in classes:
            raise BrokenError(f"there is no type {name!r}{nearest(name, classes)}")
        return name

    def _subject(self, file: YamlFile, record: Node, class_: str) -> Subject | None:
        """Return the id of a record, if it is one and no record has had it."""
        node, name = _fields(record).get("id"), ""
        if node is None:
            hint = (
                f"expected id: {file.path.stem}" if record is file.root else "every record has one"
            )
            file.problem(record.line, f"the key 'id' is missing; {hint}")
            return None
        with self._noting(file, node.line, "", "id"):
            name = slug(node, class_)
        if (name, "") in self.positions:
            where = "{}:{}".format(*self.positions[name, ""])
            file.problem(node.line, f"the id {name!r} is that of the record at {where}")
            return None
        return name or None

    def _fields(self, file: YamlFile, subject: Subject, class_: str, node: Node) -> dict[str, Any]:
        """Return the checked values of a mapping by key, in the vocabulary's order."""
        data: dict[str, Any] = {"type": class_} if class_ else {}
        self.positions[subject, ""] = file.shown, node.line
        for name, value in _fields(node).items():
            self.positions[subject, name] = file.shown, value.line
            with self._noting(file, value.line, subject, name):
                key = self._key(name, class_)
                # These two are read first, by `record`: without them nothing could be said of the
                # others.
                if key.values not in {"id", "class"}:
                    data[name] = self._value(file, subject, key, value)
        return {name: data[name] for name in self._vocabulary.keys if data.get(name)}

    def _key(self, name: str, class_: str) -> Key:
        keys = self._vocabulary.keys
        if name not in keys:
            raise BrokenError(f"there is no such key{nearest(name, keys)}")
        key = keys[name]
        if key.values in {"id", "class"} and class_ in self._nested_classes:
            raise BrokenError(f"a {class_.lower()} has no such key; it is made of its others")
        if class_ and not self._vocabulary.allows(key, class_):
            owners = ", ".join(sorted(key.domain))
            raise BrokenError(f"a record of type {class_} has no such key; it is for {owners}")
        return key

    def _value(self, file: YamlFile, subject: Subject, key: Key, node: Node) -> object:
        # Refused where it was read, so that there is nothing to add.
        if node.value is None:
            raise BrokenError
        if key.values == "records":
            return self._nested(file, subject, key, node)
        if key.values == "languages":
            return self._languages(file, subject, key, node)
        if not isinstance(node.value, list):
            return self._values.sound(key, node)
        if not key.many:
            hint = '; quote a date set: "[..1994]"' if key.values == "date" else ""
            raise BrokenError(f"takes one value, not a list{hint}")
        values = self._usable(file, subject, key, node.value)
        if key.values == "code" and (problem := pair_problem(values)):
            raise BrokenError(problem)
        return values

    def _usable(self, file: YamlFile, subject: Subject, key: Key, nodes: list[Node]) -> list[str]:
        """Return the sound values of a list, noting the broken ones at their own lines."""
        if not nodes:
            raise BrokenError("is an empty list; leave the key out")
        found: dict[str, None] = {}
        for node in nodes:
            with self._noting(file, node.line, subject, key.name):
                value = self._values.sound(key, node)
                if value in found:
                    raise BrokenError(f"{value!r} stands in the list twice")
                found[value] = None
        return list(found)

    def _languages(self, file: YamlFile, subject: Subject, key: Key, node: Node) -> dict[str, Any]:
        if not isinstance(node.value, dict):
            raise BrokenError("takes words by language: {zh: …, en: …}")
        data: dict[str, Any] = {}
        for tag, words in node.value.items():
            with self._noting(file, words.line, subject, key.name):
                if tag not in LANGUAGES:
                    known = " or ".join(LANGUAGES)
                    raise BrokenError(f"{tag!r} is no language of this graph; expected {known}")
                if not isinstance(words.value, list):
                    data[tag] = self._values.sound(key, words)
                elif key.many:
                    data[tag] = self._usable(file, subject, key, words.value)
                else:
                    raise BrokenError(f"takes one text for each language, not a list ({tag})")
        return data

    def _nested(self, file: YamlFile, subject: Subject, key: Key, node: Node) -> list[Any]:
        """Return nested records with the ids minted for them, as `<record>/<actor>-<role>`."""
        ends = self._vocabulary.ends(key.nested)
        expected = f"takes a list of {{{', '.join(ends)}, …}}"
        if not isinstance(node.value, list) or not node.value:
            raise BrokenError(expected)
        found = []
        for item, name in zip(node.value, _minted(subject, node.value, ends), strict=True):
            with self._noting(file, item.line, subject, key.name):
                if item.value is None:
                    raise BrokenError
                if not isinstance(item.value, dict):
                    raise BrokenError(expected)
                if (name, "") in self.positions:
                    raise BrokenError(_twice(ends))
                found.append({"id": name, **self._fields(file, name, key.nested, item)})
        # What the shapes miss in a record's ties may be the one that was left out.
        if any(broken.startswith(f"{subject}/") for broken, _ in self.broken):
            self.broken.add((subject, key.name))
        return found


def _twice(ends: Sequence[str]) -> str:
    """Return what is said of two nested records that nothing tells apart."""
    first, *others = ends
    return " in one ".join((f"the same {first} stands here twice", *others))


def _minted(subject: Subject, items: list[Node], ends: Sequence[str]) -> list[str]:
    """Return an id for each tie: its ends, and the date where those do not suffice."""
    short = [_tie_name(item, ends) or str(i) for i, item in enumerate(items, 1)]
    often = Counter(short)
    long = [_tie_name(item, ends, "date") for item in items]
    return [f"{subject}/{b if b and often[a] > 1 else a}" for a, b in zip(short, long, strict=True)]


def _tie_name(item: Node, ends: Sequence[str], *further: str) -> str:
    """Return the values of keys as one slug; nothing if there are none to tell ties apart by."""
    fields = _fields(item)
    if not fields.keys() >= set(ends):
        return ""
    words = [str(fields[key].value) for key in (*ends, *further) if key in fields]
    return "-".join(re.sub(r"[^A-Za-z0-9]+", "-", word).strip("-") for word in words)


def _fields(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}
