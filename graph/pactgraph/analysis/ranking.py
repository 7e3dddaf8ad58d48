"""Ranks by a measure, and how far they hang on single sources and single arrangements."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from pactgraph.analysis.centrality import DEFAULT
from pactgraph.analysis.declaration import Of, Values, side
from pactgraph.analysis.measuring import measured
from pactgraph.analysis.registry import measure
from pactgraph.analysis.words import meaning
from pactgraph.errors import UsageError
from pactgraph.locale.labels import Labels, Named
from pactgraph.locale.languages import Language, spoken
from pactgraph.network.arms import folded, simplified, wholes
from pactgraph.network.two_mode import actors, arrangements, described, labels
from pactgraph.store.query import Rows, Value
from pactgraph.values.locators import Locator

# Digits: values that differ after these differ by how sums were rounded, and share a rank.
_ALIKE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Named):
    """The rank of one actor or arrangement.

    Attributes:
        id: Its id.
        kind: Its kind, as `state` or `agreement`.
        names: Its names, by language.
        rank: 1 for the largest value; equal values share the best rank.
        tied: Whether another has the same value.
        value: The measure, from 0 to 1.
        best: The best rank when any one document or arrangement is left out that leaves it a tie;
            none if that was not asked for.
        worst: The worst rank then.
    """

    id: str
    kind: str
    names: Labels
    rank: int
    tied: bool
    value: float
    best: int | None
    worst: int | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Standings in order, with the sizes that give their values a meaning.

    Attributes:
        measure: By which measure.
        of: Whose ranks, `actors` or `arrangements`.
        sizes: How many actors and how many arrangements the network has.
        standings: The ranks, the best first, those alike in order of their ids.
    """

    measure: str
    of: Of
    sizes: Mapping[Of, int]
    standings: tuple[Standing, ...]

    def __iter__(self) -> Iterator[Standing]:
        return iter(self.standings)

    def __len__(self) -> int:
        return len(self.standings)

    @property
    def source(self) -> str:
        """Who defined the measure, where and when."""
        return measure(self.measure).source

    @spoken
    def meaning(self, standing: Standing, lang: Language = "en") -> str:
        """Return one line that says what the number means for one of them."""
        other = self.sizes["arrangements" if self.of == "actors" else "actors"]
        most = measure(self.measure).most
        count = round(standing.value * most(self.sizes[self.of], other)) if most else None
        return meaning(self.measure, self.of, standing.value, count=count, others=other, lang=lang)

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each standing; a shared rank is written with `=`."""
        columns = ("rank", "id", "kind", "name", "value", "range", "meaning")
        return Rows(columns, tuple(self._row(standing, lang) for standing in self))

    def _row(self, own: Standing, lang: Language) -> tuple[Value, ...]:
        rank = f"{own.rank}=" if own.tied else str(own.rank)
        span = str(own.best) if own.best == own.worst else f"{own.best}–{own.worst}"
        range_ = None if own.best is None else span
        name = own.name(lang)
        value = round(own.value, 4)
        return (rank, own.id, own.kind, name, value, range_, self.meaning(own, lang))


def ranking(
    graph: "nx.Graph[str]", name: str = DEFAULT, *, of: Of = "actors", ranges: bool = True
) -> Ranking:
    """Return the actors or the arrangements of a two-mode graph, ranked by a measure.

    Args:
        graph: A two-mode graph; ranges by document need `passages` on its edges.
        name: A measure, one of `registry.names`.
        of: Whose ranks.
        ranges: Whether to leave out each document and each arrangement in turn and give the best
            and worst rank found; the measure is then computed as often as there are of these.

    Raises:
        UsageError: There is no such measure or side, or the measure is not of that side.
    """
    names = actors(graph) if side(of) == "actors" else arrangements(graph)
    if of not in (sides := measure(name).of):
        raise UsageError(f"{name} is a measure of {' and '.join(sides)}, not of {of}")
    values = measured(graph, name)
    own = ranks(values, names)
    spans = _spans(graph, name, own) if ranges else {}
    shared = Counter(own.values())
    named, known = labels(graph, names), described(graph)
    standings = [
        Standing(
            id=n,
            kind=str(known[n].get("kind", "")),
            names=named[n],
            rank=own[n],
            tied=shared[own[n]] > 1,
            value=values[n],
            best=min(spans[n]) if ranges else None,
            worst=max(spans[n]) if ranges else None,
        )
        for n in sorted(names, key=lambda n: (own[n], n))
    ]
    sizes: dict[Of, int] = {"actors": len(actors(graph)), "arrangements": len(arrangements(graph))}
    return Ranking(name, of, sizes, tuple(standings))


def ranks(values: Values, names: Sequence[str]) -> dict[str, int]:
    """Return the rank of each name by its value, from 1; equal values share the best rank.

    >>> ranks({"a": 0.5, "b": 0.7, "c": 0.5}, ["a", "b", "c"])
    {'a': 2, 'b': 1, 'c': 2}
    """
    rounded = {name: round(values[name], _ALIKE) for name in names}
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(rounded.values(), reverse=True), start=1):
        first.setdefault(value, place)
    return {name: first[value] for name, value in rounded.items()}


def _spans(graph: "nx.Graph[str]", name: str, own: dict[str, int]) -> dict[str, list[int]]:
    """Return the rank of each, and those that it has where one thing is left out."""
    spans = {n: [rank] for n, rank in own.items()}
    for less in _less_one(graph):
        fold = folded(less)
        # Who has nothing left is not last but absent, and must not widen the ranges of others.
        left = [n for n in own if n in fold and fold.degree(n)]
        for n, rank in ranks(measured(less, name), left).items():
            spans[n].append(rank)
    return spans


def _less_one(graph: "nx.Graph[str]") -> "Iterator[nx.Graph[str]]":
    """Yield the graph less each arrangement, and less what only one document says, in turn."""
    for own in wholes(graph).values():
        less = graph.copy()
        # All arms at once: a practice is told as one, and is left out as one.
        less.remove_nodes_from(own)
        yield less
    sources = {
        (a, b): _documents(data.get("passages", "")) for a, b, data in graph.edges(data=True)
    }
    for document in sorted({d for documents in sources.values() for d in documents}):
        less = graph.copy()
        # What another document says too stays. Passages may be many, documents are few.
        less.remove_edges_from([tie for tie, own in sources.items() if own == {document}])
        # Without a tie one arm may be contained in another, which `kg.network` would have dropped.
        yield simplified(less)


def _documents(passages: str) -> set[str]:
    return {Locator.parse(place).document for place in passages.split()}
