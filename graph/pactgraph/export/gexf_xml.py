"""Networks → GEXF 1.3, as its schema (https://gexf.net/1.3/gexf.xsd) has it.

Written here, since NetworkX has version 1.3 only from 3.6 on, and puts into it what the schema does
not know: a name of the graph, and a namespace of XML Schema that is none. NetworkX reads it back.
"""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

import networkx as nx

from pactgraph.export.markup import Column, Data, columns, text, written

_Columns = dict[str, Column]
_OF_EDGES = ("id", "label", "weight")  # written as the edge's own, and so no columns


def gexf(graph: "nx.Graph[str]") -> bytes:
    """Return a network as GEXF 1.3, which Gephi opens; its intervals are spells, so it can play."""
    root = Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    SubElement(SubElement(root, "meta"), "creator").text = "Pactgraph"
    way = "directed" if graph.is_directed() else "undirected"
    body = SubElement(root, "graph", defaultedgetype=way, idtype="string")
    of_nodes = columns((data for _, data in graph.nodes(data=True)), "n", ("label",))
    of_edges = columns((data for *_, data in graph.edges(data=True)), "e", _OF_EDGES)
    _declare(body, "node", of_nodes)
    _declare(body, "edge", of_edges)
    _add_nodes(SubElement(body, "nodes"), graph, of_nodes)
    _add_edges(SubElement(body, "edges"), graph, of_edges)
    # Known only now; a network without dates must not play.
    if root.find(".//spell") is not None:
        body.attrib.update(mode="dynamic", timeformat="date", timerepresentation="interval")
    return written(root)


def _declare(body: Element, scope: str, known: _Columns) -> None:
    if known:
        place = SubElement(body, "attributes", {"class": scope})
        for name, column in known.items():
            SubElement(place, "attribute", id=column.id, title=name, type=column.type)


def _add_nodes(place: Element, graph: "nx.Graph[str]", known: _Columns) -> None:
    for name, data in graph.nodes(data=True):
        label = text(data.get("label", name))
        _fill(SubElement(place, "node", id=text(name), label=label), data, known)


def _add_edges(place: Element, graph: "nx.Graph[str]", known: _Columns) -> None:
    drawn: Counter[tuple[str, str, str]] = Counter()
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        kind = text(data.get("kind", ""))
        drawn[source, target, kind] += 1
        # Gephi keeps edges between the same two nodes apart only where their kinds differ.
        again = f" {drawn[source, target, kind]}" if drawn[source, target, kind] > 1 else ""
        own = {name: text(data[name]) for name in _OF_EDGES if name in data}
        # A number where an edge has no id of its own.
        ends = {"id": str(number), "source": text(source), "target": text(target)}
        edge = SubElement(place, "edge", {**ends, "kind": kind + again, **own})
        _fill(edge, data, known)


def _fill(element: Element, data: Data, known: _Columns) -> None:
    if found := [(known[name].id, value) for name, value in data.items() if name in known]:
        place = SubElement(element, "attvalues")
        for id_, value in found:
            SubElement(place, "attvalue", {"for": id_, "value": text(value)})
    if spells := list(_spells(data.get("intervals", ""))):
        place = SubElement(element, "spells")
        for spell in spells:
            SubElement(place, "spell", spell)


def _spells(intervals: str) -> Iterator[dict[str, str]]:
    """Yield the spells of intervals; of one that says nothing there is none."""
    for interval in intervals.split():
        ends = zip(("start", "end"), interval.split("/"), strict=True)
        if spell := {side: day for side, day in ends if day != ".."}:
            yield spell
