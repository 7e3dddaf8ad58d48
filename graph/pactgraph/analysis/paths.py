"""Chains from one actor to another, arrangement by arrangement: the shortest, and the rarest.

A hop is an arrangement in which both take part in a connecting role, so that a venue is none. The
rarest chain is the one of least resistance when an arrangement of k resists by k−1, the reciprocal
of Newman's weight (Phys. Rev. E 64 (2001) 016132, section V). The k best are found as in J. Y. Yen,
Management Science 17 (1971) 712-716.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Literal

import networkx as nx

from pactgraph.analysis.arguments import count
from pactgraph.errors import UsageError
from pactgraph.locale.languages import Language, spoken
from pactgraph.network.arms import connections, sizes, wholes
from pactgraph.network.two_mode import actors, described, labels
from pactgraph.store.query import Rows
from pactgraph.values.locators import Locator

By = Literal["shortest", "rarest"]
_NO_DATE = {"en": "no date", "zh": "无日期"}
ORDERS: tuple[By, ...] = ("shortest", "rarest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """An arrangement that two actors share, as a step of a chain.

    Attributes:
        size: How many take part in it.
        date: Its own date, as EDTF.
        passages: The locators of both ties.
    """

    id: str
    kind: str
    zh: str
    en: str
    size: int
    date: str | None
    passages: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the step as the command's JSON gives it."""
        name = {"name": {"zh": self.zh, "en": self.en}}
        rest = {"size": self.size, "date": self.date, "passages": list(self.passages)}
        return {"id": self.id, "kind": self.kind, **name, **rest}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step from an actor to the next, and all that makes it; the rarest first."""

    a: str
    b: str
    via: tuple[Via, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the hop as the command's JSON gives it."""
        return {"a": self.a, "b": self.b, "via": [via.to_dict() for via in self.via]}


@dataclass(frozen=True, slots=True)
class Chain:
    """Hops from one actor to another."""

    hops: tuple[Hop, ...]

    def __len__(self) -> int:
        return len(self.hops)

    @property
    def resistance(self) -> int:
        """The sum of k−1 over the rarest arrangement of each hop."""
        return sum(hop.via[0].size - 1 for hop in self.hops)


@dataclass(frozen=True, slots=True)
class Paths:
    """The best chains, in order."""

    names: dict[str, tuple[str, str]]
    chains: tuple[Chain, ...]

    def __iter__(self) -> Iterator[Chain]:
        return iter(self.chains)

    def __len__(self) -> int:
        return len(self.chains)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each chain with its hops, and all that makes each hop."""
        return [
            {"length": len(c), "resistance": c.resistance, "hops": [h.to_dict() for h in c.hops]}
            for c in self
        ]

    @spoken
    def told(self, lang: Language = "en") -> str:
        """Return a paragraph for each chain, a line for each hop."""
        other = {"en": " (and {} more)", "zh": "（另有{}项）"}[lang]
        paragraphs = []
        for chain in self:
            route = [chain.hops[0].a, *(hop.b for hop in chain.hops)]
            lines = [" – ".join(self.names[name][lang == "en"] for name in route)]
            for hop in chain.hops:
                via = hop.via[0]
                more = other.format(len(hop.via) - 1) if len(hop.via) > 1 else ""
                name = via.zh if lang == "zh" else via.en
                lines.append(f"    {via.date or _NO_DATE[lang]}  {name}{more}")
                lines.append(f"        {via.id} · {' '.join(via.passages)}")
            paragraphs.append("\n".join(lines))
        return "\n\n".join(paragraphs)

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each hop, with the rarest arrangement and how many more there are."""
        columns = ("chain", "hop", "a", "b", "name_a", "name_b", "arrangement", "name", "kind")
        rows: list[tuple[str | int | None, ...]] = []
        for place, chain in enumerate(self, start=1):
            for step, hop in enumerate(chain.hops, start=1):
                via = hop.via[0]
                names = (self.names[name][lang == "en"] for name in (hop.a, hop.b))
                what = (via.id, via.zh if lang == "zh" else via.en, via.kind, via.date, via.size)
                places = " ".join(via.passages)
                ends = (place, step, hop.a, hop.b)
                rows.append((*ends, *names, *what, len(hop.via) - 1, places))
        return Rows((*columns, "date", "size", "others", "passages"), tuple(rows))


def order(name: str) -> By:
    """Return the order of that name.

    Raises:
        UsageError: There is no such order.
    """
    for known in ORDERS:
        if known == name:
            return known
    raise UsageError(f"there is no order {name!r}; expected one of {', '.join(ORDERS)}")


