"""When ties must hold: by a day, or at one."""

import re
import unicodedata
from operator import index
from typing import TYPE_CHECKING, NamedTuple, Protocol, SupportsIndex, Union

from pactgraph.errors import UsageError

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_DECEMBER = 12
_DAY_LENGTH = len("1994-05-31")

if TYPE_CHECKING:
    from datetime import date

#: How a moment may be given.
Day = Union[str, int, "date"]


class Spell(Protocol):
    """When something was: the first and last days on which it can have begun and ended."""

    @property
    def begin(self) -> str | None:
        """The first day on which it can have begun."""

    @property
    def begin_by(self) -> str | None:
        """The last day of beginning."""

    @property
    def end(self) -> str | None:
        """The last day on which it can have ended; none while open."""

    @property
    def end_from(self) -> str | None:
        """The first day on which it can have ended."""


class Moment(NamedTuple):
    """A year, month or day as its first and last day; ISO days compare as text.

    Attributes:
        text: As it was given.
        first: Its first day, as `1994-05-01`.
        last: Its last day.
    """

    text: str
    first: str
    last: str

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Return the moment that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` names.

        Raises:
            UsageError: It is none of these, or no day of the calendar.

        >>> Moment.parse("1994-02").last
        '1994-02-28'
        """
        from calendar import monthrange  # noqa: PLC0415  # only for an answer within a window
        from datetime import date  # noqa: PLC0415  # as above

        match = _DAY.fullmatch(text)
        if match is None:
            raise UsageError(f"{text!r} is no date; write 1994, 1994-05 or 1994-05-31")
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            first = date(year or 0, month or 1, day or 1)
            end = monthrange(first.year, month or _DECEMBER)[1]
            last = first.replace(month=month or _DECEMBER, day=day or end)
        except ValueError:
            raise UsageError(f"{text!r} is no day of the calendar") from None
        return cls(text, first.isoformat(), last.isoformat())


class Window(NamedTuple):
    """When ties must hold: begun by `until`, or in force `at` a moment.

    Attributes:
        at: The moment at which ties must be in force; none if any.
        until: The moment by whose end ties must have begun; none if any.
    """

    at: Moment | None = None
    until: Moment | None = None

    @classmethod
    def of(cls, at: Day | None = None, until: Day | None = None) -> "Window":
        """Return the window of a moment: a text, a year as a number, or a day of Python's.

        Raises:
            UsageError: Both are given, or one is no date.
        """
        if at is not None and until is not None:
            raise UsageError("give either --at or --until, not both")
        return cls(
            at=None if at is None else Moment.parse(_written(at)),
            until=None if until is None else Moment.parse(_written(until)),
        )

    def holds(self, tie: Spell) -> bool:
        """Say whether a tie has certainly begun, and for `at` has certainly not ended before.

        Of an end that the source gives, however roughly, the last day counts; of one that it leaves
        unknown, the first day on which it can have been.
        """
        moment = self.at or self.until
        if moment is None:
            return True
        begun = tie.begin_by is not None and tie.begin_by <= moment.last
        return begun and not self._ended(tie.end or tie.end_from)

    def may_hold(self, tie: Spell) -> bool:
        """Say whether a tie can have held, for all that its dates tell."""
        moment = self.at or self.until
        return moment is None or (
            (tie.begin is None or tie.begin <= moment.last) and not self._ended(tie.end)
        )

    def _ended(self, day: str | None) -> bool:
        return self.at is not None and day is not None and day < self.at.first


def _written(day: object) -> str:
    """Return a moment as people write it; digits of full width are digits."""
    if isinstance(day, str):
        return unicodedata.normalize("NFKC", day).strip()
    if hasattr(day, "isoformat") and hasattr(day, "year"):  # of a date, whatever its library
        # A datetime has the hour behind its day.
        return str(day.isoformat())[:_DAY_LENGTH]
    if isinstance(day, SupportsIndex) and not isinstance(day, bool):
        return f"{index(day):04}"
    raise UsageError(f"{day!r} is no date; write 1994, 1994-05 or 1994-05-31, or give a date")
