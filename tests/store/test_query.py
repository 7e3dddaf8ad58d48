import json
from decimal import Decimal
from math import inf, nan

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.errors import QueryError
from pactgraph.graph.facade import Pactgraph
from pactgraph.store.engines import Oxigraph
from pactgraph.store.query import Rows, ask, cell, plain
from pactgraph.values.terms import PREFIXES

EMPTY = Oxigraph.of([])


def test_things_concepts_and_terms_come_as_their_short_names(world: Pactgraph) -> None:
    (row,) = world.query(
        "SELECT ?tie ?role ?class { ?tie pact:role ?role ; a ?class ; pact:actor id:john-reed }"
    )

    assert row == ("river-case-2004/john-reed-subject", "subject", "Participation")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (ox.Literal(3), 3),
        (
            ox.Literal("180.0", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
            180,
        ),
        (ox.Literal(2.5), 2.5),
        (ox.Literal(True), True),  # noqa: FBT003
        (ox.Literal("阿兰", language="zh"), "阿兰"),
        (ox.NamedNode("https://example.org/x"), "https://example.org/x"),
        (ox.Literal("x", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), "x"),
        (None, None),
    ],
)
def test_terms_become_plain_values(term: ox.Literal | ox.NamedNode | None, value: object) -> None:
    assert value == plain(term)


