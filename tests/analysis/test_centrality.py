"""Published centralities, NetworkX's definitions, and graphs too small for any."""

from typing import Any

import networkx as nx
import pytest

from pactgraph import UsageError
from pactgraph.analysis.measuring import measured
from pactgraph.analysis.registry import names
from pactgraph.network.arms import folded
from pactgraph.network.two_mode import actors

ALL = pytest.mark.parametrize("name", names())


@pytest.mark.parametrize("name", ["degree", "closeness", "betweenness"])
def test_southern_women_have_the_values_of_borgatti_and_halgin(
    women: "nx.Graph[str]", references: dict[str, Any], name: str
) -> None:
    # Borgatti and Halgin, Analyzing affiliation networks (2011), table 28.4, to two digits.
    found = measured(women, name)

    assert {n: round(value, 2) for n, value in found.items()} == (
        references["davis_southern_women"][name]
    )


@pytest.mark.parametrize("name", ["closeness", "betweenness"])
def test_florentine_families_have_the_printed_values(references: dict[str, Any], name: str) -> None:
    # Padgett and Ansell 1993; the values of NetworkX's tests, to three digits.
    data = references["florentine_families"]

    found = measured(nx.Graph(data["edges"]), name)

    assert found == pytest.approx(data[name], abs=data["tolerance"])


def test_krackhardts_kite_has_the_printed_betweenness(references: dict[str, Any]) -> None:
    # Krackhardt 1990, Administrative Science Quarterly 35, 342-369, figure 1.
    data = references["krackhardt_kite"]
    graph = nx.Graph([(str(a), str(b)) for a, b in data["edges"]])

    found = measured(graph, "betweenness")

    assert found == pytest.approx(data["betweenness"], abs=data["tolerance"])


@pytest.mark.parametrize("seed", range(5))
def test_measures_are_networkx_s_on_random_graphs(seed: int) -> None:
    # Dense enough to be connected, where the definitions agree.
    raw = nx.bipartite.random_graph(8, 11, 0.6, seed=seed)
    graph: nx.Graph[str] = nx.relabel_nodes(raw, str)
    top = actors(graph)

    degree = nx.bipartite.degree_centrality(graph, top)
    between = nx.bipartite.betweenness_centrality(graph, top)
    close = nx.bipartite.closeness_centrality(graph, top)

    assert measured(graph, "degree") == pytest.approx(degree, abs=1e-12)
    assert measured(graph, "betweenness") == pytest.approx(between, abs=1e-12)
    assert measured(graph, "closeness") == pytest.approx(close, abs=1e-12)


def test_eigenvector_is_networkx_s_up_to_scale(women: "nx.Graph[str]") -> None:
    expected = nx.eigenvector_centrality_numpy(women)
    found = measured(women, "eigenvector")

    ratios = {found[name] / expected[name] for name in actors(women)}

    assert max(ratios) == pytest.approx(min(ratios))
    assert max(found[name] for name in actors(women)) == 1


def test_pagerank_sums_to_one(hubbed: "nx.Graph[str]") -> None:
    found = measured(hubbed, "pagerank")

    assert sum(found.values()) == pytest.approx(1)


def test_a_hub_s_partners_are_not_near_each_other_through_it(hubbed: "nx.Graph[str]") -> None:
    # Only the treaty joins a and b; without hubs both would also meet in the practice.
    near = measured(hubbed, "closeness")["a"]

    assert near < measured(folded(hubbed), "closeness")["a"]


@ALL
def test_an_empty_graph_has_no_values(name: str) -> None:
    assert measured(nx.Graph(), name) == {}


@ALL
def test_one_node_and_parts_apart_have_finite_values(name: str) -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "x"), ("b", "y"), ("c", "y")])
    nx.set_node_attributes(graph, {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 1}, "bipartite")
    graph.add_node("z", bipartite=1)
    alone: nx.Graph[str] = nx.Graph()
    alone.add_node("a", bipartite=0)

    values = [*measured(graph, name).values(), *measured(alone, name).values()]

    assert all(0 <= value <= 1 for value in values)


@ALL
def test_arms_whose_hub_is_not_there_connect_no_one(name: str) -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "x/with/a"), ("b", "x/with/b")])
    nx.set_node_attributes(graph, {"a": 0, "b": 0, "x/with/a": 1, "x/with/b": 1}, "bipartite")
    nx.set_node_attributes(graph, {"x/with/a": "x", "x/with/b": "x"}, "armOf")

    assert all(0 <= value <= 1 for value in measured(graph, name).values())


def test_an_unknown_measure_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no measure 'fame'; expected one of degree, betweenness"):
        measured(nx.Graph(), "fame")


def test_a_graph_with_sides_for_some_nodes_only_is_refused() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "x")])
    graph.nodes["a"]["bipartite"] = 0

    with pytest.raises(UsageError, match="carry `bipartite` 0 or 1"):
        measured(graph, "degree")
