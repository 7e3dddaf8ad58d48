"""A participation as it counts to one actor, and the arms in which it connects it with others."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pactgraph.errors import UsageError
from pactgraph.store.engines import Iri
from pactgraph.values.terms import ARRANGEMENT_KINDS, CONNECTING_KINDS, PACT, Kinds


class Tie(NamedTuple):
    """One participation, as it counts to one actor, with its own date or its arrangement's.

    Attributes:
        id: The participation's id.
        actor: The id of who takes part.
        role: Its role, by its short name.
        date: Its date as EDTF; none where neither it nor its arrangement has one.
        begin: The first day on which it can have begun; none where unknown.
        begin_by: The last day on which it can have begun; none where unknown.
        end: The last day on which it can have ended; none while open or unknown.
        certainty: `stated`, `entailed`, `inferred` or `ambiguous`.
        end_from: The first day on which it can have ended; none while open or unknown.
    """

    id: str
    actor: str
    role: str
    date: str | None
    begin: str | None
    begin_by: str | None
    end: str | None
    certainty: str
    end_from: str | None = None


class Joined(NamedTuple):
    """A tie that counts to an actor (`side`), in an arm of an arrangement or an organization."""

    arm: str
    whole: str
    side: str
    tie: Tie


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


def joins(kinds: Sequence[str], *, observers: bool = False) -> list[Iri]:
    """Return the properties by which ties join the arms of some kinds.

    Args:
        kinds: Kinds that count; memberships are apart from all others.
        observers: Whether roles that do not connect count too.
    """
    names = ["connectsIn"] if set(kinds) - {"organization"} else []
    # A property of their own, so that no other kind brings memberships in.
    names += ["memberIn"] if "organization" in kinds else []
    names += ["attends"] if observers else []
    return [Iri(PACT + name) for name in names]