@pytest.mark.parametrize(
    ("query", "columns", "rows"),
    [
        ("SELECT (1 AS ?n) {}", ("n",), [(1,)]),
        ("ASK {}", ("answer",), [(True,)]),
        (
            "CONSTRUCT { id:a pact:under id:b } {}",
            ("subject", "predicate", "object"),
            [("a", "under", "b")],
        ),
    ],
)
def test_every_form_of_query_gives_rows(
    query: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    answer = ask(EMPTY, query)

    assert columns == answer.columns
    assert rows == list(answer)


def test_a_malformed_query_says_where() -> None:
    with pytest.raises(QueryError, match=r"^the query is no SPARQL: [^\n]+$"):
        ask(EMPTY, "SELECT ? { }")


@given(st.text())
def test_a_text_parameter_stays_a_text(text: str) -> None:
    """Whatever a parameter holds, it comes back as it was and nothing of it is run."""
    if "\x00" in text or any("\ud800" <= c <= "\udfff" for c in text):
        return
    answer = ask(EMPTY, "SELECT ?x { }", {"x": [ox.Literal(text)]})

    assert [(text,)] == list(answer)


def test_the_place_in_a_malformed_query_is_counted_without_the_parameters() -> None:
    with pytest.raises(QueryError, match=r"error at 1:2\d: "):
        ask(EMPTY, "SELECT ?x { ?x ?p ?o } ]", {"x": [ox.Literal("1")]})


def test_rows_are_dicts_csv_and_a_data_frame() -> None:
    rows = Rows(("a", "b"), (("1,5", None), ("中", True)))

    assert rows.to_dicts() == [{"a": "1,5", "b": None}, {"a": "中", "b": True}]
    assert rows.to_csv() == 'a,b\r\n"1,5",\r\n中,true\r\n'
    assert list(rows.to_pandas().columns) == ["a", "b"]
    assert len(rows.to_pandas()) == 2


XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS: dict[tuple[str, str], object] = {
    ("integer", "9007199254740993"): 9007199254740993,
    ("integer", "+5"): 5,
    ("integer", "007"): 7,
    ("integer", "-0"): 0,
    ("int", "12"): 12,
    ("long", "-9223372036854775808"): -9223372036854775808,
    ("nonNegativeInteger", "3"): 3,
    ("unsignedByte", "255"): 255,
    ("negativeInteger", "-3"): -3,
    ("integer", "4" * 5000): "4" * 5000,
    ("decimal", "9007199254740993"): 9007199254740993,
    ("decimal", "180.0"): 180,
    ("decimal", "-0.0"): 0,
    ("decimal", "+.0"): 0,
    ("decimal", "62689.41"): 62689.41,
    ("decimal", "0.1"): 0.1,
    ("decimal", "-.5"): -0.5,
    ("decimal", "5."): 5,
    ("decimal", "0.0000000001"): 1e-10,
    ("decimal", "9007199254740993.5"): "9007199254740993.5",
    ("decimal", "0.1000000000000000055511151231257827"): "0.1000000000000000055511151231257827",
    ("decimal", "123456789012345678901234567890"): 123456789012345678901234567890,
    ("decimal", "0." + "0" * 400 + "1"): "0." + "0" * 400 + "1",
    ("double", "1.0E0"): 1.0,
    ("double", "-1e-7"): -1e-7,
    ("double", "1E21"): 1e21,
    ("float", "0.1"): 0.1,
    ("double", "INF"): "INF",
    ("float", "-INF"): "-INF",
    ("double", "NaN"): "NaN",
    ("double", "1e400"): "1e400",
    ("boolean", "1"): True,
    ("boolean", "0"): False,
    ("boolean", "true"): True,
    # What is no value of its datatype stays the text that it is.
    ("boolean", "yes"): "yes",
    ("integer", "abc"): "abc",
    ("integer", "1_000"): "1_000",
    ("integer", "１２"): "１２",
    ("integer", " 5 "): " 5 ",
    ("integer", "1.5"): "1.5",
    ("decimal", "1e5"): "1e5",
    ("decimal", "nan"): "nan",
    ("double", "infinity"): "infinity",
    ("double", "0x1p3"): "0x1p3",
    ("date", "2007-05-25"): "2007-05-25",
    ("duration", "P1D"): "P1D",
}


@pytest.mark.parametrize(
    ("datatype", "text", "value"),
    [(*key, value) for key, value in NUMBERS.items()],
    ids=[f"{t} {x[:30]}" for t, x in NUMBERS],
)
def test_a_number_leaves_as_it_came_in(datatype: str, text: str, value: object) -> None:
    found = plain(ox.Literal(text, datatype=ox.NamedNode(XSD + datatype)))

    assert (type(found), found) == (type(value), value)
    json.loads(json.dumps(found, allow_nan=False))


def test_a_type_of_the_same_name_that_is_not_xml_schemas_is_no_number() -> None:
    assert plain(ox.Literal("5", datatype=ox.NamedNode("http://x/#integer"))) == "5"


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_loses_no_digit(value: Decimal) -> None:
    found = plain(ox.Literal(f"{value:f}", datatype=ox.NamedNode(XSD + "decimal")))

    assert Decimal(str(found)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_comes_back_as_it_is(value: float) -> None:
    assert plain(ox.Literal(repr(value), datatype=ox.NamedNode(XSD + "double"))) == value


def test_what_a_format_has_no_number_for_is_text_in_each() -> None:
    rows = ask(EMPTY, "SELECT (1e999 AS ?x) (xsd:double('NaN') AS ?y) (1.10 AS ?z) {}")

    assert list(rows) == [("INF", "NaN", 1.1)]
    assert [cell(value) for value in (inf, -inf, nan)] == ["INF", "-INF", "NaN"]


def test_blank_nodes_are_named_in_order_and_the_same_from_run_to_run() -> None:
    query = "SELECT ?b (BNODE() AS ?c) ?b2 { BIND(BNODE() AS ?b) BIND(?b AS ?b2) }"

    assert list(ask(EMPTY, query)) == [("_:b0", "_:b1", "_:b0")]


@pytest.mark.parametrize("form", ["<<( id:a pact:in 5 )>>", "TRIPLE(id:a, pact:in, 5)"])
def test_a_triple_as_a_value_is_written_as_such(form: str) -> None:
    ((value,),) = ask(EMPTY, f"SELECT ({form} AS ?t) {{}}")

    assert str(value).startswith(f"<<( <{PREFIXES['id']}a> <{PREFIXES['pact']}in> ")


def test_what_is_given_twice_counts_once(world: Pactgraph) -> None:
    twice = {"x": [ox.Literal("state")] * 2}

    assert len(ask(world.store, "SELECT ?s { ?s pact:kind ?x }", twice)) == 5


def test_questions_see_what_is_stated_and_derived_once(world: Pactgraph) -> None:
    (row,) = world.query("SELECT (COUNT(*) AS ?n) { id:river-treaty-1990 pact:status ?s }")

    assert row == (1,)
