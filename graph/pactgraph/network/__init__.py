"""Rows → networks: NetworkX graphs whose nodes and edges carry names, kinds, dates and passages.

`whole` holds every thing, every tie and every relation. The two-mode networks hold actors
(`bipartite` 0) and the arms of arrangements (`bipartite` 1; most arrangements are their own arm),
an edge for each pair that some connecting tie joins; a body's tie counts to the state it acts for.
`state-state` is the projection of `state-arrangement`; each edge keeps the arrangements that made
it, which NetworkX's own projections forget.
"""

from collections.abc import Iterator, Mapping
from math import fsum
from typing import NamedTuple

import networkx as nx

from pactgraph.answers.things import Mandated, Relation
from pactgraph.answers.ties import Tie
from pactgraph.answers.window import Window
from pactgraph.errors import UsageError
from pactgraph.locale.catalogue import catalogue
from pactgraph.network.arms import connections, folded, rarity, wholes
from pactgraph.network.attributes import Annotations, Attributes, dated, joined, known
from pactgraph.network.incidence import Incidence, held, incidence, unsure
from pactgraph.store.engines import Store
from pactgraph.store.records import records
from pactgraph.values.terms import ACTOR_KINDS, ARRANGEMENT_KINDS, Kinds

__all__ = ["NETWORKS", "Affiliations", "network"]

_SIDES = {
    "actor-arrangement": ACTOR_KINDS,
    "state-arrangement": ("state",),
    "state-state": ("state",),
}
NETWORKS = ("whole", *_SIDES)
_ACTS_FOR = "actsFor"


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
        self._annotations = Annotations.of(store)
        self._partners = _partners(store)
        self._ties = incidence(store, _SIDES[kind], kinds=kinds)

    def network(self, window: Window | None = None) -> "nx.Graph[str]":
        """Return the network of a window."""
        window = window or Window()
        ties = held(self._ties, window)
        graph = _two_mode(ties, self._annotations, self._partners)
        if self._kind == "state-state":
            graph = projection(graph, ties, self._annotations)
        graph.graph["unsure"] = unsure(self._ties, window)
        return graph

    def years(self) -> list[int]:
        """Return the years from the first beginning that is certain to the last; none, if none."""
        begins = sorted(
            int(tie.begin_by[:4]) for tie in self._ties.known().values() if tie.begin_by
        )
        return list(range(begins[0], begins[-1] + 1)) if begins else []


class _Partner(NamedTuple):
    arm: str
    partner: str


def _partners(store: Store) -> dict[str, str]:
    return dict(records(store, "partners", _Partner))


def _two_mode(
    ties: Incidence, annotations: Annotations, partners: Mapping[str, str]
) -> "nx.Graph[str]":
    """Return actors joined to the arms of arrangements in which they take part."""
    graph: nx.Graph[str] = nx.Graph()
    # Drawn in the order of the annotations, as a set has another order in each process.
    actors = {side for sides in ties.ties.values() for side in sides}
    for name, data in annotations.nodes.items():
        if name in actors:
            graph.add_node(name, **data, bipartite=0)
    for arm, whole in sorted(ties.whole.items()):
        data = annotations.nodes[whole]
        spells = dated([(data.get("begin"), data.get("end"))])
        partner = known(partner=partners.get(arm))
        graph.add_node(arm, **{**data, **spells}, armOf=whole, **partner, bipartite=1)
        for side, own in sorted(ties.ties[arm].items()):
            graph.add_edge(side, arm, id=f"{arm}/{side}", **annotations.tie(own))
    return graph


