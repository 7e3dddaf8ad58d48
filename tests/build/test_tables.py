"""The tables that a build writes say what the measures say."""

import pytest

from pactgraph import Pactgraph, Rows
from pactgraph.analysis.registry import names
from pactgraph.build.tables import tables
from pactgraph.store.engines import Oxigraph


@pytest.fixture(scope="module")
def written(shipped: Pactgraph) -> dict[str, Rows]:
    """Every table, by name."""
    return dict(tables(shipped.store))


def test_each_measure_has_a_table(written: dict[str, Rows]) -> None:
    assert sorted(written) == [
        "backbone",
        "bridges-actors",
        "bridges-arrangements",
        "brokerage",
        "communities",
        "evolution",
        "matrix",
        "path",
        "rank-actors",
        "rank-arrangements",
    ]


def test_tables_are_the_answers_of_the_methods(
    written: dict[str, Rows], shipped: Pactgraph
) -> None:
    assert written["matrix"] == shipped.matrix().to_rows()
    assert written["bridges-actors"] == shipped.bridges(of="actors").to_rows()
    assert written["communities"] == shipped.communities().to_rows()
    assert written["evolution"] == shipped.evolution().to_rows()


def test_the_table_of_paths_has_every_pair_that_a_chain_joins(
    written: dict[str, Rows], shipped: Pactgraph
) -> None:
    states = len(shipped.network("state-state"))

    # The shipped states are one component.
    assert len({row["chain"] for row in written["path"].to_dicts()}) == states * (states - 1) // 2


def test_ranks_are_by_every_measure(written: dict[str, Rows]) -> None:
    measures = {row["measure"] for row in written["rank-actors"].to_dicts()}

    assert measures == set(names())


def test_a_graph_without_arrangements_has_empty_tables() -> None:
    assert all(len(rows) == 0 for _, rows in tables(Oxigraph.of([])))
