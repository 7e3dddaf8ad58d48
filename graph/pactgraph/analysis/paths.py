"""Chains from one actor to another, arrangement by arrangement: the shortest, and the rarest.

A hop is an arrangement in which both take part in a connecting role, so that a venue is none. The
rarest chain is the one of least resistance when an arrangement of k resists by k−1, the reciprocal
of Newman's weight (Phys. Rev. E 64 (2001) 016132, section V). The k best are found as in J. Y. Yen,
Management Science 17 (1971) 712-716.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Literal

import networkx as nx

from pactgraph.analysis.arguments import count
from pactgraph.analysis.hops import Chain, Hop, Paths, Via
from pactgraph.errors import UsageError
from pactgraph.locale.labels import in_order
from pactgraph.network.arms import connections, sizes, wholes
from pactgraph.network.two_mode import actors, described, labels
from pactgraph.values.locators import Locator

By = Literal["shortest", "rarest"]
_ORDERS: tuple[By, ...] = ("shortest", "rarest")


def order(name: str) -> By:
    """Return the order of that name.

    Raises:
        UsageError: There is no such order.
    """
    for known in _ORDERS:
        if known == name:
            return known
    raise UsageError(f"there is no order {name!r}; expected one of {', '.join(_ORDERS)}")


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
    # Asked first: NetworkX raises for what is not there, and only while the first path is drawn.
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
            # Else a chain would lead through a body and its state as though they were two.
            if all(name in ends or "acts_for" not in graph.nodes[name] for name in pair):
                found.links[pair] = sorted(own, key=found.rank)
        return found

    def rank(self, whole: str) -> tuple[int, str, str]:
        """Return what orders arrangements: the rarest first, then the oldest."""
        return self.resistance(whole), str(self.known[whole].get("begin", "9999")), whole

    def resistance(self, whole: str) -> int:
        """Return k−1, the reciprocal of an arrangement's rarity."""
        # Who acts for both of two is one participant of two actors: their tie still costs a hop.
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
            names=in_order(data),
            size=self.sizes[whole],
            date=data.get("date"),
            passages=tuple(map(str, sorted(places))),
        )
