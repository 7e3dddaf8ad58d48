"""Parameters in every form of query: each answer is that of the query with the value written in."""

import pyoxigraph as ox
import pytest

from pactgraph.errors import QueryError
from pactgraph.sparql.binding import reading, with_values

DATA = """
@prefix : <http://x/> .
:a :is :Thing ; :size 1 ; :name "甲"@zh .
:b :is :Thing ; :size 2 ; :name "乙"@zh ; :near :a .
:c :is :Other ; :size 3 ; :near :b .
"""
X = "<http://x/a>"
P = "PREFIX : <http://x/> "
QUERIES = {
    "select": "SELECT ?y { ?y :near ?x }",
    "select with a dollar": "SELECT ?y { ?y :near $x }",
    "without where or with": "SELECT ?y WHERE{?y :near ?x}",
    "ask": "ASK { ?y :near ?x }",
    "construct": "CONSTRUCT { ?y :to ?x } WHERE { ?y :near ?x }",
    "construct without where": "CONSTRUCT { ?y :to ?x } { ?y :near ?x }",
    "construct where": "CONSTRUCT WHERE { ?y :near ?x . }",
    "construct where, limited": "CONSTRUCT WHERE { ?y :near ?x } LIMIT 1",
    "construct by the template alone": "CONSTRUCT { ?x :seen ?y } { ?y :size 3 }",
    "describe": "DESCRIBE ?x",
    "describe, limited": "DESCRIBE ?x LIMIT 5",
    "describe with a group": "DESCRIBE ?y { ?y :near ?x }",
    "describe where": "DESCRIBE ?x WHERE { ?x :size ?n }",
    "a projected expression": "SELECT (STR(?x) AS ?s) { ?y :size 3 }",
    "braces in the projection": "SELECT (EXISTS { ?y :near ?x } AS ?e) ?y { ?y :size ?n }",
    "an aggregate": "SELECT (COUNT(*) AS ?n) { ?y :near ?x }",
    "a group with exists after it": (
        "SELECT ?y { ?y :size ?n } GROUP BY ?y HAVING (EXISTS { ?y :near ?x })"
    ),
    "a threshold of groups": (
        "SELECT ?z { ?y :size ?n BIND(?n > 1 AS ?z) } "
        "GROUP BY ?z HAVING (COUNT(*) > STRLEN(STR(?x)) - 10)"
    ),
    "a group by an expression of it": (
        "SELECT ?k (COUNT(*) AS ?n) { ?y :near ?z } GROUP BY (?z = ?x AS ?k)"
    ),
    "a group of a subquery": (
        "SELECT ?y { { SELECT ?y (STR(?x) AS ?s) { ?y :near ?z } GROUP BY ?y HAVING (?y != ?x) } }"
    ),
    "an order": "SELECT ?y { ?y :size ?n } ORDER BY (?y = ?x) ?y LIMIT 1",
    "a group that exists not, in the projection": (
        "SELECT ?y (NOT EXISTS { ?y :near ?z FILTER(?z = ?x) } AS ?e) { ?y :size ?n }"
    ),
    "values after it": "SELECT ?y { ?y :near ?x } VALUES ?y { :b :c }",
    "a subquery": "SELECT ?y { { SELECT ?y { ?y :near ?x } } }",
    "nothing but a subquery": "SELECT ?y { SELECT ?y { ?y :near ?x } }",
    "a subquery of a subquery": "SELECT ?y { SELECT ?y { SELECT ?y { ?y :near ?x } } }",
    "a subquery that counts": "SELECT ?n { { SELECT (COUNT(*) AS ?n) { ?y :near ?x } } }",
    "a subquery and the same outside": (
        "SELECT ?y ?n { ?y :near ?x { SELECT (COUNT(*) AS ?n) { ?z :near ?x } } }"
    ),
    "a subquery that has values": "SELECT ?y { { SELECT ?y { ?y :near ?x } VALUES ?y { :b } } }",
    "a filter": "SELECT ?y { ?y :near ?z FILTER(?z = ?x) }",
    "a filter in a union": (
        "SELECT ?y { { ?y :near ?z FILTER(?z = ?x) } UNION { ?y :size 3 FILTER(?x != ?y) } }"
    ),
    "a filter in a group": "SELECT ?y { { ?y :near ?z FILTER(?z = ?x) } ?y :size ?n }",
    "a filter in what is optional": (
        "SELECT ?y ?z { ?y :size ?n OPTIONAL { ?y :near ?z FILTER(?z = ?x) } }"
    ),
    "a filter in what is left out": (
        "SELECT ?y { ?y :size ?n MINUS { ?y :near ?z FILTER(?z = ?x) } }"
    ),
    "a filter in what exists not": (
        "SELECT ?y { ?y :size ?n FILTER NOT EXISTS { ?y :near ?z FILTER(?z = ?x) } }"
    ),
    "a pattern in what is left out": "SELECT ?y { ?y :size ?n MINUS { ?y :near ?x } }",
    "bound in a group": "SELECT ?y ?s { ?y :size 3 { BIND(STR(?x) AS ?s) } }",
    "its name in a string and a comment": "SELECT ('{ ?x' AS ?t) ?y { ?y :near ?x # ?x {\n }",
    "after a prologue with braces": "PREFIX z: <http://x/z> # {\nSELECT ?y { ?y :near ?x }",
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.bulk_extend(ox.parse(DATA, format=ox.RdfFormat.TURTLE))
    return store


def _answers(store: ox.Store, query: str) -> list[str]:
    found = store.query(P + query)
    if isinstance(found, ox.QueryBoolean):
        return [str(bool(found))]
    if isinstance(found, ox.QueryTriples):
        return sorted(map(str, found))
    return sorted(" ".join(map(str, row)) for row in found)


def _written_in(query: str) -> str:
    """Return a query with the value in the place of its variable, by hand."""
    if query.startswith("DESCRIBE ?x"):
        return "DESCRIBE :a"
    return query.replace("$x", "?x").replace("'{ ?x'", "'{ _x'").replace("?x", ":a")


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_parameter_is_the_value_written_in(store: ox.Store, query: str) -> None:
    bound = with_values(P + query, {"x": X}).removeprefix(P)
    found = [row.replace("{ ?x", "{ _x") for row in _answers(store, bound)]

    assert found == _answers(store, _written_in(query))
    assert found


def test_describing_everything_describes_the_value_too(store: ox.Store) -> None:
    bound = with_values("PREFIX : <http://x/> DESCRIBE * WHERE { ?y :near ?x }", {"x": X})
    found = store.query(bound)

    assert {str(t.subject) for t in found} == {X, "<http://x/b>"}  # type: ignore[union-attr]  # of a DESCRIBE


def test_several_parameters_and_values_go_together(store: ox.Store) -> None:
    query = "SELECT ?y { ?y :is ?kind ; :size ?n }"
    bound = with_values(P + query, {"kind": "<http://x/Thing>", "n": "1 2 3"})

    assert len(list(store.query(bound))) == 2  # type: ignore[arg-type]  # of a SELECT


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("SELECT ?y { ?y ?p ?o }", "?x"),
        ("SELECT ?y { ?y ?p '?x' }", "?x"),
        ("SELECT ?y { ?y ?p ?o # ?x\n}", "?x"),
        ("SELECT ?y { ?y ?p <http://y/?x> }", "?x"),
        ("SELECT ?xx { ?xx ?p ?o }", "?x"),
        ("DESCRIBE <http://x/a>", "?x"),
        ("PREFIX x: <http://x/> ASK { x:x ?p ?o }", "?x"),
    ],
)
def test_a_name_that_is_no_variable_is_refused(query: str, missing: str) -> None:
    with pytest.raises(QueryError, match=rf"the query has no variable \{missing}$"):
        with_values(query, {"x": X})


