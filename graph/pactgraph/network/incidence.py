"""Who takes part in what: arrangement → actor → the connecting ties that count to the actor."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from pactgraph.query import ask, lookup
from pactgraph.store import TRUE, Store
from pactgraph.terms import Kinds
from pactgraph.things import literals
from pactgraph.ties import Tie, counted, is_pair, tie_of
from pactgraph.window import Window

Incidence = dict[str, dict[str, list[Tie]]]


def incidence(
    store: Store,
    sides: Sequence[str],
    *,
    kinds: Kinds = (),
    window: Window | None = None,
) -> Incidence:
    """Return who takes part in which actual arrangement, by connecting ties that hold.

    Args:
        store: Where to ask.
        sides: The kinds of actor to whom ties count; a body's tie counts to its state as well.
        kinds: Kinds of arrangement to count; all but organizations unless given.
        window: When the ties must hold; any time unless given.

    Raises:
        UsageError: A kind is none that connects.
    """
    parameters = {
        "sideKind": literals(sides),
        "wholeKind": literals(counted(kinds)),
        "connects": [TRUE],
    }
    found: Incidence = {}
    for whole, side, *fields in ask(store, lookup("incidence"), parameters):
        found.setdefault(str(whole), {}).setdefault(str(side), []).append(tie_of(fields))
    return held(found, window or Window())


def held(ties: Incidence, window: Window) -> Incidence:
    """Return the part of an incidence whose ties hold in a window."""
    found: Incidence = {}
    for whole, sides in ties.items():
        for side, own in sides.items():
            if kept := [tie for tie in own if window.holds(tie)]:
                found.setdefault(whole, {})[side] = kept
    return found


def unsure(ties: Incidence, window: Window) -> int:
    """Return how many ties may hold in a window, for all that dates tell, but not certainly."""
    known = {tie.id: tie for sides in ties.values() for own in sides.values() for tie in own}
    return sum(window.may_hold(tie) and not window.holds(tie) for tie in known.values())


def pairs(sides: dict[str, list[Tie]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of actors that one arrangement connects; a hub's pairs only, if it has one.

    Args:
        sides: The connecting ties of the arrangement, by actor.
    """
    for a, b in combinations(sorted(sides), 2):
        if any(is_pair(x, y) for x in sides[a] for y in sides[b]):
            yield a, b
