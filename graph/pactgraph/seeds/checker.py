"""One record's nodes → JSON-LD, checked for all that JSON-LD would lose or bend without a word.

A broken value is noted with its line and left out, and the rest of the record goes on, so that
what SHACL finds comes in the same run.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pactgraph.edtf import EdtfError, parse
from pactgraph.passages import Locator
from pactgraph.seeds.vocabulary import Key, Vocabulary, nearest
from pactgraph.seeds.yamlfile import Node, YamlFile
from pactgraph.terms import LANGUAGES

Subject = str

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DOCUMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record as JSON-LD without its context, and where it stands."""

    id: Subject
    data: dict[str, Any]
    file: YamlFile
    line: int


class _BrokenError(Exception):
    """A value cannot be used; the message says why."""


class Checker:
    """Checks records against a vocabulary and the ids that exist."""

    def __init__(self, vocabulary: Vocabulary, *, known: set[str], documents: set[str]) -> None:
        self.positions: dict[tuple[Subject, str], tuple[str, int]] = {}
        self.broken: set[tuple[Subject, str]] = set()
        self._vocabulary = vocabulary
        self._known = known
        self._documents = documents

    def record(self, file: YamlFile, node: Node) -> Record | None:
        """Return the record that a mapping spells, without what is broken in it."""
        fields = node.value
        if not isinstance(fields, dict):
            return None
        class_ = self._class(file, fields)
        subject = self._subject(file, node, class_)
        if subject is None:
            return None
        data = self._fields(file, subject, class_, node)
        return Record(id=subject, data={"id": subject, **data}, file=file, line=node.line)

    def _class(self, file: YamlFile, fields: dict[str, Node]) -> str:
        node = fields.get("type")
        if node is None:
            return ""
        try:
            return self._class_name(_scalar(node))
        except _BrokenError as error:
            file.problem(node.line, f"type: {error}")
            return ""

    def _class_name(self, name: str) -> str:
        classes = self._vocabulary.classes
        if name not in classes or name in {key.nested for key in self._vocabulary.keys.values()}:
            raise _BrokenError(f"there is no type {name!r}{nearest(name, classes)}")
        return name

    def _subject(self, file: YamlFile, node: Node, class_: str) -> Subject | None:
        fields = node.value
        found = fields.get("id") if isinstance(fields, dict) else None
        if found is None:
            if isinstance(file.root and file.root.value, list):
                file.problem(node.line, "the key 'id' is missing; every record has one")
            return None
        pattern = _DOCUMENT_ID if class_ == "Document" else _SLUG
        if not isinstance(found.value, str) or not pattern.fullmatch(found.value):
            what = "lower-case letters, digits and single hyphens, as in drug-control-mou-1993"
            file.problem(found.line, f"the id {_shown(found)} is no slug; expected {what}")
            return None
        return found.value

    def _fields(self, file: YamlFile, subject: Subject, class_: str, node: Node) -> dict[str, Any]:
        """Return the checked values of a mapping by key, in the vocabulary's order."""
        data: dict[str, Any] = {}
        self.positions[subject, ""] = file.shown, node.line
        if not class_:
            self.broken.add((subject, ""))
        for name, value in node.value.items() if isinstance(node.value, dict) else ():
            self.positions[subject, name] = file.shown, value.line
            try:
                key = self._key(name, class_)
                if key.values not in {"id", "class"}:
                    data[name] = self._value(file, subject, key, value)
            except _BrokenError as error:
                file.problem(value.line, f"{name}: {error}")
                self.broken.add((subject, name))
        if class_:
            data["type"] = class_
        elif "type" not in (node.value if isinstance(node.value, dict) else {}):
            file.problem(node.line, f"the key 'type' is missing from {subject!r}")
        order = self._vocabulary.keys
        return {name: data[name] for name in order if data.get(name) not in (None, [], {})}

    def _key(self, name: str, class_: str) -> Key:
        keys = self._vocabulary.keys
        if name not in keys:
            raise _BrokenError(f"there is no such key{nearest(name, keys)}")
        key = keys[name]
        if class_ and not self._vocabulary.allows(key, class_):
            owners = ", ".join(sorted(key.domain))
            raise _BrokenError(f"a record of type {class_} has no such key; it is for {owners}")
        return key

    def _value(self, file: YamlFile, subject: Subject, key: Key, node: Node) -> object:
        if key.values == "records":
            return self._nested(file, subject, key, node)
        if key.values == "languages":
            return self._languages(file, subject, key, node)
        if not isinstance(node.value, list):
            return self._one(key, _scalar(node))
        if not key.many:
            hint = '; quote a date set: "[..1994]"' if key.values == "date" else ""
            raise _BrokenError(f"takes one value, not a list{hint}")
        return list(self._usable(file, subject, key, node.value))

    def _usable(
        self, file: YamlFile, subject: Subject, key: Key, nodes: list[Node]
    ) -> Iterator[str]:
        """Yield the sound values of a list, noting the broken ones at their own lines."""
        if not nodes:
            raise _BrokenError("is an empty list; leave the key out")
        seen: set[str] = set()
        for node in nodes:
            try:
                yield _once(self._one(key, _scalar(node)), seen)
            except _BrokenError as error:
                file.problem(node.line, f"{key.name}: {error}")
                self.broken.add((subject, key.name))

    def _one(self, key: Key, text: str) -> str:
        """Return one scalar if it is what the key takes."""
        if key.values == "concept":
            concepts = self._vocabulary.concepts.get(key.scheme, frozenset())
            if text not in concepts:
                raise _BrokenError(
                    f"there is no {key.scheme} {text!r} in concepts.ttl{nearest(text, concepts)}"
                )
        elif key.values == "reference":
            self._reference(text)
        elif key.values == "locator":
            self._locator(text)
        elif key.values == "date":
            try:
                parse(text)
            except EdtfError as error:
                raise _BrokenError(str(error)) from None
        return text

    def _reference(self, text: str) -> None:
        if not _DOCUMENT_ID.fullmatch(text):
            raise _BrokenError(f"{text!r} is no id of a record; expected a slug")
        if text not in self._known:
            raise _BrokenError(f"there is no record {text!r}{nearest(text, self._known)}")

    def _locator(self, text: str) -> None:
        try:
            document = Locator.parse(text).document
        except ValueError as error:
            raise _BrokenError(str(error)) from None
        if document not in self._documents:
            hint = nearest(document, self._documents)
            raise _BrokenError(f"there is no document {document!r} in documents.yaml{hint}")

    def _languages(self, file: YamlFile, subject: Subject, key: Key, node: Node) -> dict[str, Any]:
        if not isinstance(node.value, dict):
            raise _BrokenError("takes words by language: {zh: …, en: …}")
        data: dict[str, Any] = {}
        for tag, words in node.value.items():
            try:
                data[tag] = self._words(file, subject, key, tag, words)
            except _BrokenError as error:
                file.problem(words.line, f"{key.name}: {error}")
                self.broken.add((subject, key.name))
        return data

    def _words(
        self, file: YamlFile, subject: Subject, key: Key, tag: str, node: Node
    ) -> str | list[str]:
        if tag not in LANGUAGES:
            raise _BrokenError(f"{tag!r} is no language of this graph; expected zh or en")
        if isinstance(node.value, list):
            if not key.many:
                raise _BrokenError(f"takes one text for each language, not a list ({tag})")
            return list(self._usable(file, subject, key, node.value))
        return _scalar(node)

    def _nested(self, file: YamlFile, subject: Subject, key: Key, node: Node) -> list[Any]:
        """Return nested records with the ids minted for them: `<record>/<actor>-<role>`."""
        items = node.value if isinstance(node.value, list) else None
        if not items:
            raise _BrokenError("takes a list of {actor, role, …}")
        minted = _minted(subject, items)
        found = []
        for item, name in zip(items, minted, strict=True):
            if not isinstance(item.value, dict):
                file.problem(item.line, f"{key.name}: takes a list of {{actor, role, …}}")
            elif (name, "") in self.positions:
                file.problem(item.line, "the same actor stands here twice in one role")
            else:
                found.append({"id": name, **self._fields(file, name, key.nested, item)})
        return found


