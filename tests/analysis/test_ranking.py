"""Ranks, ties of ranks, and what they hang on."""

import networkx as nx
import pytest

from pactgraph.analysis.ranking import ranking, ranks
from pactgraph.locale.languages import Language

from .conftest import TwoMode


def test_equal_values_share_the_best_rank() -> None:
    values = {"a": 0.3, "b": 0.1 + 0.2, "c": 0.5, "d": 0.0}

    assert ranks(values, list(values)) == {"a": 2, "b": 2, "c": 1, "d": 4}


def test_a_shared_rank_is_written_with_an_equals_sign(two_mode: TwoMode) -> None:
    graph = two_mode({"x": "ab", "y": "abc", "z": "c"})

    rows = ranking(graph).to_rows()

    assert [row[:2] for row in rows] == [("1=", "a"), ("1=", "b"), ("1=", "c")]


def test_the_range_is_over_each_arrangement_left_out(two_mode: TwoMode) -> None:
    graph = two_mode({"w": "a", "x": "ab", "y": "ab", "z": "b", "v": "bc"})

    found = {own.id: (own.rank, own.best, own.worst) for own in ranking(graph)}

    # Without v, or without z, b has no more than a has.
    assert found == {"a": (2, 1, 2), "b": (1, 1, 1), "c": (3, 3, 3)}


def test_the_range_is_over_each_document_left_out(two_mode: TwoMode) -> None:
    graph = two_mode({"x": "ab", "y": "b", "z": "b", "w": "a"})
    graph.add_edges_from(list(graph.edges), passages="one#1.1")
    graph.edges["b", "y"]["passages"] = graph.edges["b", "z"]["passages"] = "two#1.1 two#1.2"

    found = {own.id: (own.rank, own.best, own.worst) for own in ranking(graph)}

    # Without the second document b is only in x, and a in x and w.
    assert found == {"a": (2, 1, 2), "b": (1, 1, 2)}


def test_an_arrangement_is_not_ranked_where_it_is_left_out(two_mode: TwoMode) -> None:
    graph = two_mode({"x": "abc", "y": "ab"})

    found = {own.id: (own.best, own.worst) for own in ranking(graph, of="arrangements")}

    assert found == {"x": (1, 1), "y": (1, 2)}


def test_without_ranges_none_is_given(two_mode: TwoMode) -> None:
    found = ranking(two_mode({"x": "ab"}), ranges=False)

    assert [row[5] for row in found.to_rows()] == [None, None]


@pytest.mark.parametrize(
    ("lang", "meaning"),
    [("en", "takes part in 2 of 3 arrangements"), ("zh", "参与全部3项合作安排中的2项")],
)
def test_each_row_says_what_its_number_means(
    two_mode: TwoMode, lang: Language, meaning: str
) -> None:
    graph = two_mode({"x": "ab", "y": "ab", "z": "c"})

    assert ranking(graph).to_rows(lang).rows[0][-1] == meaning


def test_china_leads_the_shipped_graph_whatever_is_left_out(states: "nx.Graph[str]") -> None:
    first = next(iter(ranking(states, "betweenness")))

    assert (first.id, first.rank, first.best, first.worst) == ("china", 1, 1, 1)


def test_an_empty_graph_has_no_ranks() -> None:
    assert len(ranking(nx.Graph(), "closeness")) == 0
