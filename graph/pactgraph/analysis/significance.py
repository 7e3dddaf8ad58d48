"""Chance: the random two-mode graphs that keep every degree on average, and many tests at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import least_squares
from scipy.special import bdtrc, gammaln, xlog1py, xlogy

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ChanceModel:
    """The bipartite configuration model, its nodes grouped by degree since equals are alike.

    Attributes:
        row_class: The class of each row.
        column_counts: How many columns are in each class.
        probability: The chance of a tie, by row class and column class.
    """

    row_class: npt.NDArray[np.intp]
    column_counts: npt.NDArray[np.intp]
    probability: Floats


def chance_model(incidence: sparse.csr_array) -> ChanceModel:
    """Return the model of an incidence: p = xy/(1+xy), with x and y such that degrees are kept.

    F. Saracco, R. Di Clemente, A. Gabrielli and T. Squartini, Randomizing bipartite networks: the
    case of the World Trade Web, Sci. Rep. 5 (2015) 10595, eqs. 4-5. Degrees of 0 and of all are
    certain, and are taken out first, until none is left (ibid., Methods).

    Args:
        incidence: Actors in rows, arrangements in columns.
    """
    rows = np.asarray(incidence.sum(axis=1)).ravel().round().astype(int)
    columns = np.asarray(incidence.sum(axis=0)).ravel().round().astype(int)
    row_degrees, row_class, row_counts = _classes(rows)
    column_degrees, _, column_counts = _classes(columns)
    probability = np.full((len(row_degrees), len(column_degrees)), np.nan)
    open_rows = np.ones(len(row_degrees), dtype=bool)
    open_columns = np.ones(len(column_degrees), dtype=bool)
    left_rows, left_columns = row_degrees.astype(float), column_degrees.astype(float)
    while _settle(
        (open_rows, left_rows, row_counts), (open_columns, left_columns, column_counts), probability
    ):
        pass
    if open_rows.any() and open_columns.any():
        probability[np.ix_(open_rows, open_columns)] = _fitted(
            left_rows[open_rows],
            row_counts[open_rows].astype(float),
            left_columns[open_columns],
            column_counts[open_columns].astype(float),
        )
    return ChanceModel(row_class, column_counts, probability)


def _classes(
    degrees: npt.NDArray[np.intp],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    unique, inverse, counts = np.unique(degrees, return_inverse=True, return_counts=True)
    return unique, inverse.ravel(), counts


_Side = tuple[npt.NDArray[np.bool_], Floats, npt.NDArray[np.intp]]


def _settle(rows: _Side, columns: _Side, probability: Floats) -> bool:
    """Fix the ties of classes that have none left to choose; say whether there was any."""
    settled = False
    for own, other, table in ((rows, columns, probability), (columns, rows, probability.T)):
        is_open, left, _ = own
        other_open, other_left, other_counts = other
        size = other_counts[other_open].sum()
        for certain, value in ((0, 0.0), (size, 1.0)):
            for i in np.flatnonzero(is_open & (left == certain)):
                table[i, other_open] = value
                is_open[i] = False
                other_left[other_open] -= value * own[2][i]
                settled = True
    return settled


def _fitted(r: Floats, nr: Floats, c: Floats, nc: Floats) -> Floats:
    """Return tie probabilities whose expected degrees are `r` and `c`, for `nr` and `nc` of each.

    Logarithms of x and y keep them positive and the problem well scaled.
    """

    def ties(logs: Floats) -> Floats:
        both = logs[: len(r), None] + logs[None, len(r) :]
        chance: Floats = 1 / (1 + np.exp(-both))
        return chance

    def errors(logs: Floats) -> Floats:
        p = ties(logs)
        return np.concatenate([p @ nc - r, nr @ p - c])

    def slopes(logs: Floats) -> Floats:
        p = ties(logs)
        d = p * (1 - p)
        return np.block([[np.diag(d @ nc), d * nc], [(d * nr[:, None]).T, np.diag(nr @ d)]])

    share_r, share_c = r / nc.sum(), c / nr.sum()
    start = np.concatenate([np.log(share_r / (1 - share_r)), np.log(share_c / (1 - share_c))]) / 2
    tight = 1e-15
    found = least_squares(errors, start, slopes, method="trf", xtol=tight, ftol=tight, gtol=tight)
    return ties(found.x)


def tail(successes: int, chances: Sequence[float], counts: Sequence[int]) -> float:
    """Return the chance of at least some successes in independent trials of unequal chances.

    The Poisson-binomial tail, exactly: trials of one chance are a binomial, and these are folded
    together one after the other.

    Args:
        successes: How many at least.
        chances: The chance of success of each class of trials.
        counts: How many trials are in each class.

    >>> round(tail(2, [0.5], [2]), 9), tail(0, [0.1], [3])
    (0.25, 1.0)
    """
    if successes <= 0:
        return 1.0
    # Only fewer successes than asked for need be told apart; the rest is what is left over.
    fewer = np.zeros(successes)
    fewer[0] = 1.0
    more = 0.0
    for chance, count in zip(chances, counts, strict=True):
        if chance and count:
            short_of = np.arange(successes, 0, -1)
            more += float(fewer @ bdtrc(np.minimum(short_of - 1, count), count, chance))
            fewer = np.convolve(fewer, _binomial(successes, count, chance))[:successes]
    return min(more, 1.0)


def _binomial(size: int, count: int, chance: float) -> Floats:
    """Return the chances of 0, 1, … successes; scipy.stats has them too, but is slow to import."""
    k = np.arange(min(size, count + 1))
    ways = gammaln(count + 1) - gammaln(k + 1) - gammaln(count - k + 1)
    law: Floats = np.exp(ways + xlogy(k, chance) + xlog1py(count - k, -chance))
    return law


def adjusted(p_values: Sequence[float]) -> list[float]:
    """Return p-values corrected for many tests, so that a cut at q keeps the false share below q.

    Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289-300, procedure (1).

    >>> adjusted([0.01, 0.04, 0.03])
    [0.03, 0.04, 0.04]
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    found = [1.0] * len(p_values)
    least = 1.0
    for place in range(len(order), 0, -1):
        index = order[place - 1]
        least = min(least, p_values[index] * len(p_values) / place)
        found[index] = least
    return found
