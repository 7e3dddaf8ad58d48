"""Figures as texts print them: a number, its unit, and the word that compares."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.print.matching import alternation, plain
from pactgraph.evidence.print.numbers import DIGITS, ENGLISH_SCALES, NUMERALS, SCALES, number, scale


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A number with its unit where they stand in a sentence.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        value: The number before its scale word; `None` for "some".
        unit: The unit as printed, after its scale word, as in 万公顷.
        comparator: The concept of the comparing word; `exactly` if there is none.
    """

    start: int
    end: int
    value: Decimal | None
    unit: str
    comparator: str

    def prints(self, value: str, unit: str) -> bool:
        """Say whether this is a value with its unit, as a record gives them."""
        mine, theirs = (re.sub(r"\s", "", plain(u)).casefold() for u in (self.unit, unit))
        # Of a unit that it does not know, the pattern takes a single character.
        same_unit = mine.startswith(theirs) or theirs.startswith(mine)
        return self.value is not None and self.value == number(value) and same_unit


class Figures:
    """Finds the figures of sentences in one language."""

    def __init__(self, lexicon: Lexicon, language: str, units: Iterable[str] = ()) -> None:
        self._comparators = lexicon.of_scheme("comparator", language)
        known = alternation([*lexicon.of_scheme("unit", language), *units]).pattern
        compare = alternation(self._comparators).pattern
        patterns = _chinese(known, compare) if language == "zh" else _english(known, compare)
        self._patterns = [re.compile(pattern) for pattern in patterns]

    def find(self, sentence: str) -> list[PrintedFigure]:
        """Return the figures of a sentence, in order."""
        found: list[PrintedFigure] = []
        for pattern in self._patterns:
            for match in pattern.finditer(sentence):
                figure = self._figure({k: v or "" for k, v in match.groupdict().items()}, match)
                if all(figure.end <= o.start or o.end <= figure.start for o in found):
                    found.append(figure)
        return sorted(found, key=lambda figure: figure.start)

    def _figure(self, fields: dict[str, str], match: re.Match[str]) -> PrintedFigure:
        compared = fields["before"] or fields.get("inside") or fields["after"]
        word = self._comparators.get(compared.casefold())
        return PrintedFigure(
            start=match.start("money" if fields.get("money") else "number"),
            end=match.end(),
            value=number(fields["number"]),
            unit=fields.get("scale", "") + (fields["unit"] or fields["money"]),
            comparator=word.term if word else "exactly",
        )


def converted(value: str, unit: str, lexicon: Lexicon) -> dict[str, Decimal]:
    """Return what a printed figure is in standard units, by the words its unit ends with.

    A unit that no concept has, such as a counting word, converts to nothing.
    """
    printed = number(value)
    words = [word for word in lexicon.words if word.scheme == "unit" and unit.endswith(word.text)]
    if printed is None or not words:
        return {}
    # 平方公里 ends with 公里 too.
    word = max(words, key=lambda word: len(word.text))
    return {word.standard: printed * scale(unit.removesuffix(word.text)) * word.factor}


def _chinese(known: str, compare: str) -> tuple[str, str]:
    """Return patterns for digits with any unit, and for numerals with a known one."""
    # No ordinal (第三), no rest of a number, no part of a name such as 6+2.
    before = rf"(?P<before>{compare})?(?<![第\d.·+])"
    digits = (
        rf"{before}(?P<number>{DIGITS})(?P<inside>{compare})?(?P<scale>{SCALES}*)"
        rf"(?P<after>{compare})?(?P<unit>{known}|[\u4e00-\u9fff%])"
    )
    return digits, rf"{before}(?P<number>{NUMERALS})(?P<after>{compare})?(?P<unit>{known})"


def _english(known: str, compare: str) -> tuple[str, str]:
    """Return patterns for money, and for digits with a unit or any other word of small letters."""
    before = rf"(?:(?P<before>(?i:{compare}))\s+)?"
    digits = rf"(?P<number>{DIGITS})(?:\s(?P<scale>{ENGLISH_SCALES})\b)?(?P<after>)"
    ordinal = r"(?!(?:st|nd|rd|th)\b)"
    return (
        rf"{before}(?P<money>US\$|[$€£])\s?{digits}(?P<unit>)",
        rf"{before}(?<![\w.]){digits}\s?(?P<unit>{known}|{ordinal}[a-z]+|%)",
    )
