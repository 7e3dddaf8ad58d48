"""Reference graphs of the literature, a small graph with a hub, and the shipped graph."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from pactgraph import Pactgraph

TwoMode = Callable[[dict[str, Sequence[str]]], "nx.Graph[str]"]


@pytest.fixture(scope="session")
def states(shipped: Pactgraph) -> "nx.Graph[str]":
    """States and arrangements of the shipped graph."""
    return shipped.network("state-arrangement")


@pytest.fixture(scope="session")
def references(data: Path) -> dict[str, Any]:
    """Graphs whose measures are published, with the printed values."""
    found: dict[str, Any] = json.loads((data / "refgraphs.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def women(references: dict[str, Any]) -> "nx.Graph[str]":
    """Davis' southern women (actors) and the events they went to (arrangements)."""
    data = references["davis_southern_women"]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(data["women"], bipartite=0)
    graph.add_nodes_from({event for _, event in data["edges"]}, bipartite=1)
    graph.add_edges_from(data["edges"])
    return graph


@pytest.fixture(scope="session")
def two_mode() -> TwoMode:
    """What makes a two-mode graph of who takes part in what; of `practice*` the first is hub."""

    def make(arrangements: dict[str, Sequence[str]]) -> "nx.Graph[str]":
        graph: nx.Graph[str] = nx.Graph()
        for name, actors in arrangements.items():
            whole, (hub, *others) = name.rstrip("*"), actors
            graph.add_nodes_from(actors, bipartite=0)
            if name == whole:
                graph.add_node(whole, bipartite=1)
                graph.add_edges_from((actor, whole) for actor in actors)
            for other in others if name != whole else ():
                arm = f"{whole}/with/{other}"
                graph.add_node(arm, bipartite=1, armOf=whole, partner=other)
                graph.add_edges_from([(hub, arm), (other, arm)])
        return graph

    return make


@pytest.fixture(scope="session")
def hubbed(two_mode: TwoMode) -> "nx.Graph[str]":
    """h's practice with a, b and c, a treaty of a and b, and a treaty of c and d."""
    return two_mode({"practice*": "habc", "treaty": "ab", "pact": "cd"})
