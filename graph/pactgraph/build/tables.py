"""The tables of measures that a build writes, by name."""

from collections.abc import Iterator

import networkx as nx

from pactgraph.analysis.backbone import backbone
from pactgraph.analysis.bridges import bridges
from pactgraph.analysis.brokerage import brokerage
from pactgraph.analysis.communities import communities
from pactgraph.analysis.declaration import SIDES, Of
from pactgraph.analysis.evolution import evolution
from pactgraph.analysis.matrix import matrix
from pactgraph.analysis.paths import every
from pactgraph.analysis.ranking import ranking
from pactgraph.analysis.registry import measure, names
from pactgraph.answers.window import Moment, Window
from pactgraph.network import Affiliations
from pactgraph.store.engines import Store
from pactgraph.store.query import Rows


def tables(store: Store) -> Iterator[tuple[str, Rows]]:
    """Yield each measure of the state × arrangement network as a table, with its name."""
    ties = Affiliations(store, "state-arrangement")
    graph = ties.network()
    for side in SIDES:
        yield f"rank-{side}", _ranks(graph, side)
        yield f"bridges-{side}", bridges(graph, of=side).to_rows()
    yield "matrix", matrix(graph).to_rows()
    yield "path", every(graph).to_rows()
    yield "communities", communities(graph).to_rows()
    yield "brokerage", brokerage(graph).to_rows()
    yield "backbone", backbone(graph).to_rows()
    windows = ((year, Window(until=Moment.parse(f"{year:04}"))) for year in ties.years())
    years = ((year, ties.network(window)) for year, window in windows)
    yield "evolution", evolution(years).to_rows()


def _ranks(graph: "nx.Graph[str]", side: Of) -> Rows:
    """Return the ranks by every measure, without the ranges, which take a while."""
    own = [name for name in names() if side in measure(name).of]
    found = [(name, ranking(graph, name, of=side, ranges=False).to_rows()) for name in own]
    rows = [{"measure": name, **row} for name, own in found for row in own.to_dicts()]
    columns = ("measure", *(column for column in found[0][1].columns if column != "range"))
    return Rows(columns, tuple(tuple(row[column] for column in columns) for row in rows))
