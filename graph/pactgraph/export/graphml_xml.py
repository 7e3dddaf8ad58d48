"""Networks → GraphML, as its schema (http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd) has it.

Written here, since NetworkX gives the edges of a multigraph their keys for ids, and such an id as
`treaty/arland-party` is no name token of XML. In the id of a node, as of an arm, a colon stands for
each slash. NetworkX reads it back.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

import networkx as nx

from pactgraph.export.markup import Column, Data, columns, text, written


def graphml(graph: "nx.Graph[str]") -> bytes:
    """Return a network as GraphML; the key of an edge of a multigraph is its attribute `key`."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    edges = list(_edges(graph))
    of_graph = columns([graph.graph], "g")
    of_nodes = columns((data for _, data in graph.nodes(data=True)), "n")
    of_edges = columns((data for *_, data in edges), "e")
    for scope, known in (("graph", of_graph), ("node", of_nodes), ("edge", of_edges)):
        for name, (id_, type_) in known.items():
            named = {"id": id_, "for": scope, "attr.name": name, "attr.type": type_}
            SubElement(root, "key", named)
    way = "directed" if graph.is_directed() else "undirected"
    body = SubElement(root, "graph", edgedefault=way)
    _fill(body, graph.graph, of_graph)
    for node, data in graph.nodes(data=True):
        _fill(SubElement(body, "node", id=_token(node)), data, of_nodes)
    for source, target, carried in edges:
        ends = {"source": _token(source), "target": _token(target)}
        _fill(SubElement(body, "edge", ends), carried, of_edges)
    return written(root)


def _token(node: str) -> str:
    return text(node).replace("/", ":")


def _edges(graph: "nx.Graph[str]") -> Iterator[tuple[str, str, Data]]:
    if isinstance(graph, nx.MultiGraph):
        for source, target, key, data in graph.edges(keys=True, data=True):
            yield source, target, {**data, "key": key}
    else:
        yield from graph.edges(data=True)


def _fill(element: Element, data: Data, known: dict[str, Column]) -> None:
    for name, value in data.items():
        SubElement(element, "data", key=known[name].id).text = text(value)
