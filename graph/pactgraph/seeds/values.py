"""What a single value of a key may be."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pactgraph.seeds.codes import code_problem
from pactgraph.seeds.vocabulary import Key, Vocabulary, nearest
from pactgraph.seeds.yamlfile import Node
from pactgraph.values.edtf import EdtfError, parse
from pactgraph.values.locators import Locator

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DOCUMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class BrokenError(Exception):
    """A value cannot be used; the message says why, unless that was said where it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What values may be, given a vocabulary and the ids that exist."""

    vocabulary: Vocabulary
    known: AbstractSet[str]
    documents: AbstractSet[str]

    def sound(self, key: Key, node: Node) -> str:
        """Return one scalar if it is what a key takes.

        Raises:
            BrokenError: It is not.
        """
        text = _label(node) if key.values == "languages" else scalar(node)
        if key.values == "concept":
            self._concept(key.scheme, text)
        elif key.values == "reference":
            self._reference(text)
        elif key.values == "locator":
            self._locator(text)
        elif key.values == "date":
            _date(text)
        elif key.values == "code" and (problem := code_problem(text)):
            raise BrokenError(problem)
        return text

    def _concept(self, scheme: str, text: str) -> None:
        concepts = self.vocabulary.concepts.get(scheme, frozenset())
        if text not in concepts:
            hint = nearest(text, concepts)
            raise BrokenError(f"there is no {scheme} {text!r} in concepts.ttl{hint}")

    def _reference(self, text: str) -> None:
        # The wider of the two forms, as documents are referred to as well.
        if not _DOCUMENT_ID.fullmatch(text):
            raise BrokenError(f"{text!r} is no id of a record; expected a slug")
        if text not in self.known:
            raise BrokenError(f"there is no record {text!r}{nearest(text, self.known)}")

    def _locator(self, text: str) -> None:
        try:
            document = Locator.parse(text).document
        except ValueError as error:
            raise BrokenError(str(error)) from None
        if document not in self.documents:
            hint = nearest(document, self.documents)
            raise BrokenError(f"there is no document {document!r} in documents.yaml{hint}")


def _date(text: str) -> None:
    try:
        parse(text)
    except EdtfError as error:
        raise BrokenError(str(error)) from None


def slug(node: Node, class_: str) -> str:
    """Return the id of a record of a class; a document's is the name of its file.

    Raises:
        BrokenError: It is no id.
    """
    text = scalar(node)
    if not (_DOCUMENT_ID if class_ == "Document" else _SLUG).fullmatch(text):
        what = "lower-case letters, digits and single hyphens, as in drug-control-mou-1993"
        raise BrokenError(f"{text!r} is no slug; expected {what}")
    return text


def _label(node: Node) -> str:
    """Return the words of a node that must be a name: one line, with a letter or a digit in it.

    Raises:
        BrokenError: It is none.
    """
    text = scalar(node)
    if "\n" in text or "\t" in text:
        raise BrokenError(f"{text!r} has a line break or a tab in it; write spaces")
    if not any(map(str.isalnum, text)):
        raise BrokenError(f"{text!r} is no name; it has neither letter nor digit")
    return text


def scalar(node: Node) -> str:
    """Return the text of a node that must be one.

    Raises:
        BrokenError: It is none, or an empty one.
    """
    if node.value is None:
        raise BrokenError
    if not isinstance(node.value, str):
        kind = "a mapping" if isinstance(node.value, dict) else "a list"
        raise BrokenError(f"takes a single text, not {kind}")
    if not node.value.strip():
        raise BrokenError("is empty; leave the key out")
    # `draft` writes the word where a curator is to decide.
    if "TODO" in node.value:
        raise BrokenError("is still TODO; say what the source says")
    if node.value != node.value.strip():
        raise BrokenError(f"{node.value!r} has spaces around it")
    return node.value
