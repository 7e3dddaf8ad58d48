"""Dates as texts print them, and how an EDTF date would be printed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pactgraph.evidence.print.numbers import number

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
#: As EDTF numbers them.
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_TO = "(?:至|到|[-—–－~～]|and|to)"
_CHINESE = "[〇○零一二三四五六七八九]"
_COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_MONTH = f"(?:{'|'.join(_MONTHS)})"


class Parts(NamedTuple):
    """A date's year (`199X` for a decade, empty if not printed), month or season, and day."""

    year: str
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date where it stands in a sentence; a range has two."""

    start: int
    end: int
    dates: tuple[Parts, ...]


def parts(date: str) -> tuple[Parts, ...]:
    """Return what of an EDTF date must be in print: each bound's year, month and day.

    >>> parts("2006-01/2006-09")
    (Parts(year='2006', month=1, day=None), Parts(year='2006', month=9, day=None))
    """
    bounds = re.findall(r"([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    return tuple(Parts(y, int(m) if m else None, int(d) if d else None) for y, m, d in bounds)


def dates_in(sentence: str) -> list[PrintedDate]:
    """Return the dates of a sentence, in order.

    >>> [date.dates for date in dates_in("2006年1至9月")]
    [(Parts(year='2006', month=1, day=None), Parts(year='2006', month=9, day=None))]
    """
    found: list[PrintedDate] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(sentence):
            if all(match.end() <= other.start or other.end <= match.start() for other in found):
                found.append(PrintedDate(match.start(), match.end(), tuple(read(match))))
    return sorted(found, key=lambda date: date.start)


def _century(match: re.Match[str]) -> Iterator[Parts]:
    century, decade = number(match["century"]), number(match["decade"])
    if century and decade is not None:
        # The twentieth century is of the years that begin with 19.
        yield Parts(f"{int(century) - 1:02d}{int(decade) // 10}X")


def _chinese(match: re.Match[str]) -> Iterator[Parts]:
    year = "".join(str(number(digit)) for digit in match["year"])
    if match["first"]:
        yield Parts(match["first"])
    if match["season"]:
        yield Parts(year, _SEASONS[match["season"]])
        return
    yield from _span(year, match["month"], match["month2"], match["day"], match["day2"])


def _bare(match: re.Match[str]) -> Iterator[Parts]:
    yield from _span("", match["month"], None, match["day"], match["day2"])


def _english(match: re.Match[str]) -> Iterator[Parts]:
    fields = match.groupdict()
    month, month2, day, day2 = (fields.get(key) for key in ("month", "month2", "day", "day2"))
    yield from _span(fields.get("year") or "", month, month2, day, day2)


def _decade(match: re.Match[str]) -> Iterator[Parts]:
    yield Parts(match["decade"] + "X")


def _span(
    year: str, month: str | None, month2: str | None, day: str | None, day2: str | None
) -> Iterator[Parts]:
    yield Parts(year, _month(month), _integer(day))
    if month2 or day2:
        yield Parts(year, _month(month2 or month), _integer(day2 or day))


def _month(text: str | None) -> int | None:
    return _MONTHS.index(text) + 1 if text in _MONTHS else _integer(text)


def _integer(text: str | None) -> int | None:
    value = number(text) if text else None
    return None if value is None else int(value)


_DAYS = rf"(?P<day>\d{{1,2}})(?:\s?{_TO}\s?(?P<day2>\d{{1,2}}))?"
_DECADE = rf"(?P<century>\d\d|{_COUNT})世纪(?P<decade>\d0|{_COUNT})年代[初中末]?"
_CHINESE_DATE = (
    rf"(?:(?P<first>\d{{4}})年?{_TO})?(?P<year>\d{{4}}|{_CHINESE}{{4}})年"
    rf"(?:(?P<season>[春夏秋冬])季?|(?P<month>{_COUNT})(?:月?{_TO}(?P<month2>{_COUNT}))?月份?"
    rf"(?:(?P<day>{_COUNT})(?:日?{_TO}(?P<day2>{_COUNT}))?[日号])?)?"
)
_CHINESE_MONTH = (
    rf"(?<!\d)(?P<month>\d{{1,2}})月"
    rf"(?:(?P<day>\d{{1,2}})(?:日?{_TO}(?P<day2>\d{{1,2}}))?[日号])?"
)
_DAY_MONTH = rf"\b{_DAYS} (?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?\b"
_MONTH_DAY = rf"\b(?P<month>{_MONTH}) {_DAYS}(?:,? (?P<year>\d{{4}}))?\b"
_MONTHS_YEAR = (
    rf"\b(?P<month>{_MONTH})(?:\s?{_TO}\s?(?P<month2>{_MONTH}))?,?(?: of)? (?P<year>\d{{4}})\b"
)
# May and March are other words as well, so that a month alone needs one of these before it.
_MONTH_ALONE = rf"\b(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Oo]f ))(?P<month>{_MONTH})\b"
# A year on its own, unless it counts something: before Chinese, or before a plural in English.
_YEAR_ALONE = (
    r"(?<![\d.,年A-Za-z])(?P<year>1[5-9]\d\d|20\d\d)"
    r"(?![\d\u4e00-\u9fff]|[.,]\d|\s?[A-Za-z]{2,}s\b)"
)
# The fuller a pattern, the earlier: what one has taken no later one takes again.
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Parts]]], ...] = (
    (re.compile(_DECADE), _century),
    (re.compile(_CHINESE_DATE), _chinese),
    (re.compile(_CHINESE_MONTH), _bare),
    (re.compile(_DAY_MONTH), _english),
    (re.compile(_MONTH_DAY), _english),
    (re.compile(_MONTHS_YEAR), _english),
    (re.compile(_MONTH_ALONE), _english),
    (re.compile(r"\b(?P<decade>\d{3})0s\b"), _decade),
    (re.compile(_YEAR_ALONE), _english),
)
