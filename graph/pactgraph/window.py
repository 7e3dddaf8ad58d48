"""When ties must hold: by a day, or at one."""

import re
from dataclasses import dataclass

from pactgraph.errors import UsageError
from pactgraph.ties import Tie

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day as its first and last day; ISO days compare as text."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When ties must hold: begun by `until`, or in force `at` a moment."""

    at: Moment | None = None
    until: Moment | None = None

    @classmethod
    def of(cls, at: str | None = None, until: str | None = None) -> "Window":
        """Return the window that two texts name.

        Raises:
            UsageError: Both are given, or one is no date.
        """
        if at and until:
            raise UsageError("give either --at or --until, not both")
        return cls(
            at=Moment.parse(at) if at else None,
            until=Moment.parse(until) if until else None,
        )

    def holds(self, tie: Tie) -> bool:
        """Say whether a tie has certainly begun, and for `at` has not ended before."""
        moment = self.at or self.until
        if moment is None:
            return True
        begun = tie.begin_by is not None and tie.begin_by <= moment.last
        return begun and not self._over(tie)

    def may_hold(self, tie: Tie) -> bool:
        """Say whether a tie can have held, for all that its dates tell."""
        moment = self.at or self.until
        return moment is None or (
            (tie.begin is None or tie.begin <= moment.last) and not self._over(tie)
        )

    def _over(self, tie: Tie) -> bool:
        return self.at is not None and tie.end is not None and tie.end < self.at.first
