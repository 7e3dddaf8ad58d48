"""The matrix of all pairs against the network edge by edge, and against Newman's own example."""

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

import pactgraph
from pactgraph import UsageError
from pactgraph.analysis.matrix import matrix, rarity, shared
from pactgraph.network.two_mode import actors

from .conftest import TwoMode


def test_newman_s_example_has_the_weight_he_prints(two_mode: TwoMode) -> None:
    # Newman 2001 II, figure 6: A and B write three papers together, with four, two and three
    # authors in all, and their tie has the weight 1/3 + 1 + 1/2 = 11/6.
    graph = two_mode({"paper 1": "ABCD", "paper 2": "AB", "paper 3": "ABE"})

    first = next(iter(matrix(graph)))

    assert (first.a, first.b, first.count) == ("A", "B", 3)
    assert first.weight == pytest.approx(11 / 6, abs=1e-15)


def test_an_actor_s_weights_from_one_arrangement_sum_to_one(two_mode: TwoMode) -> None:
    found = matrix(two_mode({"x": "abcd"}))

    assert sum(cell.weight for cell in found if "a" in {cell.a, cell.b}) == pytest.approx(1)


def test_a_hub_joins_only_pairs_with_itself(hubbed: "nx.Graph[str]") -> None:
    found = {(cell.a, cell.b): cell.arrangements for cell in matrix(hubbed)}

    assert found == {
        ("a", "b"): ("treaty",),
        ("a", "h"): ("practice",),
        ("b", "h"): ("practice",),
        ("c", "d"): ("pact",),
        ("c", "h"): ("practice",),
    }


def test_the_matrix_and_the_network_of_states_agree(shipped: pactgraph.Pactgraph) -> None:
    edges = shipped.network("state-state").edges(data=True)
    expected = {
        (min(a, b), max(a, b)): (
            data["count"],
            round(data["weight"], 9),
            data["arrangements"].split(),
        )
        for a, b, data in edges
    }

    found = {
        (cell.a, cell.b): (cell.count, round(cell.weight, 9), list(cell.arrangements))
        for cell in shipped.matrix()
    }

    assert found == expected


def test_counts_are_networkx_s_projection(women: "nx.Graph[str]") -> None:
    projected = nx.bipartite.weighted_projected_graph(women, actors(women))
    expected = {(min(tie), max(tie)): projected.edges[tie]["weight"] for tie in projected.edges}

    assert {(cell.a, cell.b): cell.count for cell in matrix(women)} == expected


def test_the_diagonal_is_empty() -> None:
    incidence = sparse.csr_array(np.array([[1.0, 1.0], [1.0, 0.0]]))

    assert shared(incidence).toarray().tolist() == [[0, 1], [1, 0]]
    assert rarity(incidence).toarray().tolist() == [[0, 1], [1, 0]]


def test_the_square_is_symmetric_and_names_its_sides(two_mode: TwoMode) -> None:
    rows = matrix(two_mode({"x": "ab", "y": "abc"})).square("weight")

    assert rows.columns == ("", "a", "b", "c")
    assert rows.rows == (("a", "", 1.5, 0.5), ("b", 1.5, "", 0.5), ("c", 0.5, 0.5, ""))


def test_an_unknown_weighing_is_refused(two_mode: TwoMode) -> None:
    with pytest.raises(UsageError, match="by count or weight, not by 'size'"):
        matrix(two_mode({"x": "ab"})).square("size")


def test_an_empty_graph_has_an_empty_matrix() -> None:
    found = matrix(nx.Graph())

    assert (len(found), found.square().rows) == (0, ())
