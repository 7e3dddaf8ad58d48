"""Records + context → triples → what the rules derive from them."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pyoxigraph as ox

from pactgraph.compile.atlas import names_of_countries
from pactgraph.compile.ontology import CONTEXT, Ontology, Triples, broken
from pactgraph.errors import Problem, QueryError, SeedsError, syntax_message
from pactgraph.seeds import Records
from pactgraph.sparql.nesting import refuse_heaps
from pactgraph.values import edtf
from pactgraph.values.names.folding import fold
from pactgraph.values.terms import COUNTRIES, DERIVED, PREFIXES, STATED, VOCABULARY

#: How a rule begins that follows chains which no property path can: each step has a condition.
_REPEATED = "# Repeated until nothing is new"
_FUNCTION = "https://w3id.org/pactgraph/function#"


def state(records: Records, ontology: Ontology) -> Triples:
    """Return the triples that records state.

    Raises:
        SeedsError: The context is none that JSON-LD can use.
    """
    document = {"@context": ontology.context, "@graph": [record.data for record in records.records]}
    try:
        quads = ox.parse(json.dumps(document, ensure_ascii=False), format=ox.RdfFormat.JSON_LD)
        return frozenset(quad.triple for quad in quads)
    except SyntaxError as error:
        path = ontology.folder / CONTEXT
        raise broken(path, f"is no context: {syntax_message(error)}") from None


def derive(stated: Triples, ontology: Ontology) -> Triples:
    """Return what the rules add to what is stated, each seeing what those before it derived.

    A rule whose comment says so (`_REPEATED`) runs again on what it derived, to the end of a chain.
    """
    store = ox.Store()
    store.bulk_extend(quads(stated, STATED))
    store.bulk_extend(quads(ontology.triples, VOCABULARY))
    store.bulk_extend(quads(names_of_countries(), COUNTRIES))
    derived: set[ox.Triple] = set()
    for path, rule in ontology.rules:
        while new := set(_constructed(store, path, rule)) - stated - derived:
            store.extend(quads(new, DERIVED))
            derived |= new
            if not rule.startswith(_REPEATED):
                break
    return frozenset(derived)


def _constructed(store: ox.Store, path: str, rule: str) -> Iterable[ox.Triple]:
    try:
        refuse_heaps(rule)
        found = store.query(
            rule, use_default_graph_as_union=True, prefixes=PREFIXES, custom_functions=_FUNCTIONS
        )
    except (SyntaxError, QueryError) as error:
        reason = syntax_message(error) if isinstance(error, SyntaxError) else error
        raise SeedsError([Problem(path, 1, f"is no SPARQL: {reason}")]) from None
    if not isinstance(found, ox.QueryTriples):
        raise SeedsError([Problem(path, 1, "a rule is a CONSTRUCT query")])
    return found


def quads(triples: Iterable[ox.Triple], graph: str) -> Iterable[ox.Quad]:
    """Return triples as quads of a named graph, in one order on every machine."""
    name = ox.NamedNode(graph)
    return [ox.Quad(t.subject, t.predicate, t.object, name) for t in sorted(triples, key=str)]


def _day(part: str) -> Callable[[ox.Literal], ox.Literal | None]:
    """Return a SPARQL function from an EDTF date to one of its days."""

    def function(literal: ox.Literal) -> ox.Literal | None:
        day = getattr(edtf.parse(literal.value), part)
        # A function that returns nothing leaves its variable unbound, and no triple is made.
        return day and ox.Literal(day.isoformat(), datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))

    return function


def _is_interval(literal: ox.Literal) -> ox.Literal:
    return ox.Literal(edtf.parse(literal.value).interval)


def _fold(literal: ox.Literal) -> ox.Literal:
    return ox.Literal(fold(literal.value))


# What the rules call and SPARQL does not have: EDTF, and the folding of names.
_FUNCTIONS: dict[ox.NamedNode, Callable[..., Any]] = {
    ox.NamedNode(_FUNCTION + "begin"): _day("begin"),
    ox.NamedNode(_FUNCTION + "beginBy"): _day("begin_by"),
    ox.NamedNode(_FUNCTION + "end"): _day("end"),
    ox.NamedNode(_FUNCTION + "endFrom"): _day("end_from"),
    ox.NamedNode(_FUNCTION + "isInterval"): _is_interval,
    ox.NamedNode(_FUNCTION + "fold"): _fold,
}
