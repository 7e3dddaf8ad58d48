"""How near each is to all that it reaches."""

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import dijkstra

from pactgraph.analysis.declaration import Measure, Values
from pactgraph.network.two_mode import is_one_mode

_CHUNK = 256


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


# Who meets an arrangement meets it by one of its arms, so that the nearest of them is how near it
# is; a sum could be nearer than near.
MEASURE = Measure(
    compute=closeness,
    fold=max,
    page=True,
    source="S. P. Borgatti and M. G. Everett, Network analysis of 2-mode data, "
    "Social Networks 19 (1997) 243-269",
)