def paths(graph: "nx.Graph[str]", a: str, b: str, *, by: By = "shortest", most: int = 3) -> Paths:
    """Return the best chains of arrangements from one actor to another; none if none joins them.

    Chains lead through actors that act for no one: what acts for another is passed by as that
    other. Of chains alike by one order, the other decides.

    Args:
        graph: A two-mode graph.
        a: Where to begin.
        b: Where to end.
        by: Whether the fewest hops come first, or the rarest arrangements.
        most: How many chains, from 1.

    Raises:
        UsageError: An actor is not in the graph, the two are one, or the order is unknown.
    """
    if a == b:
        raise UsageError(f"a chain needs two actors; both are {a}")
    most = count(most, "chains")
    own = _Ground.of(graph, {a, b})
    ways = own.ways(order(by))
    if a not in ways or b not in ways or not nx.has_path(ways, a, b):
        return Paths(labels(graph, actors(graph)), ())
    best = islice(nx.shortest_simple_paths(ways, a, b, weight="cost"), min(most, sys.maxsize))
    return Paths(labels(graph, actors(graph)), tuple(map(own.chain, best)))


def every(graph: "nx.Graph[str]") -> Paths:
    """Return the shortest chain between every two actors of a two-mode graph that one joins.

    Args:
        graph: A two-mode graph.
    """
    own = _Ground.of(graph, set())
    ways = own.ways("shortest")
    routes = [
        route
        for a in sorted(ways)
        for b, route in sorted(nx.single_source_dijkstra_path(ways, a, weight="cost").items())
        if a < b
    ]
    return Paths(labels(graph, actors(graph)), tuple(map(own.chain, routes)))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What chains are made of: the arrangements that connect each pair, the rarest first."""

    graph: "nx.Graph[str]"
    links: dict[tuple[str, str], list[str]]
    sizes: dict[str, int]
    arms: dict[str, list[str]]
    known: dict[str, Mapping[str, Any]]

    @classmethod
    def of(cls, graph: "nx.Graph[str]", ends: set[str]) -> "_Ground":
        """Return the ground of a graph; who acts for another is on it only as an end."""
        found = cls(graph, {}, sizes(graph), wholes(graph), described(graph))
        for pair, own in connections(graph).items():
            if all(name in ends or "acts_for" not in graph.nodes[name] for name in pair):
                found.links[pair] = sorted(own, key=found.rank)
        return found

    def rank(self, whole: str) -> tuple[int, str, str]:
        """Return what orders arrangements: the rarest first, then the oldest."""
        return self.resistance(whole), str(self.known[whole].get("begin", "9999")), whole

    def resistance(self, whole: str) -> int:
        """Return k−1, the reciprocal of an arrangement's rarity."""
        return max(self.sizes[whole] - 1, 1)

    def ways(self, by: By) -> "nx.Graph[str]":
        """Return the pairs as edges whose cost orders chains by one thing, then by another."""
        own = {pair: self.resistance(wholes[0]) for pair, wholes in self.links.items()}
        # Whole numbers, so large that no sum of the lesser order reaches one of the greater.
        large = sum(own.values()) + len(own) + 1
        ways: nx.Graph[str] = nx.Graph()
        for (a, b), cost in own.items():
            ways.add_edge(a, b, cost=large + cost if by == "shortest" else large * cost + 1)
        return ways

    def chain(self, route: list[str]) -> Chain:
        """Return the hops from each actor of a route to the next."""
        return Chain(tuple(self._hop(a, b) for a, b in pairwise(route)))

    def _hop(self, a: str, b: str) -> Hop:
        own = self.links[min(a, b), max(a, b)]
        return Hop(a=a, b=b, via=tuple(self._via(whole, a, b) for whole in own))

    def _via(self, whole: str, a: str, b: str) -> Via:
        data = self.known[whole]
        met = [arm for arm in self.arms[whole] if {a, b} <= set(self.graph[arm])]
        ties = [self.graph.edges[actor, arm] for arm in met for actor in (a, b)]
        places = {Locator.parse(p) for tie in ties for p in tie.get("passages", "").split()}
        return Via(
            id=whole,
            kind=data.get("kind", ""),
            zh=data.get("zh", whole),
            en=data.get("en", whole),
            size=self.sizes[whole],
            date=data.get("date"),
            passages=tuple(map(str, sorted(places))),
        )
