"""What the measures say of each state and arrangement of the page, with its rank and in words."""

from collections.abc import Iterator

import networkx as nx

from pactgraph.analysis.ranking import SIDES, Ranking, ranking
from pactgraph.view.data import Record

MEASURES = ("degree", "betweenness", "closeness")
# Betweenness of a larger network takes longer than a page may take to write.
_LARGE = 2000


def measures(data: Record) -> dict[str, list[Record]]:
    """Return for each state and each arrangement its ranks, each with a line in zh and en.

    Only ties in connecting roles to actual arrangements count, as in the network of states and
    arrangements. Of networks of more than 2,000 nodes only the degree is measured.
    """
    graph = _two_mode(data)
    names = MEASURES if len(graph) <= _LARGE else MEASURES[:1]
    found: dict[str, list[Record]] = {}
    for name in names if graph else ():
        for of in SIDES:
            ranked = ranking(graph, name, of=of, ranges=False)
            for thing, record in _lines(ranked):
                found.setdefault(thing, []).append(record)
    return found


def _lines(ranked: Ranking) -> Iterator[tuple[str, Record]]:
    for own in ranked:
        yield (
            own.id,
            {
                "name": ranked.measure,
                "rank": own.rank,
                "of": len(ranked),
                "en": ranked.meaning(own, "en"),
                "zh": ranked.meaning(own, "zh"),
            },
        )


def _two_mode(data: Record) -> "nx.Graph[str]":
    """Return the states and arrangements that the page holds, joined by the ties that connect."""
    things = {thing["id"]: thing for thing in data["things"]}
    graph: nx.Graph[str] = nx.Graph()
    for tie in data["ties"]:
        whole = things[tie["in"]]
        if not data["roles"][tie["role"]] or not _counts(whole, data):
            continue
        counted = (tie["actor"], *tie.get("for", ()))
        hubs = whole["relations"].get("hub", ())
        for name in counted:
            if things[name]["kind"] == "state":
                graph.add_node(name, bipartite=0, **_named(things[name]))
                graph.add_node(whole["id"], bipartite=1, **_named(whole))
                before = graph.get_edge_data(name, whole["id"], {"central": False})
                central = before["central"] or not hubs or bool({*hubs} & {*counted})
                graph.add_edge(name, whole["id"], central=central)
    return graph


def _counts(whole: Record, data: Record) -> bool:
    is_actual = whole["facts"].get("status", ["actual"]) == ["actual"]
    return is_actual and whole["kind"] in data["kinds"]["arrangements"]


def _named(thing: Record) -> Record:
    return {key: thing[key] for key in ("kind", "zh", "en")}
