"""Who takes part in what: the arms of arrangements, with the connecting ties that count to each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pactgraph.answers.things import literals
from pactgraph.answers.ties import Joined, Tie, counted, joins
from pactgraph.answers.window import Window
from pactgraph.network.arms import absorbed
from pactgraph.store.engines import Store, Term
from pactgraph.store.records import records
from pactgraph.values.terms import Kinds


@dataclass(frozen=True, slots=True)
class Incidence:
    """Arm → actor → the connecting ties that count to the actor.

    Attributes:
        ties: The ties of each arm, by actor.
        whole: The arrangement of each arm.
    """

    ties: dict[str, dict[str, list[Tie]]] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)

    def add(self, joined: Joined) -> None:
        """Add one tie that counts to one actor in one arm."""
        self.whole[joined.arm] = joined.whole
        self.ties.setdefault(joined.arm, {}).setdefault(joined.side, []).append(joined.tie)

    def known(self) -> dict[str, Tie]:
        """Return every tie once, by its id."""
        return {
            tie.id: tie for sides in self.ties.values() for own in sides.values() for tie in own
        }


def incidence(store: Store, sides: Sequence[str], *, kinds: Kinds = ()) -> Incidence:
    """Return who takes part in which actual arrangement, by connecting ties.

    Args:
        store: Where to ask.
        sides: The kinds of actor to whom ties count; a body's tie counts to its state as well.
        kinds: Kinds of arrangement to count; all but organizations unless given.

    Raises:
        UsageError: A kind is none that connects.
    """
    count = counted(kinds)
    parameters: dict[str, Sequence[Term]] = {
        "sideKind": literals(sides),
        "wholeKind": literals(count),
        "joins": joins(count),
    }
    found = Incidence()
    for joined in records(store, "ties", Joined, parameters):
        found.add(joined)
    return found


def held(every: Incidence, window: Window) -> Incidence:
    """Return the part of an incidence whose ties hold in a window, in arms that add something.

    The ties of an arm that others contain stand in those; see `arms.absorbed`.
    """
    ties: dict[str, dict[str, list[Tie]]] = {}
    for arm, sides in every.ties.items():
        for side, own in sides.items():
            if kept := [tie for tie in own if window.holds(tie)]:
                ties.setdefault(arm, {})[side] = kept
    for arm, into in absorbed(ties, every.whole).items():
        for other in into:
            for side, own in ties[arm].items():
                # Each once: a hub's tie stands in both arms already.
                ties[other][side] = sorted({*ties[other][side], *own})
        del ties[arm]
    return Incidence(ties, {arm: every.whole[arm] for arm in ties})


def unsure(every: Incidence, window: Window) -> int:
    """Return how many ties may hold in a window, for all that dates tell, but not certainly."""
    ties = every.known().values()
    return sum(window.may_hold(tie) and not window.holds(tie) for tie in ties)
