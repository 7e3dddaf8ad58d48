"""Which ties between actors are more than chance, given how much each and every one takes part.

F. Saracco, M. J. Straka, R. Di Clemente, A. Gabrielli, G. Caldarelli and T. Squartini, Inferring
monopartite projections of bipartite networks, New J. Phys. 19 (2017) 053022: the number of shared
arrangements against the bipartite configuration model, whose law is Poisson-binomial.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np

from pactgraph.analysis.arguments import share
from pactgraph.analysis.significance import ChanceModel, Floats, adjusted, chance_model, tails
from pactgraph.analysis.words import backbone_warning
from pactgraph.locale.labels import Labels, chosen
from pactgraph.locale.languages import Language, spoken
from pactgraph.network.two_mode import actors, arms, incidence_matrix, labels
from pactgraph.store.query import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """A pair that shares something, and how surprising that is.

    Attributes:
        a: The id of one actor.
        b: The id of the other, later in the alphabet.
        shared: How many arms of arrangements they share, 1 or more.
        expected: How many by chance, 0 or more.
        p: The chance of as many or more, from 0 to 1.
        q: The same, corrected for all pairs.
        kept: Whether q is at most the level asked for.
    """

    a: str
    b: str
    shared: int
    expected: float
    p: float
    q: float
    kept: bool


@dataclass(frozen=True, slots=True)
class Backbone:
    """The ties tested, the most surprising first.

    Attributes:
        names: The names by language of each actor, by id.
        ties: The pairs that share something.
        level: The share of false finds that is put up with, between 0 and 1.
        pairs: How many pairs of actors were tested.
        testable: How many of them could pass at all, had they shared all that either takes part in.
    """

    names: Mapping[str, Labels]
    ties: tuple[Tested, ...]
    level: float
    pairs: int
    testable: int

    def __iter__(self) -> Iterator[Tested]:
        return iter(self.ties)

    def __len__(self) -> int:
        return len(self.ties)

    @property
    def kept(self) -> tuple[Tested, ...]:
        """The ties that are more than chance."""
        return tuple(tie for tie in self.ties if tie.kept)

    @spoken
    def warning(self, lang: Language = "en") -> str:
        """Return a warning where the network is too small for the test to say much, or nothing."""
        return backbone_warning(self.pairs, self.testable, lang)

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each tie."""
        columns = ("a", "b", "name_a", "name_b", "shared", "expected", "p", "q", "kept")
        return Rows(columns, tuple(self._row(tie, lang) for tie in self))

    def _row(self, tie: Tested, lang: Language) -> tuple[str | float | bool, ...]:
        names = (chosen(self.names[name], lang, name) for name in (tie.a, tie.b))
        # Four digits that say something, however small a chance is; rounding to places would print
        # 0.
        numbers = (tie.shared, *(float(f"{x:.4g}") for x in (tie.expected, tie.p, tie.q)))
        return (tie.a, tie.b, *names, *numbers, tie.kept)


def backbone(graph: "nx.Graph[str]", level: float = 0.05) -> Backbone:
    """Return the ties of a two-mode graph, tested against chance.

    What is shared are arms: a hub's practice counts as the separate ties that it is.

    Args:
        graph: A two-mode graph.
        level: The share of false finds to put up with, between 0 and 1.

    Raises:
        UsageError: The level is not between 0 and 1.
    """
    level = share(level, "level")
    rows, columns = actors(graph), arms(graph)
    names = labels(graph, rows)
    pairs = list(combinations(range(len(rows)), 2))
    if not pairs or not graph.size():
        return Backbone(names, (), level, len(pairs), 0)
    # One model for all pairs: it knows degrees only, and equals are one class of it.
    model = chance_model(incidence_matrix(graph, rows, columns))
    own = [set(graph[name]) for name in rows]
    chances = np.array([_chances(model, i, j) for i, j in pairs])
    counts = model.column_counts.tolist()
    shared = [len(own[i] & own[j]) for i, j in pairs]
    p_values = tails(shared, chances, counts).tolist()
    # The most that a pair can share is all of the lesser's; what fails even then could never pass.
    best = tails([min(len(own[i]), len(own[j])) for i, j in pairs], chances, counts).tolist()
    answers = zip(shared, chances @ counts, p_values, adjusted(p_values), strict=True)
    ties = [
        Tested(a=rows[i], b=rows[j], shared=n, expected=float(mean), p=p, q=q, kept=q <= level)
        for (i, j), (n, mean, p, q) in zip(pairs, answers, strict=True)
        if n
    ]
    # By p and not by q, which correction makes equal for many.
    ties.sort(key=lambda tie: (tie.p, tie.a, tie.b))
    testable = sum(q <= level for q in adjusted(best))
    return Backbone(names, tuple(ties), level, len(pairs), testable)


def _chances(model: ChanceModel, i: int, j: int) -> Floats:
    """Return the chance that two rows share a column, by class of columns."""
    both: Floats = model.probability[model.row_class[i]] * model.probability[model.row_class[j]]
    return both
