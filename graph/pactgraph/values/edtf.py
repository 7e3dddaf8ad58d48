"""Dates as sources give them: EDTF levels 0 and 1, and the open sets `[..D]` and `[D..]`.

Our own parser, because the `edtf` package invents bounds for open ends, accepts intervals that
run backwards and costs 90 ms of start-up. The grammar is ISO 8601-2:2019, profile level 1, as
published by the Library of Congress (https://www.loc.gov/standards/datetime/), of years 0000-9999.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

_DATE = re.compile(
    # Digits of ASCII alone: `\d` has those of every script, which `int` takes and EDTF does not
    # know.
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<qualifier>[?~%])?",
    re.ASCII,
)
#: EDTF seasons as the months they span; northern spring, summer, autumn, and the winter that
#: begins in December and ends with the next year's February (level 1: 21-24).
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_DECEMBER = 12


class EdtfError(ValueError):
    """A text is no date of EDTF level 0 or 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days a date allows.

    Attributes:
        begin: First day on which it can have begun; `None` if the date does not say.
        begin_by: Last day on which it can have begun; `None` if unknown.
        end: Last day on which it can have ended; `None` where it is open or unknown.
        end_from: First day on which it can have ended, also where the date has an end and does not
            say when, as `1996/` (unknown); `None` where it is open, or can have ended any day.
        interval: Whether the date states an end of its own, as `1996/..` does (open).
    """

    begin: date | None
    begin_by: date | None
    end: date | None
    end_from: date | None = field(default=None, compare=False)  # follows from how the rest is said
    interval: bool = False


def parse(text: str) -> Span:
    """Return the days that an EDTF date allows.

    Raises:
        EdtfError: The text is no such date, is no day of the calendar, or ends before it begins.

    >>> parse("1993-10").begin_by
    datetime.date(1993, 10, 31)
    >>> parse("1996/..").end_from, parse("1996/").end_from
    (None, datetime.date(1996, 1, 1))
    """
    if text.startswith("[") and text.endswith("]"):
        return _open_set(text)
    if "/" in text:
        return _interval(text)
    first, last = _bounds(text)
    return Span(begin=first, begin_by=last, end=last, end_from=first)


def _open_set(text: str) -> Span:
    left, dots, right = text[1:-1].partition("..")
    if not dots or bool(left) == bool(right):
        raise EdtfError(f'{text!r} is no date set; write "[..1994]" or "[1994..]"')
    if left:
        first = _bounds(left)[0]
        return Span(begin=first, begin_by=None, end=None, end_from=first)
    last = _bounds(right)[1]
    return Span(begin=None, begin_by=last, end=last)


def _interval(text: str) -> Span:
    left, _, right = text.partition("/")
    begin, begin_by = _edge(left)
    if right in {"", ".."}:
        if left in {"", ".."}:
            raise EdtfError(f"{text!r} has neither a beginning nor an end")
        # An unknown end may be any day since the beginning; an open one is none yet.
        end_from = begin if right == "" else None
        return Span(begin=begin, begin_by=begin_by, end=None, end_from=end_from, interval=True)
    end_from, end = _bounds(right)
    if begin is not None and begin > end:
        raise EdtfError(f"{text!r} ends before it begins")
    # What had ended by a day had begun by it, however late its beginning may have been.
    if begin_by is None or begin_by > end:
        begin_by = end
    # Nor can it have ended before it can have begun.
    end_from = max(begin or end_from, end_from)
    return Span(begin=begin, begin_by=begin_by, end=end, end_from=end_from, interval=True)


def _edge(text: str) -> tuple[date | None, date | None]:
    return (None, None) if text in {"", ".."} else _bounds(text)


def _bounds(text: str) -> tuple[date, date]:
    """Return the first and last day of a single date."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise EdtfError(f"{text!r} is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996")
    year, month, day = match["year"], match["month"], match["day"]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    # EDTF has such a year; the calendar of Python begins with 0001.
    if first_year == 0:
        raise EdtfError(f"{text!r} is before the year 0001")
    # Level 1 leaves digits open from the right only; 199X-10 is of level 2.
    if "X" in year and month is not None:
        raise EdtfError(f"{text!r} gives a month without its year")
    if month is None or month == "XX":
        if day not in {None, "XX"}:
            raise EdtfError(f"{text!r} gives a day without its month")
        return date(first_year, 1, 1), date(last_year, 12, 31)
    return _within_year(text, int(year), int(month), day)


def _within_year(text: str, year: int, month: int, day: str | None) -> tuple[date, date]:
    if month in _SEASONS and day is None:
        first, last = _SEASONS[month]
        # A winter reaches into the next year, and Python's calendar has none after 9999.
        if year == date.max.year and last > _DECEMBER:
            raise EdtfError(f"{text!r} ends after the year 9999")
        return date(year, first, 1), _last_day(year, last)
    if not 1 <= month <= _DECEMBER:
        raise EdtfError(f"{text!r} has no such month")
    if day is None or day == "XX":
        return date(year, month, 1), _last_day(year, month)
    try:
        only = date(year, month, int(day))
    except ValueError:
        raise EdtfError(f"{text!r} is no day of the calendar") from None
    return only, only


def _last_day(year: int, month: int) -> date:
    year, month = (year + 1, month - _DECEMBER) if month > _DECEMBER else (year, month)
    return date(year, month, monthrange(year, month)[1])
