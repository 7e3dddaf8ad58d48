"""How much of the other side each takes part in, or brings together."""

import networkx as nx

from pactgraph.analysis.declaration import Measure, Values
from pactgraph.network.two_mode import by_side


def degree(graph: "nx.Graph[str]") -> Values:
    """Return for each node the share of the other side, or of the others, that it is tied to."""
    most = by_side(graph, _most, lambda n: n - 1)
    return {n: graph.degree(n) / most[n] if most[n] else 0.0 for n in sorted(graph)}


def _most(own: int, other: int) -> int:
    del own
    return other


# It counts arrangements, so that the nine arms of one practice are one arrangement: no fold.
MEASURE = Measure(
    compute=degree,
    fold=None,
    most=_most,
    page=True,
    large=True,
    source="S. P. Borgatti and M. G. Everett, Network analysis of 2-mode data, "
    "Social Networks 19 (1997) 243-269",
)
