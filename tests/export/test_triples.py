import html

import networkx as nx

from pactgraph import export
from pactgraph.build.steps import Compiled
from pactgraph.graph.facade import Pactgraph


def test_turtle_is_the_same_whatever_the_order(small: Compiled) -> None:
    shuffled = frozenset(sorted(small.stated, key=lambda t: str(t)[::-1]))

    assert export.turtle(small.stated) == export.turtle(shuffled)


def test_turtle_uses_the_prefixes_of_the_project(small: Compiled) -> None:
    text = export.turtle(small.stated).decode()

    assert "id:arland a pact:State" in text
    assert "@prefix skos:" in text


def test_gexf_and_graphml_keep_names_dates_and_passages(world: Pactgraph) -> None:
    graph = world.network("whole")
    for data in (html.unescape(f(graph).decode()) for f in (export.gexf, export.graphml)):
        assert "河流条约" in data
        assert "1990-05-01" in data
        assert "chronicle#2.1" in data


def test_the_networks_are_read_back_by_networkx(world: Pactgraph) -> None:
    graph = world.network("state-state")
    again = nx.parse_graphml(export.graphml(graph).decode())

    assert set(graph) == set(again)
    assert graph.size() == again.size()
