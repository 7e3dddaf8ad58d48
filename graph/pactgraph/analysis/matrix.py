"""Which states share how much: all pairs at once, from the sparse incidence.

The same pairs are joined as in the network `state-state`: all that take part in an arrangement, or,
where it has a hub, only those with the hub.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from scipy import sparse

from pactgraph.analysis.two_mode import actors, arrangements, incidence_matrix, labels
from pactgraph.errors import UsageError
from pactgraph.query import Rows
from pactgraph.terms import Language, spoken

_WEIGHINGS = ("count", "weight")


def shared(
    incidence: sparse.csr_array, central: sparse.csr_array | None = None
) -> sparse.csr_array:
    """Return how many arrangements each two actors share; the diagonal is empty.

    Two connect in an arrangement if either is central in it, so that with X the incidence and C its
    central part the counts are CXᵀ + XCᵀ − CCᵀ, which is XXᵀ where all are central.

    Args:
        incidence: Actors in rows, arrangements in columns, 1 where one takes part.
        central: The same, 1 where the tie is a hub's or there is no hub; all, unless given.
    """
    if central is None:
        return _off_diagonal(incidence @ incidence.T)
    return _off_diagonal(_either_central(incidence, central))


def rarity(
    incidence: sparse.csr_array, central: sparse.csr_array | None = None
) -> sparse.csr_array:
    """Return the shared arrangements weighed by how few take part, 1/(k−1) each.

    M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64 (2001) 016132, eq. 2: an
    actor's ties from one arrangement sum to 1, so that a universal convention counts little.

    Args:
        incidence: As for `shared`.
        central: As for `shared`.
    """
    k = np.asarray(incidence.sum(axis=0)).ravel()
    weights = np.divide(1.0, k - 1, out=np.zeros_like(k, dtype=float), where=k > 1)
    if central is None:
        return _off_diagonal((incidence @ sparse.diags_array(weights)) @ incidence.T)
    # The square roots weigh each product of two ties by 1/(k−1).
    root = sparse.diags_array(np.sqrt(weights))
    return _off_diagonal(_either_central(incidence @ root, central @ root))


def _either_central(x: sparse.csr_array, c: sparse.csr_array) -> sparse.csr_array:
    crossed = c @ x.T
    return crossed + crossed.T - c @ c.T


def _off_diagonal(matrix: sparse.csr_array) -> sparse.csr_array:
    lower, upper = sparse.tril(matrix, k=-1), sparse.triu(matrix, k=1)
    off = sparse.csr_array(lower + upper)
    off.eliminate_zeros()
    return off


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What two states share.

    Attributes:
        count: How many arrangements connect them.
        weight: The same weighed by rarity, 1/(k−1) each.
        arrangements: Which, in order.
    """

    a: str
    b: str
    count: int
    weight: float
    arrangements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """State × state, with what is behind each cell; the pairs that share most come first."""

    names: dict[str, tuple[str, str]]
    cells: tuple[Cell, ...]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each pair that shares anything."""
        columns = ("a", "b", "name_a", "name_b", "count", "weight", "arrangements")
        return Rows(columns, tuple(self._row(cell, lang) for cell in self))

    def _row(self, cell: Cell, lang: Language) -> tuple[str | int | float, ...]:
        names = (self.names[name][lang == "en"] for name in (cell.a, cell.b))
        wholes = " ".join(cell.arrangements)
        return (cell.a, cell.b, *names, cell.count, round(cell.weight, 4), wholes)

    @spoken
    def square(self, by: str = "count", lang: Language = "en") -> Rows:
        """Return the matrix as a square table.

        Args:
            by: `count` or `weight`.
            lang: The language of names.

        Raises:
            UsageError: `by` is neither.
        """
        if by not in _WEIGHINGS:
            raise UsageError(f"a matrix is by {' or '.join(_WEIGHINGS)}, not by {by!r}")
        value = {(c.a, c.b): c.count if by == "count" else round(c.weight, 4) for c in self}
        value |= {(b, a): v for (a, b), v in value.items()}
        ids = list(self.names)
        rows = [
            (self.names[a][lang == "en"], *("" if a == b else value.get((a, b), 0) for b in ids))
            for a in ids
        ]
        return Rows(("", *(self.names[name][lang == "en"] for name in ids)), tuple(rows))


def matrix(graph: "nx.Graph[str]") -> Matrix:
    """Return what each two actors of a two-mode graph share.

    Args:
        graph: A two-mode graph.
    """
    rows, columns = actors(graph), arrangements(graph)
    incidence = incidence_matrix(graph, rows, columns)
    spokes = [(a, b) for a, b, central in graph.edges(data="central", default=True) if not central]
    less: nx.Graph[str] = nx.Graph(graph.edges)
    less.remove_edges_from(spokes)
    central = incidence_matrix(less, rows, columns) if spokes else None
    counts, weights = shared(incidence, central), rarity(incidence, central)
    cells = [
        Cell(
            a=rows[i],
            b=rows[j],
            count=round(counts[i, j]),
            weight=float(weights[i, j]),
            arrangements=tuple(columns[x] for x in _behind(incidence, central, i, j)),
        )
        for i, j in zip(*sparse.triu(counts, k=1).nonzero(), strict=True)
    ]
    cells.sort(key=lambda cell: (-cell.count, -round(cell.weight, 9), cell.a, cell.b))
    return Matrix(labels(graph, rows), tuple(cells))


def _behind(
    incidence: sparse.csr_array, central: sparse.csr_array | None, i: int, j: int
) -> Sequence[int]:
    """Return the columns of the arrangements that connect two rows."""
    both = np.intersect1d(_columns(incidence, i), _columns(incidence, j))
    if central is None:
        return list(both)
    either = np.union1d(_columns(central, i), _columns(central, j))
    return list(np.intersect1d(both, either))


def _columns(matrix: sparse.csr_array, row: int) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
    own: np.ndarray[tuple[int], np.dtype[np.int32]] = matrix.indices[
        matrix.indptr[row] : matrix.indptr[row + 1]
    ]
    return own
