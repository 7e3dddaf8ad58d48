"""Rows → networks: NetworkX graphs whose nodes and edges carry names, dates and passages.

`whole` holds every thing, every tie and every relation. The two-mode networks hold actors
(`bipartite` 0) and arrangements (`bipartite` 1), an edge for each pair that some connecting tie
joins. `state-state` is the projection of `state-arrangement`; each edge keeps the arrangements
that made it, which NetworkX's own projections forget.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import networkx as nx
import pyoxigraph as ox

from pactgraph.errors import UsageError
from pactgraph.query import ask, lookup
from pactgraph.store import Store
from pactgraph.terms import ACTOR_KINDS, ARRANGEMENT_KINDS
from pactgraph.things import literals
from pactgraph.ties import Tie, is_pair, tie_of
from pactgraph.window import Window

Incidence = dict[str, dict[str, list[Tie]]]
"""Arrangement → actor → the connecting ties that count to the actor."""

_SIDES = {
    "actor-arrangement": ACTOR_KINDS,
    "state-arrangement": ("state",),
    "state-state": ("state",),
}
NETWORKS = ("whole", *_SIDES)


def network(
    store: Store, kind: str = "state-arrangement", *, window: Window | None = None
) -> "nx.Graph[str]":
    """Return one of the networks; the nodes are ids.

    Args:
        store: Where to ask.
        kind: `whole`, `actor-arrangement`, `state-arrangement` or `state-state`.
        window: When the ties must hold; any time unless given.

    Raises:
        UsageError: There is no such network.
    """
    if kind not in NETWORKS:
        raise UsageError(f"there is no network {kind!r}; expected one of {', '.join(NETWORKS)}")
    window = window or Window()
    passages = _passages(store)
    if kind == "whole":
        return _whole(store, passages)
    ties = incidence(store, _SIDES[kind], window=window)
    if kind == "state-state":
        return _projection(store, ties, passages)
    return _two_mode(store, ties, passages)


def incidence(store: Store, sides: Sequence[str], *, window: Window | None = None) -> Incidence:
    """Return who takes part in which actual arrangement, by connecting ties that hold.

    Args:
        store: Where to ask.
        sides: The kinds of actor to whom ties count; a body's tie counts to its state as well.
        window: When the ties must hold; any time unless given.
    """
    holds = (window or Window()).holds
    parameters = {
        "sideKind": literals(sides),
        "wholeKind": literals(ARRANGEMENT_KINDS),
        "connects": [ox.Literal(True)],  # noqa: FBT003  # an RDF boolean
    }
    found: Incidence = {}
    for whole, side, *fields in ask(store, lookup("incidence"), parameters):
        tie = tie_of(fields)
        if holds(tie):
            found.setdefault(str(whole), {}).setdefault(str(side), []).append(tie)
    return found


def pairs(sides: dict[str, list[Tie]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of actors that one arrangement connects; a hub's pairs only, if it has one.

    Args:
        sides: The connecting ties of the arrangement, by actor.
    """
    for a, b in combinations(sorted(sides), 2):
        if any(is_pair(x, y) for x in sides[a] for y in sides[b]):
            yield a, b


def _whole(store: Store, passages: dict[str, str]) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(_nodes(store, passages))
    for tie, actor, whole, role, date, begin, certainty, _ in ask(store, lookup("participations")):
        data = {"date": date, "begin": begin, "certainty": certainty}
        passage = passages.get(str(tie))
        graph.add_edge(
            str(actor), str(whole), key=str(tie), kind=role, **_known(data), passages=passage or ""
        )
    for thing, relation, other in ask(store, lookup("relations")):
        if thing in graph and other in graph:
            graph.add_edge(str(thing), str(other), key=f"{thing}/{relation}/{other}", kind=relation)
    return graph


def _two_mode(store: Store, ties: Incidence, passages: dict[str, str]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    actors = {side for sides in ties.values() for side in sides}
    for name, data in _nodes(store, passages):
        if name in actors or name in ties:
            graph.add_node(name, **data, bipartite=int(name in ties))
    for whole, sides in sorted(ties.items()):
        for side, own in sorted(sides.items()):
            graph.add_edge(side, whole, **_edge(own, passages))
    return graph


def _projection(store: Store, ties: Incidence, passages: dict[str, str]) -> "nx.Graph[str]":
    """Return states joined by the arrangements they share, weighted by Newman's 1/(k−1).

    M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64 (2001) 016132, eq. 2.
    """
    graph: nx.Graph[str] = nx.Graph()
    states = {side for sides in ties.values() for side in sides}
    graph.add_nodes_from((n, data) for n, data in _nodes(store, passages) if n in states)
    for whole, sides in sorted(ties.items()):
        for a, b in pairs(sides):
            edge = graph.get_edge_data(a, b) or {"arrangements": [], "count": 0, "weight": 0.0}
            graph.add_edge(
                a,
                b,
                arrangements=[*edge["arrangements"], whole],
                count=edge["count"] + 1,
                weight=edge["weight"] + 1 / (len(sides) - 1),
            )
    return graph


def _edge(ties: list[Tie], passages: dict[str, str]) -> dict[str, Any]:
    begins = sorted(tie.begin for tie in ties if tie.begin)
    places = sorted({p for tie in ties for p in passages.get(tie.id, "").split()})
    return {
        "roles": " ".join(sorted({tie.role for tie in ties})),
        "through": " ".join(sorted({tie.actor for tie in ties})),
        **({"begin": begins[0]} if begins else {}),
        "passages": " ".join(places),
    }


def _nodes(store: Store, passages: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, kind, type_, zh, en, date, begin, end, status in ask(store, lookup("nodes")):
        data = {"date": date, "begin": begin, "end": end, "status": status}
        label = {"label": en, "zh": zh, "en": en, "kind": kind, "type": type_}
        yield str(name), {**label, **_known(data), "passages": passages.get(str(name), "")}


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


def _passages(store: Store) -> dict[str, str]:
    """Return the locators of each fact, separated by spaces."""
    found: dict[str, list[str]] = {}
    for fact, passage in ask(store, lookup("fact-passages")):
        found.setdefault(str(fact), []).append(str(passage))
    return {fact: " ".join(places) for fact, places in found.items()}
