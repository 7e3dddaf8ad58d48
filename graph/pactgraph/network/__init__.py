"""Rows → networks: NetworkX graphs whose nodes and edges carry names, kinds, dates and passages.

`whole` holds every thing, every tie and every relation. The two-mode networks hold actors
(`bipartite` 0) and arrangements (`bipartite` 1), an edge for each pair that some connecting tie
joins; a body's tie counts to the state it acts for. `state-state` is the projection of
`state-arrangement`; each edge keeps the arrangements that made it, which NetworkX's own projections
forget, and where an arrangement has a hub only the hub's pairs are joined.
"""

from collections.abc import Iterator
from math import fsum
from typing import Any

import networkx as nx

from pactgraph.errors import UsageError
from pactgraph.network.attributes import Attributes, Catalogue, dated, known
from pactgraph.network.incidence import Incidence, held, incidence, pairs, unsure
from pactgraph.query import Value, ask, lookup, words
from pactgraph.store import Store
from pactgraph.terms import ACTOR_KINDS, ARRANGEMENT_KINDS, Kinds
from pactgraph.ties import Tie, tie_of
from pactgraph.window import Window

__all__ = ["NETWORKS", "Affiliations", "incidence", "network", "pairs", "projection"]

_SIDES = {
    "actor-arrangement": ACTOR_KINDS,
    "state-arrangement": ("state",),
    "state-state": ("state",),
}
NETWORKS = ("whole", *_SIDES)


def network(
    store: Store,
    kind: str = "state-arrangement",
    *,
    kinds: Kinds = (),
    window: Window | None = None,
) -> "nx.Graph[str]":
    """Return one of the networks; the nodes are ids.

    Its graph attribute `unsure` counts the ties left out because they are undated or not certainly
    begun.

    Args:
        store: Where to ask.
        kind: `whole`, `actor-arrangement`, `state-arrangement` or `state-state`.
        kinds: Kinds of arrangement to count; all but organizations unless given.
        window: When the ties must hold; any time unless given.

    Raises:
        UsageError: There is no such network, or a kind is none that connects.
    """
    if kind not in NETWORKS:
        raise UsageError(f"there is no network {kind!r}; expected one of {', '.join(NETWORKS)}")
    if kind != "whole":
        return Affiliations(store, kind, kinds=kinds).network(window)
    if kinds is not None and list(kinds):
        raise UsageError("the whole network holds every kind; give kinds for the others only")
    return _whole(store, window or Window())


class Affiliations:
    """What the networks of one kind are made of, read once and drawn for any window."""

    def __init__(self, store: Store, kind: str, *, kinds: Kinds = ()) -> None:
        if kind not in _SIDES:
            raise UsageError(f"there is no network {kind!r}; expected one of {', '.join(_SIDES)}")
        self._kind = kind
        self._catalogue = Catalogue.of(store)
        self._ties = incidence(store, _SIDES[kind], kinds=kinds)

    def network(self, window: Window | None = None) -> "nx.Graph[str]":
        """Return the network of a window."""
        window = window or Window()
        draw = projection if self._kind == "state-state" else _two_mode
        graph = draw(held(self._ties, window), self._catalogue)
        graph.graph["unsure"] = unsure(self._ties, window)
        return graph

    def years(self) -> list[int]:
        """Return the years from the first beginning that is certain to the last; none, if none."""
        ties = [tie for sides in self._ties.values() for own in sides.values() for tie in own]
        begins = sorted(int(tie.begin_by[:4]) for tie in ties if tie.begin_by)
        return list(range(begins[0], begins[-1] + 1)) if begins else []


