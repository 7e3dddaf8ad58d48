"""How often one who follows ties at random comes by each."""

from collections.abc import Mapping
from math import fsum

import networkx as nx

from pactgraph.analysis.declaration import Measure, Values

# The default of NetworkX, 1e-6, leaves 2 % error at 100,000 nodes; this is near what doubles hold.
_LEFT = 1e-14


def pagerank(graph: "nx.Graph[str]") -> Values:
    """Return how often a walker who follows ties at random, and now and then starts anew, is here.

    S. Brin and L. Page, Computer Networks 30 (1998) 107-117, damping 0.85.
    """
    # Nodes and ties in order, so that sums come out the same however the graph was made.
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(tie), max(tie)) for tie in graph.edges))
    found: Mapping[str, float] = nx.pagerank(ordered, tol=_LEFT, max_iter=1000)
    return {name: float(value) for name, value in found.items()}


# A walker is at an arrangement while it is at any of its arms: shares of its time add up.
MEASURE = Measure(
    compute=pagerank,
    fold=fsum,
    source="S. Brin and L. Page, The anatomy of a large-scale hypertextual Web search engine, "
    "Computer Networks 30 (1998) 107-117",
)
