"""What others' functions measure on our networks is what we say, by arm and by arrangement."""

from collections.abc import Callable, Iterable
from itertools import combinations
from math import fsum

import networkx as nx
import pytest
from tests.generated import graph_of, thing, tie
from tests.generated import world as made

from pactgraph import Pactgraph
from pactgraph.analysis.declaration import SIDES
from pactgraph.analysis.registry import measure, names
from pactgraph.answers.window import Window
from pactgraph.network.arms import absorbed, connections, folded, rarity, simplified, sizes, wholes
from pactgraph.network.incidence import held, incidence

Values = dict[str, float]
NETWORKS = ["state-arrangement", "actor-arrangement"]
SEEDS = range(100, 150)


def betweenness(graph: "nx.Graph[str]") -> Values:
    top = [n for n, data in graph.nodes(data=True) if data["bipartite"] == 0]
    return dict(nx.bipartite.betweenness_centrality(graph, top))


def closeness(graph: "nx.Graph[str]") -> Values:
    """NetworkX's, part by part, scaled by the share of the graph that a part is."""
    found: Values = {}
    for part in nx.connected_components(graph):
        own = graph.subgraph(part)
        top = [n for n in own if own.nodes[n]["bipartite"] == 0]
        scale = (len(own) - 1) / (len(graph) - 1)
        values = nx.bipartite.closeness_centrality(own, top)
        found |= {n: value * scale for n, value in values.items()}
    return found


def eigenvector(graph: "nx.Graph[str]") -> Values:
    """NetworkX's, with the most of each side set to 1 as Borgatti and Everett have it."""
    raw = nx.eigenvector_centrality_numpy(graph)
    side = {n: data["bipartite"] for n, data in graph.nodes(data=True)}
    most = [max(value for n, value in raw.items() if side[n] == i) for i in (0, 1)]
    return {n: value / most[side[n]] for n, value in raw.items()}


def pagerank(graph: "nx.Graph[str]") -> Values:
    return dict(nx.pagerank(graph, tol=1e-14, max_iter=1000))


THEIRS: dict[str, Callable[["nx.Graph[str]"], Values]] = {
    "betweenness": betweenness,
    "closeness": closeness,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
}


def by_arrangement(
    graph: "nx.Graph[str]", values: Values, total: Callable[[Iterable[float]], float]
) -> Values:
    """Fold by the attribute alone, as a stranger does."""
    found: dict[str, list[float]] = {}
    for name, data in graph.nodes(data=True):
        if data["bipartite"] == 1:
            found.setdefault(data["armOf"], []).append(values[name])
    return {whole: total(own) for whole, own in found.items()}


def assert_measured_as_ranked(kg: Pactgraph, network: str) -> None:
    graph = kg.network(network)
    actors = [n for n, data in graph.nodes(data=True) if data["bipartite"] == 0]
    for name, theirs in THEIRS.items():
        if name == "eigenvector" and not nx.is_connected(graph):
            continue  # several vectors lead, and NetworkX refuses to choose
        values, fold = theirs(graph), measure(name).fold
        assert fold
        for of in SIDES:
            ranked = kg.rank(name, of=of, network=network, ranges=False)
            own = {n: values[n] for n in actors}
            expected = own if of == "actors" else by_arrangement(graph, values, fold)

            assert {one.id: one.value for one in ranked} == pytest.approx(expected, abs=1e-9)


def assert_counted_as_folded(kg: Pactgraph, network: str) -> None:
    graph = kg.network(network)
    members: dict[str, set[str]] = {}
    for name, data in graph.nodes(data=True):
        if data["bipartite"] == 1:
            members.setdefault(data["armOf"], set()).update(graph[name])
    actors = {n for n, data in graph.nodes(data=True) if data["bipartite"] == 0}
    by_actor = {n: sum(n in own for own in members.values()) / len(members) for n in actors}
    by_whole = {whole: len(own) / len(actors) for whole, own in members.items()}
    ranked = {
        of: {one.id: one.value for one in kg.rank("degree", of=of, network=network, ranges=False)}
        for of in SIDES
    }

    assert ranked["actors"] == pytest.approx(by_actor)
    assert ranked["arrangements"] == pytest.approx(by_whole)


def assert_cored_as_folded(kg: Pactgraph, network: str) -> None:
    graph = kg.network(network)
    fold = nx.relabel_nodes(graph, {n: data.get("armOf", n) for n, data in graph.nodes(data=True)})
    numbers = nx.core_number(fold)
    sizes = {of: len(kg.rank("k-core", of=of, network=network, ranges=False)) for of in SIDES}
    for of in SIDES:
        for one in kg.rank("k-core", of=of, network=network, ranges=False):
            assert one.value == pytest.approx(numbers[one.id] / min(sizes.values()))


def assert_the_matrix_is_the_fold(kg: Pactgraph) -> None:
    graph = kg.network("state-arrangement")
    arms: dict[tuple[str, str], set[str]] = {}
    members: dict[str, set[str]] = {}
    for name, data in graph.nodes(data=True):
        if data["bipartite"] == 1:
            members.setdefault(data["armOf"], set()).update(graph[name])
            for pair in combinations(sorted(graph[name]), 2):
                arms.setdefault(pair, set()).add(data["armOf"])
    expected = {
        pair: (sorted(own), round(fsum(1 / (len(members[w]) - 1) for w in own), 9))
        for pair, own in arms.items()
    }
    found = {(c.a, c.b): (list(c.arrangements), round(c.weight, 9)) for c in kg.matrix()}
    drawn = {
        (min(a, b), max(a, b)): (data["arrangements"].split(), round(data["weight"], 9))
        for a, b, data in kg.network("state-state").edges(data=True)
    }

    assert found == expected
    assert drawn == expected


