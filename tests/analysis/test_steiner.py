"""The least that keeps actors connected."""

from itertools import combinations

import networkx as nx
import pytest

from pactgraph import Pactgraph, UsageError
from pactgraph.analysis.steiner import steiner
from pactgraph.network.arms import connections

from .conftest import TwoMode


def test_the_smallest_set_is_found_by_trying_all(two_mode: TwoMode) -> None:
    graph = two_mode(
        {"u": "ab", "v": "bc", "w": "cde", "x": "ae", "y": "acf", "z": "df", "q*": "bdef"}
    )
    links = connections(graph)

    def keeps(chosen: set[str], wanted: str) -> bool:
        kept: nx.Graph[str] = nx.Graph([p for p, own in links.items() if chosen & set(own)])
        kept.add_nodes_from(wanted)
        return all(nx.has_path(kept, wanted[0], other) for other in wanted)

    names = sorted({name for own in links.values() for name in own})
    for wanted in ("abcdef", "ad", "bf", "ace"):
        least = next(
            size
            for size in range(len(names) + 1)
            if any(keeps(set(some), wanted) for some in combinations(names, size))
        )
        found = steiner(graph, wanted)

        assert (len(found), keeps(set(found), wanted)) == (least, True)


def test_without_names_all_that_is_connected_stays_so_part_by_part(two_mode: TwoMode) -> None:
    graph = two_mode({"x": "ab", "y": "cd", "z": "cd", "w": "e"})

    assert steiner(graph) == ["x", "y"]


def test_actors_that_no_chain_joins_cannot_be_kept(two_mode: TwoMode) -> None:
    graph = two_mode({"x": "ab", "y": "cd"})

    with pytest.raises(UsageError, match="no chain of arrangements joins a and c"):
        steiner(graph, ["a", "c"])
    with pytest.raises(UsageError, match="q: no actor of this network"):
        steiner(graph, ["a", "q"])


def test_an_empty_graph_needs_no_steiner() -> None:
    assert steiner(nx.Graph()) == []


def test_states_are_named_as_everywhere(shipped: Pactgraph) -> None:
    found = shipped.steiner("CHN", "Myanmar", "老挝")

    assert len(found) == 1
    assert {"china", "myanmar", "laos"} <= set(shipped.network()[found[0]])
