"""Numbers as texts print them, in digits or in Chinese."""

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_WORDS = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

#: A number in digits, with or without marks between thousands.
DIGITS = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
#: Numerals that count something; 几 is "some".
NUMERALS = f"[{''.join({**_DIGITS, **_SCALES})}几]+"
SCALES = f"[{''.join(_SCALES)}]"
ENGLISH_SCALES = "|".join(_WORDS)


def number(text: str) -> Decimal | None:
    """Return the number a text prints, scales applied; `None` for one it does not say.

    >>> number("62,689.41"), number("二十五"), number("4万"), number("几")
    (Decimal('62689.41'), Decimal('25'), Decimal('40000'), None)
    """
    plain = re.sub(r"[,，\s]", "", text)
    match = re.match(r"\d+(?:\.\d+)?", plain)
    if match:
        return Decimal(match[0]) * scale(plain[match.end() :])
    return None if "几" in plain or not plain else _numerals(plain)


def scale(text: str) -> int:
    """Return what scale words multiply by: 万 is 10,000, 亿 is 100 million.

    >>> scale("万"), scale("million"), scale("")
    (10000, 1000000, 1)
    """
    factor = 1
    # Words in English; in Chinese each character is one.
    for word in re.findall(ENGLISH_SCALES, text.casefold()) or text:
        factor *= _WORDS.get(word) or _SCALES.get(word) or 1
    return factor


def _numerals(text: str) -> Decimal | None:
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            # Digits in a row are places, as in 二〇〇六.
            digit = digit * 10 + _DIGITS[character]
        elif character not in _SCALES:
            return None
        elif _SCALES[character] < _SCALES["万"]:
            # 十 alone is ten.
            section += (digit or 1) * _SCALES[character]
            digit = 0
        else:
            # 万 and 亿 multiply all that stands before them.
            total = (total + section + digit or 1) * _SCALES[character]
            section = digit = 0
    return Decimal(total + section + digit)
