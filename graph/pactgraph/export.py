"""The graph in the formats of the field, each the same bytes from run to run."""

import json
from collections.abc import Iterable, Sequence

import networkx as nx
import pyoxigraph as ox
from networkx.readwrite.gexf import GEXFWriter

from pactgraph.rdf import Ontology, Triples
from pactgraph.seeds import Records
from pactgraph.terms import PREFIXES

_NAMESPACES = {
    **PREFIXES,
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}


def turtle(triples: Triples) -> bytes:
    """Return triples as Turtle, sorted by subject, predicate and object."""
    ordered = sorted(triples, key=str)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=_NAMESPACES) or b""


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Return quads as N-Quads, which any SPARQL server loads."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def jsonld(records: Records, ontology: Ontology) -> bytes:
    """Return the records as one JSON-LD document with its context."""
    graph = [record.data for record in records.records]
    document = {"@context": ontology.context, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def gexf(graph: "nx.Graph[str]") -> bytes:
    """Return a network as GEXF 1.3, which Gephi opens; dates are spells, so that it can play."""
    flat = _flat(graph, keep=("spells",))
    for *_, data in [*flat.nodes(data=True), *flat.edges(data=True)]:
        # GEXF gives `end` a meaning of its own, which must not stand beside spells.
        if "end" in data:
            data["ended"] = data.pop("end")
    writer = GEXFWriter(version="1.3")
    writer.add_graph(flat)
    # NetworkX writes its version and the day of writing into the file; the same graph would
    # then not be the same bytes.
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    for creator in writer.xml.iter("creator"):
        creator.text = "Pactgraph"
    kinds = (str(data.get("kind", "")) for *_, data in flat.edges(data=True))
    for edge, kind in zip(writer.xml.iter("edge"), kinds, strict=True):
        # Gephi keeps edges between the same two nodes apart only where their kinds differ.
        edge.set("kind", kind)
    return f"{writer}\n".encode()


def graphml(graph: "nx.Graph[str]") -> bytes:
    """Return a network as GraphML; spells are written `begin/end`, an unknown day as `..`."""
    return ("\n".join(nx.generate_graphml(_flat(graph))) + "\n").encode()


def _flat(graph: "nx.Graph[str]", keep: Sequence[str] = ()) -> "nx.Graph[str]":
    """Return a copy whose attributes are plain values: lists become words between spaces."""
    flat = graph.copy()
    flat.graph.clear()
    for *_, data in [*flat.nodes(data=True), *flat.edges(data=True)]:
        for key, value in data.items():
            if isinstance(value, list) and key not in keep:
                data[key] = " ".join(map(_word, value))
    return flat


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return "/".join(".." if part is None else str(part) for part in value)
    return str(value)
