"""Measures at scale against NetworkX in the same run: the same numbers, and how many times faster.

`pytest -m benchmark -s` prints the ratios.
"""

import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from pactgraph.analysis.centrality.betweenness import betweenness
from pactgraph.analysis.matrix import rarity, shared

pytestmark = pytest.mark.benchmark


def _timed(function: Callable[[], Any], times: int = 1) -> tuple[Any, float]:
    """Return an answer and the seconds of processor time it took, the least of several times."""
    least, answer = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        answer = function()
        least = min(least, time.process_time() - start)
    return answer, least


def _incidence(actors: int, arrangements: int, ties: int) -> "sparse.csr_array":
    """Return a random incidence of very nearly so many ties, the same each time."""
    chance = np.random.default_rng(1)
    places = chance.choice(actors * arrangements, size=ties, replace=False)
    rows, columns = np.divmod(places, arrangements)
    return sparse.csr_array((np.ones(ties), (rows, columns)), shape=(actors, arrangements))


def _graph(incidence: "sparse.csr_array") -> "nx.Graph[str]":
    rows, columns = incidence.nonzero()
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((f"a{i}" for i in range(incidence.shape[0])), bipartite=0)
    graph.add_nodes_from((f"x{j}" for j in range(incidence.shape[1])), bipartite=1)
    graph.add_edges_from((f"a{i}", f"x{j}") for i, j in zip(rows, columns, strict=True))
    return graph


def test_exact_betweenness_is_networkx_s_ten_times_faster() -> None:
    graph = _graph(_incidence(200, 1_500, 33_000))
    top = [f"a{i}" for i in range(200)]

    ours, fast = _timed(lambda: betweenness(graph), times=3)
    theirs, slow = _timed(lambda: nx.bipartite.betweenness_centrality(graph, top))
    print(f"\nbetweenness: {slow:.1f} s / {fast:.2f} s = {slow / fast:.0f} times faster")  # noqa: T201

    assert ours == pytest.approx(theirs, abs=1e-9)
    assert slow >= 10 * fast


def test_the_matrix_is_networkx_s_projection_a_hundred_times_faster() -> None:
    incidence = _incidence(200, 80_000, 870_000)
    graph = _graph(incidence)
    top = [f"a{i}" for i in range(200)]

    ours, fast = _timed(lambda: shared(incidence), times=10)
    theirs, slow = _timed(lambda: nx.bipartite.weighted_projected_graph(graph, top))
    print(f"\nmatrix: {slow:.1f} s / {fast:.3f} s = {slow / fast:.0f} times faster")  # noqa: T201

    expected = nx.adjacency_matrix(theirs, nodelist=top).toarray()
    assert (ours.toarray() == expected).all()
    assert slow >= 100 * fast


def test_the_matrix_is_linear_in_ties() -> None:
    # Arrangements of eleven on average at each size, so that only the number of ties grows.
    sizes = [10_000, 87_000, 870_000]
    rates = []
    for ties in sizes:
        incidence = _incidence(200, ties * 80 // 870, ties)
        spent = _timed(partial(_both, incidence), times=5)[1]
        rates.append(spent / ties)
    print(f"\nmatrix, µs a tie: {', '.join(f'{1e6 * rate:.2f}' for rate in rates)}")  # noqa: T201

    # From 10,000 to 87,000 and to 870,000 a quadratic way would take ten times as long a tie at
    # each step; caches that overflow take two or three.
    assert all(later <= 4 * earlier for earlier, later in pairwise(rates))


def _both(incidence: "sparse.csr_array") -> None:
    shared(incidence)
    rarity(incidence)