@pytest.mark.parametrize("network", NETWORKS)
def test_networkx_measures_on_the_shipped_network_what_rank_says(
    shipped: Pactgraph, network: str
) -> None:
    assert_measured_as_ranked(shipped, network)
    assert_counted_as_folded(shipped, network)
    assert_cored_as_folded(shipped, network)
    assert_the_matrix_is_the_fold(shipped)


@pytest.mark.parametrize("seed", SEEDS)
def test_networkx_measures_on_a_generated_network_what_rank_says(seed: int) -> None:
    kg = graph_of(made(seed, states=6, bodies=8, wholes=12))
    for network in NETWORKS:
        assert_measured_as_ranked(kg, network)
        assert_counted_as_folded(kg, network)
        assert_cored_as_folded(kg, network)
    assert_the_matrix_is_the_fold(kg)


@pytest.mark.parametrize("seed", SEEDS[:20])
@pytest.mark.parametrize("kind", NETWORKS)
def test_simplified_networks_connect_whom_all_arms_connect(seed: int, kind: str) -> None:
    kg = graph_of(made(seed, states=6, bodies=8, wholes=12))
    sides = ("state",) if kind.startswith("state") else ("state", "territory", "agency", "person")
    every = incidence(kg.store, sides)
    expected: dict[tuple[str, str], set[str]] = {}
    for arm, own in every.ties.items():
        for a, b in combinations(sorted(own), 2):
            expected.setdefault((a, b), set()).add(every.whole[arm])
    graph = kg.network(kind)
    found = {
        pair: {graph.nodes[arm]["armOf"] for arm in set(graph[pair[0]]) & set(graph[pair[1]])}
        for pair in expected
    }

    assert found == expected
    assert len(held(every, Window()).ties) <= len(every.ties)


def test_every_measure_that_follows_ties_is_held_against_networkx() -> None:
    assert {name for name in names() if measure(name).fold} == set(THEIRS)


def test_an_arm_carries_its_arrangement_and_partner(shipped: Pactgraph) -> None:
    graph = shipped.network()
    arm = graph.nodes["border-liaison-officers/with/laos"]
    own = graph.nodes["drug-control-mou-1993"]

    assert (arm["armOf"], arm["partner"]) == ("border-liaison-officers", "laos")
    assert (arm["kind"], arm["en"]) == (
        "mechanism",
        "Liaison Officers for Drug Law Enforcement in Border Areas",
    )
    assert own["armOf"] == "drug-control-mou-1993"
    assert "partner" not in own
    assert sorted(graph["border-liaison-officers/with/laos"]) == ["china", "laos"]


def circles(**arms: str) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Return arms by name, `x_1` of the arrangement `x`, with an actor for each letter."""
    return {arm: set(own) for arm, own in arms.items()}, {arm: arm[0] for arm in arms}


@pytest.mark.parametrize(
    ("arms", "expected"),
    [
        ({"x_1": "hab", "x_2": "hcd"}, {}),
        ({"x_1": "ha", "x_2": "ha"}, {"x_2": ("x_1",)}),
        ({"x_1": "h", "x_2": "ha"}, {"x_1": ("x_2",)}),
        ({"x_1": "h", "x_2": "ha", "x_3": "hb"}, {"x_1": ("x_2", "x_3")}),
        ({"x_1": "ha", "x_2": "hab", "x_3": "hab"}, {"x_1": ("x_2",), "x_3": ("x_2",)}),
        ({"x_1": "h", "x_2": "ha", "x_3": "hab"}, {"x_1": ("x_3",), "x_2": ("x_3",)}),
        ({"x_1": "ha", "y_1": "ha"}, {}),
        ({"x_1": "", "x_2": "ha"}, {"x_1": ("x_2",)}),
        ({"x_1": "", "x_2": ""}, {"x_2": ("x_1",)}),
    ],
    ids=[
        "apart",
        "alike",
        "the hub alone",
        "the hub alone in two",
        "contained and alike",
        "contained in turn",
        "of two arrangements",
        "empty",
        "all empty",
    ],
)
def test_arms_that_add_nothing_go_into_those_that_contain_them(
    arms: dict[str, str], expected: dict[str, tuple[str, ...]]
) -> None:
    assert absorbed(*circles(**arms)) == expected


def test_ties_of_an_arm_that_goes_stay_on_the_edges_of_the_one_that_contains_it() -> None:
    practice = thing("x", "Agreement", hub="h") | {"participations": [tie("x", n) for n in "hsb"]}
    things = [thing("h", "State"), thing("s", "State"), thing("b", "Agency", actsFor="s")]
    kg = graph_of([*things, practice])

    graph = kg.network("actor-arrangement")

    assert wholes(graph) == {"x": ["x/with/b"]}
    assert graph.edges["s", "x/with/b"]["ties"] == "x/b-participant x/s-participant"
    assert connections(graph) == {("b", "h"): ["x"], ("h", "s"): ["x"]}
    assert sizes(graph) == {"x": 3}


def test_a_fold_has_the_arrangements_and_all_their_ties(shipped: Pactgraph) -> None:
    graph = shipped.network()
    fold = folded(graph)

    assert "border-liaison-officers" in fold
    assert not any("/with/" in name for name in fold)
    assert sorted(fold["border-liaison-officers"]) == [
        "china",
        "laos",
        "myanmar",
        "russia",
        "viet-nam",
    ]
    assert len(simplified(graph)) == len(graph)


@pytest.mark.parametrize(("k", "expected"), [(0, 0.0), (1, 0.0), (2, 1.0), (5, 0.25)])
def test_rarity_is_one_by_the_others(k: int, expected: float) -> None:
    assert rarity(k) == expected