def projection(ties: Incidence, catalogue: Catalogue) -> "nx.Graph[str]":
    """Return states joined by the arrangements they share, weighted by Newman's 1/(k−1).

    M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64 (2001) 016132, eq. 2.
    """
    graph: nx.Graph[str] = nx.Graph()
    states = {side for sides in ties.values() for side in sides}
    graph.add_nodes_from((n, dict(data)) for n, data in catalogue.nodes.items() if n in states)
    shared: dict[tuple[str, str], list[str]] = {}
    for whole, sides in sorted(ties.items()):
        for pair in pairs(sides):
            shared.setdefault(pair, []).append(whole)
    for (a, b), wholes in sorted(shared.items()):
        own = [tie for whole in wholes for side in (a, b) for tie in ties[whole][side]]
        spells = [_together(ties[whole][a], ties[whole][b]) for whole in wholes]
        graph.add_edge(
            a,
            b,
            id=f"{a}+{b}",
            kind="shared arrangements",
            **_pair_name(graph.nodes[a], graph.nodes[b]),
            arrangements=wholes,
            count=len(wholes),
            weight=fsum(1 / (len(ties[whole]) - 1) for whole in wholes),
            **dated(spells),
            passages=catalogue.evidence(tie.id for tie in own),
        )
    return graph


def _together(left: list[Tie], right: list[Tie]) -> tuple[str | None, str | None]:
    """Return from when until when two can both have been in an arrangement."""
    sides = [dated([(tie.begin, tie.end) for tie in side]) for side in (left, right)]
    begins = [side["begin"] for side in sides if "begin" in side]
    ends = [side["end"] for side in sides if "end" in side]
    return max(begins) if len(begins) == len(sides) else None, min(ends, default=None)


def _pair_name(a: Attributes, b: Attributes) -> Attributes:
    en = f"{a['en']} – {b['en']}"
    return {"label": en, "zh": f"{a['zh']}—{b['zh']}", "en": en}


def _two_mode(ties: Incidence, catalogue: Catalogue) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    actors = {side for sides in ties.values() for side in sides}
    for name, data in catalogue.nodes.items():
        if name in actors or name in ties:
            spells = dated([(data.get("begin"), data.get("end"))]) if name in ties else {}
            graph.add_node(name, **{**data, **spells}, bipartite=int(name in ties))
    for whole, sides in sorted(ties.items()):
        for side, own in sorted(sides.items()):
            graph.add_edge(side, whole, id=f"{whole}/{side}", **catalogue.tie(own))
    return graph


def _whole(store: Store, window: Window) -> "nx.MultiDiGraph[str]":
    catalogue = Catalogue.of(store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, data in catalogue.nodes.items():
        graph.add_node(name, **{**data, **dated([(data.get("begin"), data.get("end"))])})
    left_out = 0
    for whole, tie in _participations(store):
        if window.holds(tie):
            graph.add_edge(tie.actor, whole, key=tie.id, **_participation(tie, catalogue))
        left_out += window.may_hold(tie) and not window.holds(tie)
    if window != Window():
        # What nobody took part in by then had not come about.
        idle = [n for n, data in graph.nodes(data=True) if data["kind"] in ARRANGEMENT_KINDS]
        graph.remove_nodes_from([name for name in idle if not graph.in_degree(name)])
    for thing, relation, other in ask(store, lookup("relations")):
        if thing in graph and other in graph:
            key = f"{thing}/{relation}/{other}"
            label = catalogue.named([str(relation)])
            # A relation is stated by the record of the thing, and rests on its passages.
            places = catalogue.evidence([str(thing)])
            graph.add_edge(
                str(thing), str(other), key=key, id=key, kind=relation, **label, passages=places
            )
    graph.graph["unsure"] = left_out
    return graph


def _participation(tie: Tie, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": tie.id,
        "kind": tie.role,
        **catalogue.named([tie.role]),
        **known(date=tie.date, certainty=tie.certainty),
        **dated([(tie.begin, tie.end)]),
        "passages": catalogue.evidence([tie.id]),
    }


def _participations(store: Store) -> Iterator[tuple[str, Tie]]:
    """Yield each participation there is, of whatever role and status, with what it is in."""
    rows: Iterator[tuple[Value, ...]] = iter(ask(store, lookup("all-ties")))
    for whole, *fields in rows:
        yield words(whole) or "", tie_of([*fields, True])
