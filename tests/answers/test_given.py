"""What people give for a variable of a query, and the terms it stands for."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.answers.given import terms_in
from pactgraph.errors import QueryError
from pactgraph.graph.facade import Pactgraph
from pactgraph.store.engines import Iri, Literal, Oxigraph
from pactgraph.values.terms import PREFIXES

EMPTY = Oxigraph.of([])
XSD = PREFIXES["xsd"]


def typed(text: str, name: str) -> Literal:
    return Literal(text, datatype=Iri(XSD + name))


GIVEN: list[tuple[object, Iri | Literal]] = [
    ("<https://example.org/x>", Iri("https://example.org/x")),
    ("id:china", Iri(PREFIXES["id"] + "china")),
    ("own:x", Iri("http://own/x")),
    (r"id:a\#b", Iri(PREFIXES["id"] + "a#b")),
    ('"中国"', Literal("中国")),
    ('"中国"@zh', Literal("中国", language="zh")),
    ('"中国"@zh-Hans', Literal("中国", language="zh-Hans")),
    ('"中国@zh"', Literal("中国@zh")),
    ("中国@zh", Literal("中国", language="zh")),
    ("Viet Nam@en-GB", Literal("Viet Nam", language="en-GB")),
    ("'it''s'", Literal("'it''s'")),
    ("'a'", Literal("a")),
    (r'"a\"b\n\u4e2d\\"', Literal('a"b\n中\\')),
    ('"""a"b"""', Literal('a"b')),
    ('""', Literal("")),
    ('"5"^^xsd:integer', typed("5", "integer")),
    (f'"5"^^<{XSD}integer>', typed("5", "integer")),
    ('"2007-05-25"^^xsd:date', typed("2007-05-25", "date")),
    ('"1993-10"^^edtf:EDTF', Literal("1993-10", datatype=Iri("http://edtf/EDTF"))),
    ("中国", Literal("中国")),
    ("a text: of words", Literal("a text: of words")),
    ("someone@example.org", Literal("someone@example.org")),
    ("@zh", Literal("@zh")),
    ('half "quoted"', Literal('half "quoted"')),
    ('"half', Literal('"half')),
    ("5", Literal("5")),
    ("", Literal("")),
    (5, typed("5", "integer")),
    (2**70, typed(str(2**70), "integer")),
    (2.5, Literal(2.5)),
    (True, Literal(True)),  # noqa: FBT003  # the RDF boolean
    (Decimal("1.10"), typed("1.10", "decimal")),
    (date(2007, 5, 25), typed("2007-05-25", "date")),
    (datetime(2007, 5, 25, tzinfo=UTC), typed("2007-05-25T00:00:00+00:00", "dateTime")),
    (Iri("https://example.org/x"), Iri("https://example.org/x")),
    (Literal("x", language="en"), Literal("x", language="en")),
]


@pytest.mark.parametrize(("value", "term"), GIVEN, ids=lambda part: repr(part)[:40])
def test_what_is_given_stands_for_a_term(value: object, term: Iri | Literal) -> None:
    prefixes = {**PREFIXES, "own": "http://own/", "edtf": "http://edtf/"}

    assert terms_in(EMPTY, "x", value, prefixes, properties=[""]) == [term]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_in_quotation_marks_is_that_text(text: str) -> None:
    quoted = str(Literal(text))

    assert terms_in(EMPTY, "x", quoted, PREFIXES, properties=[""]) == [Literal(text)]


@pytest.mark.parametrize(
    "value",
    ["<a b>", "<relative>", "id:a b", "\udcff", '"\\ud800"', '"x"@toolongatag', "<>", "xsd:<"],
)
def test_what_no_term_can_be_is_refused_with_the_name_of_the_parameter(value: str) -> None:
    with pytest.raises(QueryError, match=r"^--param x: "):
        terms_in(EMPTY, "x", value, PREFIXES, properties=[""])


@pytest.mark.parametrize("value", [None, ["a"], ("a", "b"), {"a"}, range(1), b"a", Decimal("NaN")])
def test_what_is_no_value_is_refused_in_a_sentence(world: Pactgraph, value: object) -> None:
    with pytest.raises(QueryError, match=r"--param x: .* is no value; give text, a number"):
        world.query("SELECT ?s { ?s ?p ?x }", {"x": value})


STATES = "SELECT ?s { ?s a pact:State "


