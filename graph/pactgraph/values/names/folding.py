"""One key for a name however it is spaced, cased, quoted, accented, or written in Chinese.

A key folds what readers type in two ways and mean as one: compatibility forms, case, spaces,
punctuation, the accents of Latin and Greek letters, traditional characters. It keeps what makes
another word: marks of other scripts (й is not и, が not か, and a Thai vowel is a letter), symbols
(C++ is not C) and digits. Many traditional characters have one simplified form, hardly any has two
(乾 is 干 or 乾, 著 着 or 著): both then have one key, which costs a search nothing.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from pactgraph.resources import PACKAGE
from pactgraph.values.names.characters import is_ignorable

# Letters of Latin that no decomposition takes apart, as CLDR's Latin-ASCII spells them.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h"}
    | {"ŧ": "t", "ŋ": "n", "ı": "i", "ĸ": "q", "&": "and"}
)
# Dashes by use that are symbols by category, and the letters that stand for an apostrophe.
_MARKS = frozenset("−─━ꞌꞋ") | frozenset(map(chr, range(0x2B9, 0x2E0)))
_ACCENTED = ("LATIN", "GREEK")
_IDEOGRAPH = (
    "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = rf"[{_IDEOGRAPH}]|[^\W_{_IDEOGRAPH}]+"


def fold(name: str) -> str:
    """Return the key of a name.

    >>> fold("Viet Nam") == fold("viet-nam") == fold("ＶＩＥＴＮＡＭ")
    True
    >>> fold("Côte d’Ivoire") == fold("Cote d'Ivoire"), fold("中國") == fold("中国")
    (True, True)
    """
    if not name.isascii():
        name = _plain(name)
    folded = name.casefold().translate(_LETTERS)
    return "".join(c for c in folded if not _is_silent(c))


def keys(name: str) -> tuple[str, ...]:
    """Return the keys by which a name is looked up: its own, then those of its usual rewordings.

    These are the name without a leading article, with `St.` in full, and put back in order where it
    is turned about a comma. They are no part of `fold`: it knows no words.

    >>> keys("the Russian Federation")
    ('therussianfederation', 'russianfederation')
    """
    if len(name.split()) == 1 and "," not in name:
        return tuple(filter(None, [fold(name)]))  # one word has no other wording
    found = [name, *re.findall(r"(?i)^\s*the\s+(.+)", name)]
    found += [re.sub(r"(?i)\bst\b\.?\s+", "Saint ", each) for each in found]
    found += [f"{end} {start}" for start, end in re.findall(r"^([^,]+),\s*([^,]+)$", name)]
    return tuple(dict.fromkeys(filter(None, map(fold, found))))


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded; of Chinese, which has no spaces, its characters.

    >>> words("the UN’s “6+2” 机制")
    ('the', 'un', 's', '6', '2', '机', '制')
    """
    return tuple(filter(None, map(fold, re.findall(_WORD, name))))


def holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Say whether words stand one after another among others.

    >>> holds(words("alternative-development-parks-count"), words("SCO"))
    False
    """
    size = len(part)
    return any(whole[i : i + size] == part for i in range(len(whole) - size + 1))


def simplified(text: str) -> str:
    """Return a text with each character of Chinese in its simplified form, at the same place.

    >>> simplified("中華人民共和國與緬甸")
    '中华人民共和国与缅甸'
    """
    return text if text.isascii() else text.translate(_variants())


def variants(text: str) -> list[str]:
    """Return, each before the form it folds to, the other forms of a text's characters.

    >>> variants("中国")
    ['國国']
    """
    wanted = set(simplified(text))
    found = ((chr(other), form) for other, form in _variants().items() if form in wanted)
    return sorted(other + form for other, form in found)


def _plain(name: str) -> str:
    """Return a name without compatibility forms, accents and other forms of characters."""
    # A spacing accent is a space and a mark by compatibility, and the mark would find a letter.
    spaced = "".join(" " if unicodedata.category(c) == "Sk" else c for c in name)
    # Case first: the small letter of İ is an i and a mark, which then goes as other marks do.
    folded = unicodedata.normalize("NFKC", spaced).casefold()
    kept, base = [], " "
    for c in unicodedata.normalize("NFKD", folded):
        if unicodedata.category(c) != "Mn":
            base = c
        elif unicodedata.name(base, "").startswith(_ACCENTED) or is_ignorable(c):
            continue
        kept.append(c)
    # What was kept is put together again: が and й, and the syllables of Hangul.
    return simplified(unicodedata.normalize("NFKC", "".join(kept)))


@cache
def _is_silent(character: str) -> bool:
    category = unicodedata.category(character)
    return (
        category[0] in "PZ"
        or category in {"Cc", "Cf", "Sk"}
        or character in _MARKS
        or is_ignorable(character)
    )


@cache
def _variants() -> dict[int, str]:
    """Return the simplified form of each other form; read for the first name that is not ASCII."""
    text = (PACKAGE / "values" / "names" / "simplified.csv").read_text("utf-8")
    rows = (line.partition(",") for line in text.splitlines() if not line.startswith("#"))
    return {ord(other): form for form, _, others in rows if len(form) == 1 for other in others}
