"""Catalogues of gettext, read from the text that translators edit (`*.po`).

Babel reads them too, and the tests hold this reader to it; importing Babel takes longer than a
whole answer, and what `msgfmt` compiles would be a second file to keep for each language.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pactgraph.errors import Problem, SeedsError, shown_path

_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr(?:\[\d\])?)[ \t]+)?"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


class Messages(NamedTuple):
    """What a catalogue says: its header, and each message by key, in one form or several."""

    header: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]


def read(path: Path) -> Messages:
    """Return the messages of a catalogue, without what is not translated, or `fuzzy`, as msgfmt.

    Raises:
        SeedsError: A line is none of a catalogue.
    """
    entries: list[list[tuple[str, str]]] = []
    fuzzy = False
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        text = line.strip()
        # Messages that are no longer used are comments too (`#~`).
        if not text or text.startswith("#"):
            fuzzy |= text.startswith("#,") and "fuzzy" in text
            continue
        if not (found := _LINE.fullmatch(text)):
            message = 'is no line of a catalogue; expected msgid "…" or msgstr "…"'
            raise SeedsError([Problem(shown_path(path), number, message)])
        field, words = found[1], _ESCAPE.sub(lambda m: _ESCAPED.get(m[1], m[1]), found[2])
        if field == "msgid":
            entries.append([("fuzzy" if fuzzy else field, words)])
            fuzzy = False
        elif field:
            entries[-1].append((field, words))
        else:  # a text that goes on in the next line
            last, begun = entries[-1].pop()
            entries[-1].append((last, begun + words))
    said = {
        own[0][1]: tuple(words for field, words in own if field.startswith("msgstr"))
        for own in entries
        if own[0][0] != "fuzzy" or not own[0][1]  # the header counts, as fuzzy as it may be
    }
    (header,) = said.pop("", ("",))
    pairs = (line.partition(": ") for line in header.splitlines())
    return Messages(
        {name: value for name, _, value in pairs},
        # Of a plural that lacks a form none is taken: some numbers would be said in no words.
        {key: forms for key, forms in said.items() if all(forms)},
    )
