"""A participation as it counts to one actor, and when two of them connect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pactgraph.errors import UsageError
from pactgraph.query import Value, words
from pactgraph.terms import ARRANGEMENT_KINDS, CONNECTING_KINDS, Kinds


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
    end_from: str | None = None


def tie_of(fields: Sequence[Value]) -> Tie:
    """Return the tie of a row: the columns from `?tie` on, in the order of `Tie`'s fields."""
    *texts, central = fields
    id_, actor, role, date, begin, begin_by, end, certainty, end_from = map(words, texts)
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
        end_from=end_from,
    )


def is_pair(x: Tie, y: Tie) -> bool:
    """Say whether two ties of one arrangement connect: two actors and, where there is a hub, it."""
    return x.actor != y.actor and (x.central or y.central)


def counted(kinds: Kinds = ()) -> tuple[str, ...]:
    """Return the kinds whose ties count: those given, one or several, else all but organizations.

    Raises:
        UsageError: A kind is none that connects.
    """
    expected = ", ".join(CONNECTING_KINDS)
    given = () if kinds is None else (kinds,) if isinstance(kinds, str) else kinds
    if not isinstance(given, Iterable):
        raise UsageError(f"{kinds!r} is no kind; expected {expected}")
    wanted = list(given)
    if unknown := [kind or "''" for kind in map(str, wanted) if kind not in CONNECTING_KINDS]:
        raise UsageError(f"{', '.join(sorted(unknown))} cannot connect; expected {expected}")
    return tuple(dict.fromkeys(wanted)) or ARRANGEMENT_KINDS
