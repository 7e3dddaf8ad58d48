"""Any measure over time, year by year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from pactgraph.analysis.centrality import DEFAULT
from pactgraph.analysis.declaration import Values
from pactgraph.analysis.measuring import measured
from pactgraph.analysis.registry import measure
from pactgraph.locale.labels import Labels, chosen
from pactgraph.locale.languages import Language, spoken
from pactgraph.network.arms import folded
from pactgraph.network.two_mode import actors, arrangements, labels
from pactgraph.store.query import Rows

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A network in one year: its sizes, and the measure of each actor and arrangement in it.

    Attributes:
        year: The year.
        actors: How many actors there are.
        arrangements: How many arrangements.
        ties: How many pairs of an actor and an arrangement.
        values: The measure of each actor and arrangement, by id, from 0 to 1.
    """

    year: int
    actors: int
    arrangements: int
    ties: int
    values: Values


@dataclass(frozen=True, slots=True)
class Evolution:
    """A measure year by year.

    Attributes:
        measure: Of which measure.
        names: The names by language of each actor and arrangement, by id.
        shown: The ids of the actors or arrangements that `to_rows` gives a column each.
        years: The years in order, without a gap.
    """

    measure: str
    names: Mapping[str, Labels]
    shown: tuple[str, ...]
    years: tuple[Year, ...]

    def of(self, name: str) -> dict[int, float]:
        """Return the measure of one actor or arrangement by year; 0 where it is not there yet."""
        return {own.year: own.values.get(name, 0.0) for own in self.years}

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each year."""
        named = (chosen(self.names.get(name, {}), lang, name) for name in self.shown)
        rows = [
            (
                *(own.year, own.actors, own.arrangements, own.ties),
                *(round(own.values.get(name, 0.0), 4) for name in self.shown),
            )
            for own in self.years
        ]
        return Rows(("year", "actors", "arrangements", "ties", *named), tuple(rows))


def evolution(
    networks: Iterable[tuple[int, "nx.Graph[str]"]],
    name: str = DEFAULT,
    *,
    shown: Sequence[str] = (),
) -> Evolution:
    """Return a measure over some years.

    Args:
        networks: A two-mode graph for each year, in order.
        name: A measure, one of `registry.names`.
        shown: Whose values to show; the five actors that lead in the last year, unless given.

    Raises:
        UsageError: There is no such measure.
    """
    years: list[Year] = []
    names: dict[str, Labels] = {}
    graph: nx.Graph[str] = nx.Graph()
    # An unknown measure is an error even where there is no year to measure.
    measure(name)
    for year, graph in networks:
        own = Year(
            year=year,
            actors=len(actors(graph)),
            arrangements=len(arrangements(graph)),
            # Of arrangements, as the column before: by arms a hub would count once for each
            # partner.
            ties=folded(graph).size(),
            values=measured(graph, name),
        )
        years.append(own)
        names |= labels(graph)
    leading = years[-1].values if years else {}
    # Rounded as ranks are, so that equals stand in order of their ids on every machine.
    order = sorted(actors(graph), key=lambda n: (-round(leading[n], 9), n))
    return Evolution(name, names, tuple(shown) or tuple(order[:_SHOWN]), tuple(years))
