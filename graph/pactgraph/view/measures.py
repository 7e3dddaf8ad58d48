"""What the measures say of each state and arrangement of the page, with its rank and in words."""

from collections.abc import Iterator

import networkx as nx

from pactgraph.analysis.ranking import Ranking, ranking
from pactgraph.analysis.registry import measure, names
from pactgraph.locale.languages import LANGUAGES
from pactgraph.network.arms import simplified
from pactgraph.view.data import Record

# What follows ties takes longer of a larger network than a page may take to write.
_LARGE = 2000


def measures(data: Record) -> dict[str, list[Record]]:
    """Return for each state and each arrangement its ranks, each with a line in every language.

    Only ties in connecting roles to actual arrangements count, as in the network of states and
    arrangements. Of networks of more than 2,000 nodes only the measures for large ones are told.
    """
    graph = _two_mode(data)
    found: dict[str, list[Record]] = {}
    for name in _shown(len(graph)) if graph else ():
        for of in measure(name).of:
            ranked = ranking(graph, name, of=of, ranges=False)
            for thing, record in _lines(ranked):
                found.setdefault(thing, []).append(record)
    return found


def _shown(nodes: int) -> list[str]:
    """Return the measures that the page shows of a network of some nodes."""
    declared = {name: measure(name) for name in names()}
    return [n for n, own in declared.items() if own.page and (own.large or nodes <= _LARGE)]


def _lines(ranked: Ranking) -> Iterator[tuple[str, Record]]:
    for own in ranked:
        yield (
            own.id,
            {
                "name": ranked.measure,
                "rank": own.rank,
                "of": len(ranked),
                **{lang: ranked.meaning(own, lang) for lang in LANGUAGES},
            },
        )


def _two_mode(data: Record) -> "nx.Graph[str]":
    """Return the states that the page holds and the arms of arrangements in which they connect."""
    things = {thing["id"]: thing for thing in data["things"]}
    graph: nx.Graph[str] = nx.Graph()
    for tie in data["ties"]:
        arms = () if tie.get("attends") else tie.get("arms", [tie["in"]])
        states = [n for n in (tie["actor"], *tie.get("for", ())) if things[n]["kind"] == "state"]
        for arm in arms if states else ():
            whole = data["arms"].get(arm, arm)
            graph.add_node(arm, bipartite=1, armOf=whole, **_named(things[whole]))
            for name in states:
                graph.add_node(name, bipartite=0, **_named(things[name]))
                graph.add_edge(name, arm)
    # As networks are drawn, so that the page ranks as `rank` does.
    return simplified(graph)


def _named(thing: Record) -> Record:
    return {"kind": thing["kind"], **thing["names"]}