@pytest.mark.parametrize(
    ("query", "text", "things"),
    [
        (STATES + "; skos:prefLabel ?n }", "阿兰", ["arland"]),
        (STATES + "; skos:prefLabel ?n }", "阿兰@zh", ["arland"]),
        (STATES + "; skos:prefLabel ?n }", "阿兰@en", []),
        (STATES + "; skos:prefLabel ?n }", '"阿兰"', []),
        (STATES + "; skos:prefLabel ?n }", "Arland", ["arland"]),
        (STATES + "; skos:prefLabel ?n }", "Nowhere", []),
        (STATES + "; skos:prefLabel ?l FILTER(?l = ?n) }", "阿兰", ["arland"]),
        (STATES + "; skos:prefLabel ?l FILTER(?l IN (?n)) }", "阿兰", ["arland"]),
        (STATES + "; skos:prefLabel ?l FILTER(STR(?l) = ?n) }", "阿兰", ["arland"]),
        (STATES + "; skos:prefLabel ?l FILTER(CONTAINS(?l, ?n)) }", "阿兰", ["arland"]),
        (STATES + "; skos:prefLabel ?l FILTER(REGEX(?l, ?n)) }", "阿.", ["arland"]),
        (
            STATES + "FILTER NOT EXISTS { ?s skos:prefLabel ?n } FILTER(?s != id:arland) }",
            "博兰",
            ["corland", "dorland", "eorland"],
        ),
        (
            STATES + "MINUS { ?s skos:prefLabel ?n } FILTER(?s != id:arland) }",
            "博兰",
            ["corland", "dorland", "eorland"],
        ),
        (STATES + "; pact:isoCode ?n }", "XA", ["arland"]),
        (STATES + "; pact:key ?n }", "阿兰", ["arland"]),
        (STATES + "; pact:key|skos:prefLabel ?n }", "阿兰", ["arland", "arland"]),
        (STATES + "; ?p ?n FILTER(?p = skos:prefLabel) }", "阿兰", ["arland"]),
        (STATES + "; <http://www.w3.org/2004/02/skos/core#prefLabel> ?n }", "阿兰", ["arland"]),
        ("SELECT ?s { ?t pact:in ?s ; pact:actor/skos:prefLabel ?n } LIMIT 1", "东兰", []),
        ("SELECT (COUNT(*) AS ?s) { ?x pact:kind ?n }", "state", ["5"]),
        ("SELECT ?s { { SELECT ?s { ?s skos:prefLabel ?n } } }", "阿兰", ["arland"]),
        ("DESCRIBE ?s { ?s skos:prefLabel ?n }", "阿兰", ["arland"]),
        ("CONSTRUCT { ?s pact:key ?n } { ?s skos:prefLabel ?n }", "阿兰", ["arland"]),
        ("CONSTRUCT WHERE { ?s skos:prefLabel ?n }", "阿兰", ["arland"]),
    ],
)
def test_a_text_is_found_in_whatever_language_the_graph_has_it(
    world: Pactgraph, query: str, text: str, things: list[str]
) -> None:
    rows = [row[0] for row in world.query(query, {"n": text})]
    found = rows if query.startswith("SELECT") else set(rows)

    assert sorted(map(str, found)) == things


def test_a_text_that_stands_for_nothing_stays_one_text(world: Pactgraph) -> None:
    assert list(world.query("SELECT ?x { }", {"x": "阿兰"})) == [("阿兰",)]
    assert list(world.query("ASK { ?s skos:prefLabel ?x }", {"x": "阿兰"})) == [(True,)]
    assert list(world.query("ASK { ?s skos:prefLabel ?x }", {"x": "nowhere"})) == [(False,)]


def test_python_values_are_asked_as_the_terms_they_are(world: Pactgraph) -> None:
    query = "SELECT ?f { ?f pact:value ?v FILTER(?v = ?n) }"

    assert list(world.query(query, {"n": 180})) == [("river-case-heroin",)]
    assert list(world.query(query, {"n": Decimal(180)})) == [("river-case-heroin",)]
    begun = "SELECT DISTINCT ?t { ?t a pact:Law ; pact:begin ?d FILTER(?d = ?n) }"
    assert list(world.query(begun, {"n": date(2001, 3, 1)})) == [("river-law",)]


def test_a_prefix_of_the_query_is_one_of_its_parameters(world: Pactgraph) -> None:
    query = "PREFIX thing: <https://w3id.org/pactgraph/id/> ASK { ?x a pact:State }"

    assert list(world.query(query, {"x": "thing:arland"})) == [(True,)]