def _minted(subject: Subject, items: list[Node]) -> list[str]:
    """Return an id for each tie: actor and role, and the date where those two do not suffice."""
    short = [_tie_name(item, ("actor", "role")) or str(i) for i, item in enumerate(items, 1)]
    often = Counter(short)
    long = [_tie_name(item, ("actor", "role", "date")) for item in items]
    return [f"{subject}/{b if often[a] > 1 else a}" for a, b in zip(short, long, strict=True)]


def _tie_name(item: Node, keys: tuple[str, ...]) -> str:
    fields = item.value if isinstance(item.value, dict) else {}
    words = [fields[key].value for key in keys if key in fields]
    return "-".join(re.sub(r"[^A-Za-z0-9]+", "-", str(word)).strip("-") for word in words)


def _once(value: str, seen: set[str]) -> str:
    if value in seen:
        raise _BrokenError(f"{value!r} stands in the list twice")
    seen.add(value)
    return value


def _scalar(node: Node) -> str:
    """Return the text of a node that must be one."""
    if not isinstance(node.value, str):
        kind = "a mapping" if isinstance(node.value, dict) else "a list"
        raise _BrokenError(f"takes a single text, not {kind}")
    if not node.value.strip():
        raise _BrokenError("is empty; leave the key out")
    if "TODO" in node.value:
        raise _BrokenError("is still TODO; say what the source says")
    if node.value != node.value.strip():
        raise _BrokenError(f"{node.value!r} has spaces around it")
    return node.value


def _shown(node: Node) -> str:
    return repr(node.value) if isinstance(node.value, str) else "here"
