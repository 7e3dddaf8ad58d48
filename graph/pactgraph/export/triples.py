"""Triples and records → Turtle, N-Quads and JSON-LD."""

import json
from collections.abc import Iterable

import pyoxigraph as ox

from pactgraph.compile.ontology import Ontology, Triples
from pactgraph.seeds import Records
from pactgraph.values.terms import PREFIXES

_NAMESPACES = {
    **PREFIXES,
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}


def turtle(triples: Triples) -> bytes:
    """Return triples as Turtle, sorted by subject, predicate and object."""
    ordered = sorted(triples, key=str)
    # `serialize` returns nothing only where it is given a file to write to.
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=_NAMESPACES) or b""


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Return quads as N-Quads, which any SPARQL server loads."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def jsonld(records: Records, ontology: Ontology) -> bytes:
    """Return the records as one JSON-LD document with its context."""
    graph = [record.data for record in records.records]
    document = {"@context": ontology.context, "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