def test_all_names_that_are_no_variable_are_told_at_once() -> None:
    with pytest.raises(QueryError, match=r"no variable \?a, \?z"):
        with_values("ASK { ?y ?p ?o }", {"z": X, "y": X, "a": X})


def test_a_query_without_a_pattern_takes_no_parameters() -> None:
    with pytest.raises(QueryError, match="no group"):
        with_values("ASK ?x", {"x": X})


def test_what_is_no_query_is_left_to_the_engine() -> None:
    assert with_values("nonsense ?x", {}) == "nonsense ?x"


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("SELECT * { ?s :name ?x }", True),
        ("SELECT * { ?s ?p ?o FILTER(?o = ?x) }", True),
        ("SELECT * { ?s ?p ?o FILTER(?x != ?o) }", True),
        ("SELECT * { ?s ?p ?o FILTER(?o IN (1, ?x)) }", True),
        ("SELECT * { ?s ?p ?o FILTER(?x NOT IN (?o)) }", True),
        ("SELECT * { ?s ?p ?o FILTER(SAMETERM(?o, ?x)) }", True),
        ("CONSTRUCT { ?s ?p ?x } { ?s ?p ?o FILTER NOT EXISTS { ?s :name ?x } }", True),
        ("SELECT * { ?s ?p ?o FILTER(CONTAINS(?o, ?x)) }", False),
        ("SELECT * { ?s ?p ?o FILTER(STR(?o) = ?x) }", False),
        ("SELECT * { ?s ?p ?o FILTER(STR(?o) IN (?x)) }", False),
        ("SELECT * { ?s ?p ?o FILTER(REGEX(?o, ?x, 'i')) }", False),
        ("SELECT * { ?s ?p ?o FILTER(?o < ?x) }", False),
        ("SELECT ?x { ?s ?p ?o }", False),
        ("SELECT * { ?s ?p ?o BIND(UCASE(?x) AS ?u) }", False),
        ("CONSTRUCT { ?s ?p ?x } { ?s ?p ?o }", False),
    ],
)
def test_a_variable_in_a_pattern_or_compared_stands_for_a_term(query: str, *, terms: bool) -> None:
    assert ("x" in reading(query).terms) is terms


