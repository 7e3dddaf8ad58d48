"""Centrality in two-mode networks, each side normalised by the most that its nodes can have.

A graph whose nodes carry no `bipartite` is one-mode and is normalised as L. C. Freeman, Centrality
in social networks, Social Networks 1 (1979) 215-239.

S. P. Borgatti and M. G. Everett, Network analysis of 2-mode data, Social Networks 19 (1997)
243-269; the formulas as S. P. Borgatti and D. S. Halgin, Analyzing affiliation networks, The SAGE
Handbook of Social Network Analysis (2011) ch. 28. NetworkX defines the numbers; rustworkx and
scipy compute them where NetworkX is slow, and tests hold them equal.
"""

from collections.abc import Callable, Iterable, Mapping
from math import fsum

import networkx as nx
import numpy as np
import numpy.typing as npt
import rustworkx as rx
from scipy.sparse.csgraph import dijkstra

from pactgraph.errors import UsageError
from pactgraph.network.arms import folded, totalled
from pactgraph.network.two_mode import actors, arms, incidence_matrix, is_one_mode

Values = dict[str, float]
Floats = npt.NDArray[np.float64]
_CHUNK = 256
_PAGERANK_LEFT = 1e-14


def measure(graph: "nx.Graph[str]", name: str) -> Values:
    """Return a measure of every actor and arrangement; none of an empty graph.

    Degree counts actors and arrangements. The other measures follow ties and are of arms, as any
    function over the graph finds them; what an arrangement has of its arms, `FOLDS` says.

    Args:
        graph: A two-mode graph, or a one-mode graph.
        name: One of `MEASURES`.

    Raises:
        UsageError: There is no such measure.
    """
    if not isinstance(name, str) or name not in MEASURES:
        raise UsageError(f"there is no measure {name!r}; expected one of {', '.join(MEASURES)}")
    if is_one_mode(graph):
        return MEASURES[name](graph) if graph.size() else dict.fromkeys(sorted(graph), 0.0)
    own = folded(graph) if name not in FOLDS else graph
    values = MEASURES[name](own) if own.size() else dict.fromkeys(own, 0.0)
    found = values if name not in FOLDS else totalled(graph, values, FOLDS[name])
    return {n: found[n] for n in sorted(found)}


def degree(graph: "nx.Graph[str]") -> Values:
    """Return for each node the share of the other side, or of the others, that it is tied to."""
    most = _by_side(graph, lambda _, other: other, lambda n: n - 1)
    return {n: graph.degree(n) / most[n] if most[n] else 0.0 for n in sorted(graph)}


def betweenness(graph: "nx.Graph[str]") -> Values:
    """Return the share of shortest chains through each node, of the most its side allows.

    The most is Borgatti and Everett (1997), as in `networkx.bipartite.betweenness_centrality`.
    """
    names, own = _rustworkx(graph)
    raw = rx.betweenness_centrality(own, normalized=False)
    most = _by_side(graph, _most_between, lambda n: (n - 1) * (n - 2) / 2)
    return {n: raw[i] / most[n] if most[n] else 0.0 for i, n in enumerate(names)}


def _by_side(
    graph: "nx.Graph[str]",
    two_mode: Callable[[int, int], float],
    one_mode: Callable[[int], float],
) -> Values:
    """Return a number for each node, by the sizes of its own and the other side, or of all."""
    if is_one_mode(graph):
        return dict.fromkeys(graph, one_mode(len(graph)))
    top, bottom = actors(graph), arms(graph)
    return {
        **dict.fromkeys(top, two_mode(len(top), len(bottom))),
        **dict.fromkeys(bottom, two_mode(len(bottom), len(top))),
    }


def _most_between(own: int, other: int) -> float:
    """Return the most shortest chains that a node can lie on, by the sizes of both sides."""
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def closeness(graph: "nx.Graph[str]") -> Values:
    """Return how near each node is to what it reaches, of the nearest that could be.

    The value is scaled by the part of the graph that the node reaches. In a connected graph it is
    that of `networkx.bipartite.closeness_centrality`; in parts the nearest is that of a node's own
    part, where NetworkX takes the whole graph's and so exceeds 1.
    """
    names = sorted(graph)
    matrix = nx.to_scipy_sparse_array(graph, nodelist=names, weight=None, format="csr")
    # Two nodes of one side are two steps apart at least; without sides, one.
    own = 1 if is_one_mode(graph) else 2
    side = np.array([graph.nodes[name].get("bipartite", 0) for name in names])
    found: Values = {}
    for start in range(0, len(names), _CHUNK):
        # A slice of rows at a time, so that memory grows with the graph and not with its square.
        rows = np.arange(start, min(start + _CHUNK, len(names)))
        steps = dijkstra(matrix, directed=False, indices=rows, unweighted=True)
        near = np.isfinite(steps)
        totals = np.where(near, steps, 0.0).sum(axis=1)
        alike = (near & (side[rows, None] == side)).sum(axis=1) - 1
        others = near.sum(axis=1) - 1 - alike
        share = (alike + others) / max(len(names) - 1, 1)
        values = np.divide(own * alike + others, totals, out=np.zeros(len(rows)), where=totals > 0)
        found |= {names[i]: float(x) for i, x in zip(rows, values * share, strict=True)}
    return found


def eigenvector(graph: "nx.Graph[str]") -> Values:
    """Return how much each node is tied to what is well tied itself; the most of a side is 1.

    The leading singular vectors of the incidence: Borgatti and Everett (1997), and for two sides
    the hubs and authorities of J. M. Kleinberg, J. ACM 46 (1999) 604-632. Where several vectors
    lead, as in disconnected graphs of like parts, the one nearest to all alike is taken.
    """
    if is_one_mode(graph):
        names = sorted(graph)
        adjacency = nx.adjacency_matrix(graph, nodelist=names, weight=None).toarray().astype(float)
        return dict(zip(names, _of_most(_leading(adjacency)), strict=True))
    top, bottom = actors(graph), arms(graph)
    incidence = incidence_matrix(graph, top, bottom)
    wide = len(top) > len(bottom)
    short = incidence.T if wide else incidence
    own = _leading((short @ short.T).toarray())
    other = np.abs(short.T @ own)
    scores = (other, own) if wide else (own, other)
    return {
        **dict(zip(top, _of_most(scores[0]), strict=True)),
        **dict(zip(bottom, _of_most(scores[1]), strict=True)),
    }


def _leading(matrix: Floats) -> Floats:
    """Return the eigenvector of the largest eigenvalue, or what all alike have of several."""
    values, vectors = np.linalg.eigh(matrix)
    lead = vectors[:, values >= values[-1] * (1 - 1e-9)]
    vector: Floats = np.abs(lead @ lead.sum(axis=0))
    return vector


def _of_most(scores: Floats) -> list[float]:
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

#: What an arrangement has of the values of its arms, for the measures that follow ties. A walker is
#: at an arrangement while it is at any of its arms, so that shares of its time add up. A chain may
#: lead by two arms of one practice, from a partner to the hub and on to another: a sum would count
#: it twice and could pass the most that a node can have. So an arrangement lies between others as
#: the best placed of its arms does, and is as near and as well tied.
FOLDS: dict[str, Callable[[Iterable[float]], float]] = {
    "betweenness": max,
    "closeness": max,
    "eigenvector": max,
    "pagerank": fsum,
}
