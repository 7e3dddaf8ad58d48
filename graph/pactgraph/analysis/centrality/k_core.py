"""How close a circle each is in: the largest group in which everyone has so many ties or more."""

import networkx as nx

from pactgraph.analysis.declaration import Measure, Values
from pactgraph.network.two_mode import by_side


def k_core(graph: "nx.Graph[str]") -> Values:
    """Return the largest k of whose core each node is, as a share of the largest there could be.

    The k-core of S. B. Seidman (1983) is the largest group in which each has k ties or more to
    others of it. In a two-mode graph each actor of it takes part in k of its arrangements, and
    each arrangement brings k of its actors together: the (k, k)-core of M. Cerinšek and V.
    Batagelj, Generalized two-mode cores, Social Networks 42 (2015) 80-87. No k is larger than the
    smaller side, or than the others of a one-mode graph, so that 1 is a graph where all is tied.
    It is of the two-mode graph and not of its projection, in which one universal convention makes
    a core of everybody. `networkx.core_number` computes k.
    """
    most = by_side(graph, min, lambda n: n - 1)
    return {n: k / most[n] for n, k in sorted(nx.core_number(graph).items())}


# It counts arrangements, so that their arms are folded first: a hub that meets nine partners in one
# practice takes part in one arrangement, and by its arms it would be in the 2-core for that alone.
MEASURE = Measure(
    compute=k_core,
    fold=None,
    most=min,
    page=True,
    source="S. B. Seidman, Network structure and minimum degree, Social Networks 5 (1983) 269-287",
)
