"""Which states share how much: all pairs at once, from the sparse incidence.

The same pairs are joined as in the network `state-state`: all that meet in an arm.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy import sparse

from pactgraph.errors import UsageError
from pactgraph.locale.labels import Labels, chosen
from pactgraph.locale.languages import Language, spoken
from pactgraph.network.arms import principals, whole_of
from pactgraph.network.arms import rarity as weight_of
from pactgraph.network.two_mode import actors, arms, arrangements, incidence_matrix, labels
from pactgraph.store.query import Rows

_Ints = npt.NDArray[np.intp]
_Floats = npt.NDArray[np.float64]
_WEIGHINGS = ("count", "weight")


def shared(incidence: sparse.csr_array, parts: _Ints | None = None) -> sparse.csr_array:
    """Return how many arrangements each two actors share; the diagonal is empty.

    With X the incidence of arrangements that are their own arm these are XXᵀ; of the others each
    pair of actors counts once, in however many arms of an arrangement they meet.

    Args:
        incidence: Actors in rows, arms in columns, 1 where one takes part.
        parts: The number of each column's arrangement; each is one itself, unless given.
    """
    return _weighed(incidence, parts, np.ones_like)


def rarity(incidence: sparse.csr_array, parts: _Ints | None = None) -> sparse.csr_array:
    """Return the shared arrangements weighed by how few take part in each, as `arms.rarity`.

    Args:
        incidence: As for `shared`.
        parts: As for `shared`.
    """
    return _weighed(incidence, parts, np.vectorize(weight_of, otypes=[float]))


def _weighed(
    incidence: sparse.csr_array, parts: _Ints | None, weigh: Callable[[_Floats], _Floats]
) -> sparse.csr_array:
    """Return the sum over arrangements of what each, by its number of actors, weighs for a pair."""
    # Most arrangements are their own arm, and for these one sparse product does, without the sort
    # that several arms need.
    columns = np.arange(incidence.shape[1]) if parts is None else parts
    single = np.bincount(columns)[columns] == 1
    found = _of_one(incidence[:, single], weigh)
    if not single.all():
        found = found + _of_several(incidence[:, ~single], columns[~single], weigh)
    return _off_diagonal(found)


def _of_one(incidence: sparse.csr_array, weigh: Callable[[_Floats], _Floats]) -> sparse.csr_array:
    """Return the sum over arrangements of one arm."""
    # On the stored entries: with products that only scale and count it took twice as long.
    weights = weigh(np.bincount(incidence.indices, minlength=incidence.shape[1]).astype(float))
    parts = (incidence.data * weights[incidence.indices], incidence.indices, incidence.indptr)
    return sparse.csr_array(parts, shape=incidence.shape) @ incidence.T


def _of_several(
    incidence: sparse.csr_array, columns: _Ints, weigh: Callable[[_Floats], _Floats]
) -> sparse.csr_array:
    """Return the same for arrangements of several arms, a pair once in each.

    An actor has a row for each arrangement, so that pairs of one product are of one arrangement.
    """
    actor, arm = incidence.nonzero()
    # One number for an arrangement and an actor, as numpy sorts numbers faster than pairs.
    keys, row = np.unique(columns[arm] * incidence.shape[0] + actor, return_inverse=True)
    apart = sparse.csr_array((np.ones(len(row)), (row, arm)), shape=(len(keys), len(columns)))
    met = sparse.coo_array(apart @ apart.T)
    whole, who = np.divmod(keys, incidence.shape[0])
    weights = weigh(np.bincount(whole).astype(float))
    places = (who[met.row], who[met.col])
    size = (incidence.shape[0], incidence.shape[0])
    return sparse.csr_array(sparse.coo_array((weights[whole[met.row]], places), shape=size))


def _off_diagonal(matrix: sparse.csr_array) -> sparse.csr_array:
    # Both triangles apart, as setdiag would store a zero for every actor.
    lower, upper = sparse.tril(matrix, k=-1), sparse.triu(matrix, k=1)
    off = sparse.csr_array(lower + upper)
    off.eliminate_zeros()
    return off


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What two states share.

    Attributes:
        a: The id of one state.
        b: The id of the other, later in the alphabet.
        count: How many arrangements connect them, 1 or more.
        weight: The same weighed by rarity, 1/(k−1) for one of k states.
        arrangements: Their ids, in order.
    """

    a: str
    b: str
    count: int
    weight: float
    arrangements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """State × state, with what is behind each cell; the pairs that share most come first.

    Attributes:
        names: The names by language of each state, by id.
        cells: A cell for each pair that shares anything.
    """

    names: Mapping[str, Labels]
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
        names = (chosen(self.names[name], lang, name) for name in (cell.a, cell.b))
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
            (chosen(self.names[a], lang, a), *("" if a == b else value.get((a, b), 0) for b in ids))
            for a in ids
        ]
        return Rows(("", *(chosen(self.names[name], lang, name) for name in ids)), tuple(rows))


def matrix(graph: "nx.Graph[str]") -> Matrix:
    """Return what each two actors of a two-mode graph share; who acts for the other is no pair.

    Args:
        graph: A two-mode graph.
    """
    rows, columns, names = actors(graph), arms(graph), arrangements(graph)
    incidence = incidence_matrix(graph, rows, columns)
    number = {name: i for i, name in enumerate(names)}
    parts = np.array([number[whole_of(graph, arm)] for arm in columns], dtype=np.intp)
    counts, weights = shared(incidence, parts), rarity(incidence, parts)
    acting = {(a, p) for a, found in principals(graph).items() for p in found}
    cells = [
        Cell(
            a=rows[i],
            b=rows[j],
            count=round(counts[i, j]),
            weight=float(weights[i, j]),
            arrangements=tuple(names[x] for x in _behind(incidence, parts, i, j)),
        )
        for i, j in zip(*sparse.triu(counts, k=1).nonzero(), strict=True)
        if not {(rows[i], rows[j]), (rows[j], rows[i])} & acting
    ]
    # Rounded, so that the order of sums does not decide between pairs alike.
    cells.sort(key=lambda cell: (-cell.count, -round(cell.weight, 9), cell.a, cell.b))
    return Matrix(labels(graph, rows), tuple(cells))


def _behind(incidence: sparse.csr_array, parts: _Ints, i: int, j: int) -> list[int]:
    """Return the numbers of the arrangements in an arm of which two rows meet."""
    both = np.intersect1d(_columns(incidence, i), _columns(incidence, j))
    return [int(x) for x in np.unique(parts[both])]


def _columns(matrix: sparse.csr_array, row: int) -> _Ints:
    own: _Ints = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
    return own
