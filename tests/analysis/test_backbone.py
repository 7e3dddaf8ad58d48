"""Ties against chance: the model keeps degrees, the tail is exact, many tests are corrected."""

from itertools import product
from math import prod

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from pactgraph import Pactgraph, UsageError
from pactgraph.analysis.backbone import backbone
from pactgraph.analysis.significance import adjusted, chance_model, tails
from pactgraph.network.two_mode import actors, arms, incidence_matrix

from .conftest import TwoMode


def _model_degrees(incidence: "sparse.csr_array") -> "np.ndarray":
    model = chance_model(incidence)
    return model.probability[model.row_class] @ model.column_counts


def test_expected_degrees_are_the_degrees(women: "nx.Graph[str]", states: "nx.Graph[str]") -> None:
    for graph in (women, states):
        incidence = incidence_matrix(graph, actors(graph), arms(graph))

        assert _model_degrees(incidence) == pytest.approx(incidence.sum(axis=1), abs=1e-9)
        assert _model_degrees(incidence.T.tocsr()) == pytest.approx(incidence.sum(axis=0), abs=1e-9)


def test_equal_degrees_have_the_chance_that_one_can_write_down() -> None:
    # With every row of degree 2 of 4 and every column alike, every tie has the chance 1/2.
    incidence = sparse.csr_array(np.array([[1, 1, 0, 0], [0, 0, 1, 1]], dtype=float))

    assert chance_model(incidence).probability.ravel().tolist() == pytest.approx([0.5])


def test_degrees_of_none_and_of_all_are_certain() -> None:
    incidence = sparse.csr_array(
        np.array([[1, 1, 1], [0, 0, 0], [1, 1, 0], [1, 0, 0]], dtype=float)
    )

    assert _model_degrees(incidence) == pytest.approx([3, 0, 2, 1])


def test_the_tail_is_that_of_all_outcomes_counted() -> None:
    chances, counts = [0.0, 0.2, 0.7, 1.0], [1, 3, 2, 1]
    trials = [p for p, n in zip(chances, counts, strict=True) for _ in range(n)]
    wanted = range(len(trials) + 2)
    expected = [
        sum(
            prod(p if hit else 1 - p for p, hit in zip(trials, outcome, strict=True))
            for outcome in product((0, 1), repeat=len(trials))
            if sum(outcome) >= least
        )
        for least in wanted
    ]

    found = tails(list(wanted), np.array([chances] * len(wanted)), counts)

    assert found == pytest.approx(expected, abs=1e-12)


def test_a_tail_that_is_very_thin_keeps_its_digits() -> None:
    # All of 2 + 100 trials: the product of the chances.
    found = tails([102], np.array([[0.5, 0.01]]), [2, 100])

    assert found == pytest.approx([0.25 * 1e-200])


def test_the_correction_is_that_of_benjamini_and_hochberg_s_example() -> None:
    # Benjamini and Hochberg 1995, section 4.2: of these fifteen, the first four pass at 0.05.
    p_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p_values += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]

    assert [q <= 0.05 for q in adjusted(p_values)] == [True] * 4 + [False] * 11


def test_pairs_that_keep_to_themselves_are_kept(two_mode: TwoMode) -> None:
    graph = two_mode({f"{pair}{i}": pair for pair in ("ab", "cd", "ef", "gh") for i in range(12)})

    found = backbone(graph)

    assert {(tie.a, tie.b) for tie in found.kept} == {
        ("a", "b"),
        ("c", "d"),
        ("e", "f"),
        ("g", "h"),
    }
    assert found.warning() == ""


def test_a_network_too_small_is_said_to_be_so(two_mode: TwoMode) -> None:
    found = backbone(two_mode({"x": "ab", "y": "cd"}))

    assert found.kept == ()
    assert found.warning().startswith("the network is too small: none of 6 pairs could pass")
    assert found.warning("zh").startswith("网络过小")


def test_the_shipped_graph_is_said_to_be_small(shipped: Pactgraph) -> None:
    assert "pairs could pass at all" in shipped.backbone().warning()


@pytest.mark.parametrize("level", [0, 1, -0.1])
def test_a_level_beyond_0_and_1_is_refused(level: float) -> None:
    with pytest.raises(UsageError, match="level must be between 0 and 1"):
        backbone(nx.Graph(), level)


def test_one_actor_or_none_is_nothing_to_test(two_mode: TwoMode) -> None:
    for graph in (nx.Graph(), two_mode({"x": "a"})):
        found = backbone(graph)

        assert (len(found), found.warning()) == (0, "fewer than two actors: nothing to test")
