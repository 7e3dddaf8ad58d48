"""Where words stand in a sentence: whole where they are spelt in Latin letters, else as printed."""

import re
from collections.abc import Iterable
from functools import cache

_EDGE = "[A-Za-z0-9]"


def alternation(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_bounded, ordered)) or r"(?!)")


def stands(word: str, text: str) -> bool:
    """Say whether a word stands in a text.

    >>> stands("Laos", "in Laos, too"), stands("China", "Indochina")
    (True, False)
    """
    return _pattern(word).search(text) is not None


def without(words: Iterable[str], text: str) -> str:
    """Return a text with these words blanked out.

    >>> without(["联合国禁毒署"], "中国和联合国禁毒署")
    '中国和＿＿＿＿＿＿'
    """
    for word in words:
        text = text.replace(word, "＿" * len(word))
    return text


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(_bounded(word))


def _bounded(word: str) -> str:
    """Return a pattern for one word; several words of English may stand in other capitals."""
    left = rf"(?<!{_EDGE})" if re.match(_EDGE, word) else ""
    right = rf"(?!{_EDGE})" if re.search(f"{_EDGE}$", word) else ""
    inner = re.escape(word)
    if word.isascii() and " " in word:
        inner = f"(?i:{inner})"
    return f"{left}{inner}{right}"
