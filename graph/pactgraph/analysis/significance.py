"""Chance: the random two-mode graphs that keep every degree on average, and many tests at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import least_squares
from scipy.special import bdtrc, gammaln, xlog1py, xlogy

Floats = npt.NDArray[np.float64]
_SLICE = 2048


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
    # A degree of 0 or of all has no finite parameter, so that a solver would run off to infinity.
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
    # Rows of one degree have one parameter: the equations are as many as degrees, not as actors.
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
        # The derivative of a logistic curve; given, so that the solver need not try each parameter.
        d = p * (1 - p)
        return np.block([[np.diag(d @ nc), d * nc], [(d * nr[:, None]).T, np.diag(nr @ d)]])

    # Half the log odds of each share: where all rows and all columns are alike, this is the answer.
    share_r, share_c = r / nc.sum(), c / nr.sum()
    start = np.concatenate([np.log(share_r / (1 - share_r)), np.log(share_c / (1 - share_c))]) / 2
    tight = 1e-15
    found = least_squares(errors, start, slopes, method="trf", xtol=tight, ftol=tight, gtol=tight)
    return ties(found.x)


def tails(successes: Sequence[int], chances: Floats, counts: Sequence[int]) -> Floats:
    """Return the chances of at least some successes in independent trials of unequal chances.

    The tail of the Poisson-binomial law, exactly: trials of one chance are a binomial, and these
    are folded together one after the other, for all questions at once.

    Args:
        successes: How many at least, for each question.
        chances: The chance of success, for each question (rows) and class of trials (columns).
        counts: How many trials are in each class.

    >>> tails([2, 0], np.array([[0.5], [0.1]]), [2]).round(9).tolist()
    [0.25, 1.0]
    """
    wanted = np.asarray(successes)
    found = np.ones(len(wanted))
    # Questions of like depth together, a slice at a time, so that tables stay small.
    order = np.argsort(wanted, kind="stable")
    for start in range(0, len(order), _SLICE):
        own = order[start : start + _SLICE]
        found[own] = _tails(wanted[own], chances[own], counts)
    # Sums of rounded chances can pass 1 by the last digit.
    return np.minimum(found, 1.0)


def _tails(wanted: npt.NDArray[np.intp], chances: Floats, counts: Sequence[int]) -> Floats:
    most = int(wanted.max())
    # The chance that so many successes are still wanted; at 0 it stays.
    # Counted down from what is wanted: what is reached needs no further column, so that the table
    # is as wide as the deepest question and not as the number of trials.
    left = np.zeros((len(wanted), most + 1))
    left[np.arange(len(wanted)), wanted] = 1.0
    for chance, count in zip(chances.T[:, :, None], counts, strict=True):
        deep = min(count, most)
        law = _binomial(deep, count, chance)
        enough = bdtrc(np.arange(deep), count, chance)
        moved = np.zeros_like(left)
        moved[:, 0] = left[:, 0] + (left[:, 1 : deep + 1] * enough).sum(axis=1)
        for k in range(deep + 1):
            moved[:, 1 : most + 1 - k] += law[:, k, None] * left[:, 1 + k :]
        left = moved
    done: Floats = left[:, 0]
    return done


def _binomial(deep: int, count: int, chance: Floats) -> Floats:
    """Return the chances of 0 to `deep` successes; scipy.stats has them, but is slow to import."""
    k = np.arange(deep + 1)
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
    # From the largest down, so that no q is larger than that of a larger p (their step-up
    # procedure).
    for place in range(len(order), 0, -1):
        index = order[place - 1]
        least = min(least, p_values[index] * len(p_values) / place)
        found[index] = least
    return found
