"""Centrality in two-mode networks, each side normalised by the most that its nodes can have.

S. P. Borgatti and M. G. Everett, Network analysis of 2-mode data, Social Networks 19 (1997)
243-269; the formulas as S. P. Borgatti and D. S. Halgin, Analyzing affiliation networks, The SAGE
Handbook of Social Network Analysis (2011) ch. 28. NetworkX defines the numbers; rustworkx and
scipy compute them where NetworkX is slow, and tests hold them equal.
"""

from collections.abc import Callable, Mapping

import networkx as nx
import numpy as np
import numpy.typing as npt
import rustworkx as rx
from scipy.sparse.csgraph import dijkstra

from pactgraph.analysis.two_mode import (
    actors,
    arrangements,
    incidence_matrix,
    joined,
    separated,
)
from pactgraph.errors import UsageError

Values = dict[str, float]
_CHUNK = 256
_PAGERANK_LEFT = 1e-14


def measure(graph: "nx.Graph[str]", name: str) -> Values:
    """Return a measure of every actor and arrangement; none of an empty graph.

    Degree counts arrangements as they are told; the measures that follow ties take a hub's
    arrangement for the separate ties that it is (see `two_mode.separated`).

    Args:
        graph: A two-mode graph.
        name: One of `MEASURES`.

    Raises:
        UsageError: There is no such measure.
    """
    if name not in MEASURES:
        raise UsageError(f"there is no measure {name!r}; expected one of {', '.join(MEASURES)}")
    if not graph.size():
        return dict.fromkeys(sorted(graph), 0.0)
    if name == "degree":
        return degree(graph)
    split = separated(graph)
    missing = dict.fromkeys(sorted(graph), 0.0)
    return missing | joined(split, MEASURES[name](split), total=name == "pagerank")


def degree(graph: "nx.Graph[str]") -> Values:
    """Return for each node the share of the other side that it is tied to."""
    top, bottom = actors(graph), arrangements(graph)
    sizes = {**dict.fromkeys(top, len(bottom)), **dict.fromkeys(bottom, len(top))}
    return {n: graph.degree(n) / size if size else 0.0 for n, size in sizes.items()}


def betweenness(graph: "nx.Graph[str]") -> Values:
    """Return the share of shortest chains through each node, of the most its side allows.

    The most is Borgatti and Everett (1997), as in `networkx.bipartite.betweenness_centrality`.
    """
    names, own = _rustworkx(graph)
    raw = rx.betweenness_centrality(own, normalized=False)
    top, bottom = actors(graph), arrangements(graph)
    most = {
        **dict.fromkeys(top, _most_between(len(top), len(bottom))),
        **dict.fromkeys(bottom, _most_between(len(bottom), len(top))),
    }
    return {n: raw[i] / most[n] if most[n] else 0.0 for i, n in enumerate(names)}


def _most_between(own: int, other: int) -> float:
    """Return the most shortest chains that a node can lie on, by the sizes of both sides."""
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def closeness(graph: "nx.Graph[str]") -> Values:
    """Return how near each node is to what it reaches, of the nearest its side allows.

    The value is scaled by the part of the graph that the node reaches, as in
    `networkx.bipartite.closeness_centrality`.
    """
    names = sorted(graph)
    top, bottom = actors(graph), arrangements(graph)
    least = {
        **dict.fromkeys(top, len(bottom) + 2 * (len(top) - 1)),
        **dict.fromkeys(bottom, len(top) + 2 * (len(bottom) - 1)),
    }
    matrix = nx.to_scipy_sparse_array(graph, nodelist=names, weight=None, format="csr")
    found: Values = {}
    for start in range(0, len(names), _CHUNK):
        chunk = names[start : start + _CHUNK]
        # A slice of rows at a time, so that memory grows with the graph and not with its square.
        indices = np.arange(start, start + len(chunk))
        steps = dijkstra(matrix, directed=False, indices=indices, unweighted=True)
        near = np.isfinite(steps)
        totals = np.where(near, steps, 0.0).sum(axis=1)
        for name, total, reached in zip(chunk, totals, near.sum(axis=1), strict=True):
            share = (reached - 1) / (len(names) - 1) if len(names) > 1 else 0.0
            found[name] = float(least[name] / total * share) if total else 0.0
    return found


def eigenvector(graph: "nx.Graph[str]") -> Values:
    """Return how much each node is tied to what is well tied itself; the most of a side is 1.

    The leading singular vectors of the incidence: Borgatti and Everett (1997), and for two sides
    the hubs and authorities of J. M. Kleinberg, J. ACM 46 (1999) 604-632. Where several vectors
    lead, as in disconnected graphs of like parts, the one nearest to all alike is taken.
    """
    top, bottom = actors(graph), arrangements(graph)
    incidence = incidence_matrix(graph, top, bottom)
    wide = len(top) > len(bottom)
    short = incidence.T if wide else incidence
    values, vectors = np.linalg.eigh((short @ short.T).toarray())
    lead = vectors[:, values >= values[-1] * (1 - 1e-9)]
    own = np.abs(lead @ lead.sum(axis=0))
    other = np.abs(short.T @ own)
    scores = (other, own) if wide else (own, other)
    return {
        **dict(zip(top, _of_most(scores[0]), strict=True)),
        **dict(zip(bottom, _of_most(scores[1]), strict=True)),
    }


def _of_most(scores: npt.NDArray[np.float64]) -> list[float]:
    most = scores.max()
    return [float(score) for score in (scores / most if most else scores).round(12)]


def pagerank(graph: "nx.Graph[str]") -> Values:
    """Return how often a walker who follows ties at random, and now and then starts anew, is here.

    S. Brin and L. Page, Computer Networks 30 (1998) 107-117, damping 0.85; the default tolerance of
    NetworkX leaves errors of percents in large graphs, so it is set near the limit of doubles.
    """
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(tie), max(tie)) for tie in graph.edges))
    found: Mapping[str, float] = nx.pagerank(ordered, tol=_PAGERANK_LEFT, max_iter=1000)
    return {name: float(value) for name, value in found.items()}


def _rustworkx(graph: "nx.Graph[str]") -> "tuple[list[str], rx.PyGraph[str, None]]":
    names = sorted(graph)
    index = {name: i for i, name in enumerate(names)}
    own: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    own.add_nodes_from(names)
    own.add_edges_from_no_data([(index[a], index[b]) for a, b in graph.edges])
    return names, own


MEASURES: dict[str, Callable[["nx.Graph[str]"], Values]] = {
    "degree": degree,
    "betweenness": betweenness,
    "closeness": closeness,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
}