def projection(
    graph: "nx.Graph[str]", ties: Incidence, annotations: Annotations
) -> "nx.Graph[str]":
    """Return states joined by the arrangements that connect them, weighted by their rarity.

    Args:
        graph: States and arms of arrangements.
        ties: The ties that the graph was drawn from.
        annotations: What edges carry.
    """
    states: nx.Graph[str] = nx.Graph()
    states.add_nodes_from(
        (name, annotations.nodes[name])
        for name in annotations.nodes
        if name in graph and not graph.nodes[name]["bipartite"]
    )
    arms, most = wholes(graph), folded(graph)
    for (a, b), shared in connections(graph).items():
        met = {
            whole: [ties.ties[arm] for arm in arms[whole] if {a, b} <= ties.ties[arm].keys()]
            for whole in shared
        }
        own = [tie for sides in met.values() for both in sides for x in (a, b) for tie in both[x]]
        spells = [
            _together(*([t for both in sides for t in both[x]] for x in (a, b)))
            for sides in met.values()
        ]
        states.add_edge(
            a,
            b,
            id=f"{a}+{b}",
            kind="shared arrangements",
            **_pair_name(states.nodes[a], states.nodes[b]),
            arrangements=" ".join(shared),
            count=len(shared),
            # Summed exactly, so that the order of arrangements does not show in the last digit.
            weight=fsum(rarity(most.degree(whole)) for whole in shared),
            **dated(spells),
            passages=annotations.evidence(tie.id for tie in own),
        )
    return states


def _together(left: list[Tie], right: list[Tie]) -> tuple[str | None, str | None]:
    """Return from when until when two can both have been in an arrangement."""
    sides = [dated([(tie.begin, tie.end) for tie in side]) for side in (left, right)]
    # Together only once both have begun, for which both days must be known; one end ends it.
    begins = [side["begin"] for side in sides if "begin" in side]
    ends = [side["end"] for side in sides if "end" in side]
    return max(begins) if len(begins) == len(sides) else None, min(ends, default=None)


def _pair_name(a: Attributes, b: Attributes) -> Attributes:
    return joined([a, b], lambda lang: catalogue(lang)("list.range"))


class _Participation(NamedTuple):
    whole: str
    tie: Tie


def _whole(store: Store, window: Window) -> "nx.MultiDiGraph[str]":
    annotations = Annotations.of(store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, data in annotations.nodes.items():
        graph.add_node(name, **{**data, **dated([(data.get("begin"), data.get("end"))])})
    left_out = 0
    for whole, tie in records(store, "all-ties", _Participation):
        if window.holds(tie):
            graph.add_edge(
                tie.actor, whole, key=tie.id, **_carried(tie.id, tie.role, tie, annotations)
            )
        left_out += window.may_hold(tie) and not window.holds(tie)
    if window != Window():
        # What nobody took part in by then had not come about.
        idle = [n for n, data in graph.nodes(data=True) if data["kind"] in ARRANGEMENT_KINDS]
        graph.remove_nodes_from([name for name in idle if not graph.in_degree(name)])
    for thing, other, data in _relations(store, annotations, window):
        if thing in graph and other in graph:
            graph.add_edge(thing, other, key=data["id"], **data)
    graph.graph["unsure"] = left_out
    return graph


def _relations(
    store: Store, annotations: Annotations, window: Window
) -> Iterator[tuple[str, str, Attributes]]:
    """Yield how things are related, who acts for whom by the mandates that say when."""
    mandates = records(store, "mandates", Mandated)
    told = {(own.agent, _ACTS_FOR, own.principal) for own in mandates}
    for thing, relation, other in records(store, "relations", Relation):
        if (thing, relation, other) not in told:
            key = f"{thing}/{relation}/{other}"
            # A relation is stated by the record of the thing, and rests on its passages.
            data = {"id": key, "kind": relation, **annotations.named([relation])}
            yield thing, other, {**data, "passages": annotations.evidence([thing])}
    for own in mandates:
        if own.date is None or window.holds(own):
            yield own.agent, own.principal, _carried(own.mandate, _ACTS_FOR, own, annotations)


def _carried(name: str, kind: str, fact: Tie | Mandated, annotations: Annotations) -> Attributes:
    return {
        "id": name,
        "kind": kind,
        **annotations.named([kind]),
        **known(date=fact.date, certainty=fact.certainty),
        **dated([(fact.begin, fact.end)]),
        "passages": annotations.evidence([name]),
    }
