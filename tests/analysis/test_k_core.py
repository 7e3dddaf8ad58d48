"""Cores: who is in the closest circles."""

import networkx as nx
import pytest

from pactgraph import Pactgraph
from pactgraph.analysis.measuring import measured
from pactgraph.analysis.ranking import ranking

from .conftest import TwoMode


def test_a_core_is_of_those_who_all_share_as_much(two_mode: TwoMode) -> None:
    # a, b and c share x, y and z; d is in two of theirs, and e in one of its own.
    graph = two_mode({"x": "abcd", "y": "abcd", "z": "abc", "w": "de"})

    found = {own.id: round(own.value * 4) for own in ranking(graph, "k-core", ranges=False)}

    assert found == {"a": 3, "b": 3, "c": 3, "d": 2, "e": 1}


def test_all_in_all_is_one(two_mode: TwoMode) -> None:
    graph = two_mode({"x": "abc", "y": "abc"})

    assert set(measured(graph, "k-core").values()) == {1.0}


def test_a_universal_convention_makes_no_core(two_mode: TwoMode) -> None:
    graph = two_mode({"convention": "abcdefgh", "x": "ab", "y": "ab"})

    found = {own.id: own.value for own in ranking(graph, "k-core", ranges=False)}

    assert {name for name, value in found.items() if value == 2 / 3} == {"a", "b"}
    assert found["h"] == 1 / 3


def test_a_practice_with_many_partners_is_one_arrangement(two_mode: TwoMode) -> None:
    # By its arms h would take part in three arrangements, and be in the 2-core of all.
    graph = two_mode({"practice*": "habc", "x": "ab", "y": "bc", "z": "ca"})

    found = ranking(graph, "k-core", ranges=False)
    first, *_, last = found

    assert (last.id, found.meaning(last)[:17]) == ("h", "is in the 1-core,")
    assert found.meaning(first)[:17] == "is in the 2-core,"


@pytest.mark.parametrize(
    ("graph", "number"),
    [
        (nx.complete_graph(5), 4),
        (nx.cycle_graph(7), 2),
        (nx.star_graph(6), 1),
        (nx.petersen_graph(), 3),
        (nx.krackhardt_kite_graph(), None),
    ],
    ids=["complete", "cycle", "star", "petersen", "kite"],
)
def test_of_one_mode_it_is_the_share_of_all_others(graph: "nx.Graph[int]", number: int) -> None:
    named: nx.Graph[str] = nx.Graph([(str(a), str(b)) for a, b in graph.edges])
    most, numbers = len(named) - 1, nx.core_number(named)

    found = measured(named, "k-core")

    assert found == pytest.approx({n: k / most for n, k in numbers.items()})
    assert number is None or set(found.values()) == {number / most}


def test_the_states_of_the_memorandum_are_the_core_of_the_shipped_graph(
    shipped: Pactgraph,
) -> None:
    mekong = {"cambodia", "china", "laos", "myanmar", "thailand", "viet-nam"}

    assert {own.id for own in shipped.rank("k-core", ranges=False) if own.rank == 1} == mekong
