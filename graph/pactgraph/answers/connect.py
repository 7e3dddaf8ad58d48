"""Which arrangements connect two actors: itself, or through what acts for it.

Arrangement X connects A and B if both take part in one arm of X, itself or through what acts for
it, and neither acts for the other. The rules say what the arms are; see `ontology/README.md`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pactgraph.answers.links import Connection, Link, Side
from pactgraph.answers.resolve import resolve
from pactgraph.answers.things import Thing, evidence, files, iris, literals, spans, things
from pactgraph.answers.ties import Joined, Tie, counted, joins
from pactgraph.answers.window import Window
from pactgraph.errors import UsageError
from pactgraph.store.engines import Store, Term
from pactgraph.store.records import records
from pactgraph.values.terms import ACTOR_KINDS, Kinds


def connect(  # noqa: PLR0913  # each is an option of the command
    store: Store,
    a: str,
    b: str,
    *,
    kinds: Kinds = (),
    window: Window | None = None,
    observers: bool = False,
) -> Connection:
    """Return the arrangements that connect two actors.

    Args:
        store: Where to ask.
        a: One actor, by id, ISO code, name or alias.
        b: The other.
        kinds: Kinds of arrangement to count; all but organizations unless given.
        window: When the ties must hold; any time unless given.
        observers: Whether roles that do not connect count too.

    Raises:
        NamingError: A name stands for no actor, or for several.
        UsageError: The two are one actor, one acts for the other, or a kind is none that connects.
    """
    window = window or Window()
    one, other = _pair(store, a, b)
    question = _Question(store, counted(kinds), observers=observers)
    meetings = question.meetings(one.id, other.id)
    held = {whole: kept for whole, met in meetings.items() if (kept := _met(met, window.holds))}
    possible = sum(1 for met in meetings.values() if _met(met, window.may_hold))
    links = _links(store, held)
    return Connection(
        a=one,
        b=other,
        window=window,
        arrangements=tuple(sorted(links, key=_in_time)),
        undated=possible - len(held),
        # Where there is no answer, a reader learns what else there is.
        partners={} if links else question.partners(one, other, window),
        files=files(store) if links else {},
    )


class _Acting(NamedTuple):
    agent: str
    principal: str


def _pair(store: Store, a: str, b: str) -> tuple[Thing, Thing]:
    """Return two actors of which neither is the other or acts for it: those are one side."""
    one, other = resolve(store, [a, b], ACTOR_KINDS)
    if one.id == other.id:
        raise UsageError(f"{a!r} and {b!r} are the same actor, {one.id}")
    both = iris([one.id, other.id])
    for agent, principal in records(store, "acting", _Acting, {"agent": both, "principal": both}):
        raise UsageError(
            f"{agent} acts for {principal}: what it takes part in counts to both, so the two are "
            "one side and no pair; ask what connects either with a third"
        )
    return one, other


def _in_time(link: Link) -> tuple[str, str, str]:
    # Days compare as text, and this comes after any.
    last = "9999-99-99"
    return (link.since or last, link.begin or last, link.arrangement.id)


class _Arm(NamedTuple):
    arm: str


#: The ties of two actors in one arm.
Meeting = tuple[Sequence[Tie], Sequence[Tie]]


class _Question(NamedTuple):
    """What counts as taking part, and where to ask."""

    store: Store
    kinds: tuple[str, ...]
    observers: bool

    def arms(self, a: str, b: str | None = None) -> list[str]:
        """Return the arms in which two actors, or one and any, are, of whatever kind."""
        parameters: dict[str, Sequence[Term]] = {"a": iris([a])}
        parameters |= {"b": iris([b])} if b else {}
        # The short cut `takesPartIn` is of roles that connect, in arrangements; all else is found
        # by ties.
        by_ties = self.observers or "organization" in self.kinds
        if by_ties:
            parameters |= dict.fromkeys(("joins", "alsoJoins"), self._joins())
        name = "shared-by-ties" if by_ties else "shared"
        return [row.arm for row in records(self.store, name, _Arm, parameters)]

    def _joins(self) -> list[Term]:
        return [*joins(self.kinds, observers=self.observers)]

    def ties(
        self, arms: Iterable[str], sides: Sequence[str] = ()
    ) -> dict[str, dict[str, dict[str, list[Tie]]]]:
        """Return the ties that join arms of the kinds that count: whole → arm → side → ties."""
        parameters: dict[str, Sequence[Term]] = {
            "joins": self._joins(),
            "arm": iris(arms),
            "wholeKind": literals(self.kinds),
        }
        parameters |= {"side": iris(sides)} if sides else {}
        found: dict[str, dict[str, dict[str, list[Tie]]]] = {}
        if parameters["arm"]:
            for arm, whole, side, tie in records(self.store, "ties", Joined, parameters):
                sides_of = found.setdefault(whole, {}).setdefault(arm, {})
                sides_of.setdefault(side, []).append(tie)
        return found

    def meetings(self, a: str, b: str) -> dict[str, list[Meeting]]:
        """Return the ties of two actors in each arm that they share, by arrangement."""
        ties = self.ties(self.arms(a, b), [a, b])
        return {
            whole: [(sides.get(a, []), sides.get(b, [])) for sides in arms.values()]
            for whole, arms in ties.items()
        }

    def partners(
        self, a: Thing, b: Thing, window: Window
    ) -> dict[Side, tuple[tuple[Thing, int], ...]]:
        """Return for each of two actors the states it is connected with, and by how many."""
        return {"a": self._partners(a.id, window), "b": self._partners(b.id, window)}

    def _partners(self, actor: str, window: Window) -> tuple[tuple[Thing, int], ...]:
        acting = records(self.store, "acting", _Acting, {"agent": iris([actor])})
        # Whom it acts for is its own side and no partner.
        own = {actor, *(row.principal for row in acting)}
        counts: dict[str, int] = {}
        for arms in self.ties(self.arms(actor)).values():
            for other in {side for sides in arms.values() for side in sides} - own:
                met = [(sides.get(actor, []), sides.get(other, [])) for sides in arms.values()]
                if _met(met, window.holds):
                    counts[other] = counts.get(other, 0) + 1
        named = things(self.store, counts)
        states = [(t, counts[t.id]) for t in named.values() if t.kind == "state"]
        return tuple(sorted(states, key=lambda pair: (-pair[1], pair[0].id)))


def _met(
    meetings: Iterable[Meeting], holds: Callable[[Tie], bool]
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]] | None:
    """Return the ties of both sides by which they meet in some arm, if they do."""
    kept: tuple[dict[str, Tie], dict[str, Tie]] = ({}, {})
    for meeting in meetings:
        left, right = ([tie for tie in side if holds(tie)] for side in meeting)
        if left and right:
            # By id, as the one tie of a hub stands in each of its arms.
            kept[0].update((tie.id, tie) for tie in left)
            kept[1].update((tie.id, tie) for tie in right)
    left_kept, right_kept = (tuple(side[name] for name in sorted(side)) for side in kept)
    return (left_kept, right_kept) if left_kept else None


def _links(store: Store, held: dict[str, tuple[tuple[Tie, ...], tuple[Tie, ...]]]) -> list[Link]:
    ties = [tie for sides in held.values() for side in sides for tie in side]
    named = things(store, [*held, *(tie.actor for tie in ties)])
    passages = evidence(store, [*held, *(tie.id for tie in ties)])
    links = []
    for whole, date, begin, end in spans(store, held):
        left, right = held[whole]
        facts = [whole, *(tie.id for tie in (*left, *right))]
        links.append(
            Link(
                arrangement=named[whole],
                date=date,
                begin=begin,
                end=end,
                ties={"a": left, "b": right},
                actors={tie.actor: named[tie.actor] for tie in (*left, *right)},
                evidence={fact: passages.get(fact, ()) for fact in facts},
            )
        )
    return links
