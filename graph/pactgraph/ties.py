"""A participation as it counts to one actor, and when two of them connect."""

from collections.abc import Sequence
from dataclasses import dataclass

from pactgraph.errors import UsageError
from pactgraph.query import Value, words
from pactgraph.terms import ARRANGEMENT_KINDS, CONNECTING_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One participation, as it counts to one actor."""

    id: str
    actor: str
    role: str
    date: str | None
    begin: str | None
    begin_by: str | None
    end: str | None
    certainty: str
    central: bool


def tie_of(fields: Sequence[Value]) -> Tie:
    """Return the tie of a row: the columns from `?tie` on, in the order of `Tie`'s fields."""
    *texts, central = fields
    id_, actor, role, date, begin, begin_by, end, certainty = (words(text) for text in texts)
    return Tie(
        id=id_ or "",
        actor=actor or "",
        role=role or "",
        date=date,
        begin=begin,
        begin_by=begin_by,
        end=end,
        certainty=certainty or "",
        central=bool(central),
    )


def is_pair(x: Tie, y: Tie) -> bool:
    """Say whether two ties of one arrangement connect: two actors and, where there is a hub, it."""
    return x.actor != y.actor and (x.central or y.central)


def counted(kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds whose ties count: those given, else all but organizations.

    Raises:
        UsageError: A kind is none that connects.
    """
    if unknown := sorted(set(kinds) - set(CONNECTING_KINDS)):
        expected = ", ".join(CONNECTING_KINDS)
        raise UsageError(f"{', '.join(unknown)} cannot connect; expected {expected}")
    return tuple(kinds) or ARRANGEMENT_KINDS
