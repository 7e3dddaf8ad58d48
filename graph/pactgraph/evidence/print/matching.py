"""Where words stand in a sentence: whole where they are spelt in Latin letters, else as printed.

Words and sentences are compared in plain characters, so that a text in traditional ones is read by
the names that records have in simplified ones, and the other way round.
"""

import re
from collections.abc import Iterable
from functools import cache

from pactgraph.values.names.folding import simplified

_EDGE = "[A-Za-z0-9]"


_SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2007\u2009\u3000", " "))


def plain(text: str) -> str:
    """Return a text in simplified characters and plain spaces, each at its place.

    >>> plain("中華\u3000民國")
    '中华 民国'
    """
    return simplified(text).translate(_SPACES)


def alternation(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words in a plain text, the longest first."""
    # Of alternatives Python takes the first that fits, and not the longest.
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    # Of no words the pattern would find nothing everywhere, instead of nowhere.
    return re.compile("|".join(map(_bounded, ordered)) or r"(?!)")


def stands(word: str, text: str) -> bool:
    """Say whether a word stands in a text.

    >>> stands("Laos", "in Laos, too"), stands("China", "Indochina")
    (True, False)
    """
    return _pattern(word).search(plain(text)) is not None


def without(words: Iterable[str], text: str) -> str:
    """Return a text with these words blanked out.

    >>> without(["联合国禁毒署"], "中国和联合国禁毒署")
    '中国和＿＿＿＿＿＿'
    """
    text = plain(text)
    for word in map(plain, words):
        # At its length, so that all behind it stays at its place.
        text = text.replace(word, "＿" * len(word))
    return text


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(_bounded(word))


def _bounded(word: str) -> str:
    """Return a pattern for one word; several words of English may stand in other capitals."""
    left = rf"(?<!{_EDGE})" if re.match(_EDGE, word) else ""
    right = rf"(?!{_EDGE})" if re.search(f"{_EDGE}$", word) else ""
    inner = re.escape(plain(word))
    if word.isascii() and " " in word:
        inner = f"(?i:{inner})"
    return f"{left}{inner}{right}"
