"""How much each is tied to what is well tied itself."""

import networkx as nx
import numpy as np
import numpy.typing as npt

from pactgraph.analysis.declaration import Measure, Values
from pactgraph.network.two_mode import actors, arms, incidence_matrix, is_one_mode

_Floats = npt.NDArray[np.float64]


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
    # The matrix of the shorter side is solved, and the other side follows by one product.
    wide = len(top) > len(bottom)
    short = incidence.T if wide else incidence
    own = _leading((short @ short.T).toarray())
    other = np.abs(short.T @ own)
    scores = (other, own) if wide else (own, other)
    return {
        **dict(zip(top, _of_most(scores[0]), strict=True)),
        **dict(zip(bottom, _of_most(scores[1]), strict=True)),
    }


def _leading(matrix: _Floats) -> _Floats:
    """Return the eigenvector of the largest eigenvalue, or what all alike have of several."""
    # All vectors and not the first alone: the power method takes any of several that lead.
    values, vectors = np.linalg.eigh(matrix)
    lead = vectors[:, values >= values[-1] * (1 - 1e-9)]
    vector: _Floats = np.abs(lead @ lead.sum(axis=0))
    return vector


def _of_most(scores: _Floats) -> list[float]:
    # The last digits are the engine's, and would differ from machine to machine.
    most = scores.max()
    return [float(score) for score in (scores / most if most else scores).round(12)]


# As well tied as the best tied of its arms: a sum would grow with the number of partners.
MEASURE = Measure(
    compute=eigenvector,
    fold=max,
    source="S. P. Borgatti and M. G. Everett, Network analysis of 2-mode data, "
    "Social Networks 19 (1997) 243-269",
)
