"""Measures over time agree with the same measures of each year."""

import networkx as nx
import pytest

from pactgraph import Pactgraph, UsageError
from pactgraph.analysis.evolution import evolution
from pactgraph.analysis.measuring import measured
from pactgraph.network.arms import folded


@pytest.mark.parametrize("window", ["until", "at"])
def test_each_year_is_the_network_of_that_year(shipped: Pactgraph, window: str) -> None:
    found = shipped.evolution("degree", "CHN", "Laos", in_force=window == "at")

    for own in found.years[::7]:
        graph = shipped.network(**{window: str(own.year)})

        assert own.values == measured(graph, "degree")
        assert own.ties == folded(graph).size()


def test_the_years_run_without_a_gap_from_the_first_certain_beginning(shipped: Pactgraph) -> None:
    years = [own.year for own in shipped.evolution().years]

    assert years == list(range(years[0], years[-1] + 1))
    assert shipped.network(until=str(years[0] - 1)).size() == 0


def test_named_actors_have_a_column_each(shipped: Pactgraph) -> None:
    rows = shipped.evolution("degree", "Myanmar", "CHN").to_rows("zh")

    assert rows.columns == ("year", "actors", "arrangements", "ties", "缅甸", "中国")


def test_who_is_not_there_yet_has_nothing(shipped: Pactgraph) -> None:
    found = shipped.evolution("betweenness", "Kazakhstan")

    assert found.of("kazakhstan")[1995] == 0.0


def test_no_year_is_an_empty_table() -> None:
    assert evolution([]).to_rows().rows == ()


def test_an_unknown_measure_is_an_error_even_of_no_year() -> None:
    with pytest.raises(UsageError, match="no measure 'fame'"):
        evolution([], "fame")


def test_an_empty_year_counts_nothing() -> None:
    found = evolution([(1900, nx.Graph())])

    assert found.to_rows().rows == ((1900, 0, 0, 0),)
