"""Which arrangements connect two actors: itself, or through what acts for it.

Arrangement X connects A and B if each takes part in X in a connecting role, itself or through
what acts for it, X is actual, and where X has a hub one of the two takes part as the hub.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from pactgraph.errors import UsageError
from pactgraph.links import Connection, Link, Side
from pactgraph.query import ask, lookup, words
from pactgraph.store import TRUE, Iri, Store, Term
from pactgraph.terms import ACTOR_KINDS, PACT, Kinds
from pactgraph.things import Thing, evidence, iris, literals, resolve, things
from pactgraph.ties import Tie, counted, is_pair, tie_of
from pactgraph.window import Window


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
        UsageError: The two are one actor, or a kind is none that connects.
    """
    window = window or Window()
    one, other = resolve(store, [a, b], ACTOR_KINDS)
    if one.id == other.id:
        raise UsageError(f"{a!r} and {b!r} are the same actor, {one.id}")
    question = _Question(store, counted(kinds), observers=observers)
    pairs = question.pairs(one.id, other.id)
    held = {whole: kept for whole, ties in pairs.items() if (kept := _paired(ties, window.holds))}
    possible = sum(1 for ties in pairs.values() if _paired(ties, window.may_hold))
    links = _links(store, held)
    return Connection(
        a=one,
        b=other,
        window=window,
        arrangements=tuple(sorted(links, key=_in_time)),
        undated=possible - len(held),
        partners={} if links else question.partners(one, other, window),
    )


def _in_time(link: Link) -> tuple[str, str, str]:
    last = "9999-99-99"
    return (link.since or last, link.begin or last, link.arrangement.id)


TiesOf = dict[str, list[Tie]]


@dataclass(frozen=True, slots=True)
class _Question:
    """What counts as taking part, and where to ask."""

    store: Store
    kinds: tuple[str, ...]
    observers: bool

    def shared(self, a: str, b: str | None = None) -> list[str]:
        membership = PACT + ("involvedIn" if self.observers else "takesPartIn")
        parameters: dict[str, Sequence[Term]] = {
            "a": iris([a]),
            "membership": [Iri(membership)],
            "kind": literals(self.kinds),
        }
        parameters |= {"b": iris([b])} if b else {}
        rows = ask(self.store, lookup("shared"), parameters)
        return [str(whole) for (whole,) in rows]

    def ties(self, wholes: Sequence[str], sides: Sequence[str]) -> dict[str, TiesOf]:
        """Return the connecting ties of arrangements: whole → side → ties."""
        if not wholes:
            return {}
        parameters: dict[str, Sequence[Term]] = {"whole": iris(wholes)}
        parameters |= {} if self.observers else {"connects": [TRUE]}
        parameters |= {"side": iris(sides)} if sides else {}
        found: dict[str, TiesOf] = {}
        for whole, side, *fields in ask(self.store, lookup("ties"), parameters):
            ties = found.setdefault(str(whole), {}).setdefault(str(side), [])
            ties.append(tie_of(fields))
        return found

    def pairs(self, a: str, b: str) -> dict[str, tuple[list[Tie], list[Tie]]]:
        ties = self.ties(self.shared(a, b), [a, b])
        return {whole: (sides.get(a, []), sides.get(b, [])) for whole, sides in ties.items()}

    def partners(
        self, a: Thing, b: Thing, window: Window
    ) -> dict[Side, tuple[tuple[Thing, int], ...]]:
        """Return for each of two actors the states it is connected with, and by how many."""
        return {"a": self._partners(a.id, window), "b": self._partners(b.id, window)}

    def _partners(self, actor: str, window: Window) -> tuple[tuple[Thing, int], ...]:
        counts: dict[str, int] = {}
        for sides in self.ties(self.shared(actor), []).values():
            own = sides.get(actor, [])
            for other, ties in sides.items():
                if other != actor and _paired((own, ties), window.holds):
                    counts[other] = counts.get(other, 0) + 1
        named = things(self.store, counts)
        states = [(t, counts[t.id]) for t in named.values() if t.kind == "state"]
        return tuple(sorted(states, key=lambda pair: (-pair[1], pair[0].id)))


def _paired(
    ties: tuple[Iterable[Tie], Iterable[Tie]], holds: Callable[[Tie], bool]
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]] | None:
    """Return the ties of both sides that make a pair: two actors, and where there is a hub, it."""
    left, right = ([tie for tie in side if holds(tie)] for side in ties)
    made = [(x, y) for x, y in product(left, right) if is_pair(x, y)]
    if not made:
        return None
    kept = [{tie.id for tie in side} for side in zip(*made, strict=True)]
    return (
        tuple(tie for tie in left if tie.id in kept[0]),
        tuple(tie for tie in right if tie.id in kept[1]),
    )


def _links(store: Store, held: dict[str, tuple[tuple[Tie, ...], tuple[Tie, ...]]]) -> list[Link]:
    ties = [tie for sides in held.values() for side in sides for tie in side]
    named = things(store, [*held, *(tie.actor for tie in ties)])
    passages = evidence(store, [*held, *(tie.id for tie in ties)])
    spans = {row[0]: row[1:] for row in ask(store, lookup("spans"), {"thing": iris(held)})}
    links = []
    for whole, (left, right) in held.items():
        date, begin, end = map(words, spans[whole])
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
