"""How much each lies between others: the shortest chains that lead through it."""

import networkx as nx
import rustworkx as rx

from pactgraph.analysis.declaration import Measure, Values
from pactgraph.network.two_mode import by_side


def betweenness(graph: "nx.Graph[str]") -> Values:
    """Return the share of shortest chains through each node, of the most its side allows.

    The most is Borgatti and Everett (1997), as in `networkx.bipartite.betweenness_centrality`.
    """
    names, own = _rustworkx(graph)
    raw = rx.betweenness_centrality(own, normalized=False)
    most = by_side(graph, _most_between, lambda n: (n - 1) * (n - 2) / 2)
    return {n: raw[i] / most[n] if most[n] else 0.0 for i, n in enumerate(names)}


def _most_between(own: int, other: int) -> float:
    """Return the most shortest chains that a node can lie on, by the sizes of both sides.

    That is the centre of a tree: it is tied to all of the other side, among which the rest of its
    own side hangs as evenly as can be, s or s + 1 on each. Freeman's (n-1)(n-2)/2 would need ties
    within a side.
    """
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def _rustworkx(graph: "nx.Graph[str]") -> "tuple[list[str], rx.PyGraph[str, None]]":
    # In order of names, as sums of floats hang on the order in which they are added.
    names = sorted(graph)
    index = {name: i for i, name in enumerate(names)}
    own: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    own.add_nodes_from(names)
    own.add_edges_from_no_data([(index[a], index[b]) for a, b in graph.edges])
    return names, own


# A chain may lead by two arms of one practice, from a partner to the hub and on to another: a sum
# would count it twice and could pass the most that a node can have. So an arrangement lies between
# others as the best placed of its arms does.
MEASURE = Measure(
    compute=betweenness,
    fold=max,
    page=True,
    source="S. P. Borgatti and M. G. Everett, Network analysis of 2-mode data, "
    "Social Networks 19 (1997) 243-269",
)