@pytest.mark.parametrize(
    ("query", "properties"),
    [
        ("SELECT * { ?s :name ?x }", {":name"}),
        ("SELECT * { ?s a :Thing ; :size 1 ; :name ?x }", {":name"}),
        ("SELECT * { ?s <http://x/name> ?x }", {"<http://x/name>"}),
        ("SELECT * { ?s :near/:name ?x }", {":name"}),
        ("SELECT * { ?s :near+/:name ?x }", {":name"}),
        ("SELECT * { ?s :name|:near ?x }", {""}),
        ("SELECT * { ?s !:name ?x }", {""}),
        ("SELECT * { ?s (:name) ?x }", {""}),
        ("SELECT * { ?s ?p ?x }", {""}),
        ("SELECT * { ?s :name 'a', ?x }", {""}),
        ("SELECT * { ?x :name ?n }", {""}),
        ("SELECT * { ?s :name ?x ; :size ?x }", {":name", ":size"}),
        ("SELECT * { ?s :name ?x FILTER(?s != ?x) }", {":name", ""}),
    ],
)
def test_a_term_is_the_value_of_the_property_before_it(query: str, properties: set[str]) -> None:
    assert reading(query).terms["x"] == properties


def test_what_a_query_computes_cannot_be_given() -> None:
    with pytest.raises(QueryError, match=r"\?x is what the query computes; it cannot be given"):
        with_values("SELECT (COUNT(*) AS ?x) { ?s ?p ?o }", {"x": X})


def test_two_values_do_not_count_a_subquery_twice(store: ox.Store) -> None:
    query = P + "SELECT ?y { { SELECT ?y { ?y :near ?x } } }"
    found = store.query(with_values(query, {"x": "<http://x/a> <http://x/b>"}))

    assert len(list(found)) == 2  # type: ignore[arg-type]  # of a SELECT
