import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.errors import QueryError
from pactgraph.graph import Pactgraph
from pactgraph.query import Rows, ask, bound, plain
from pactgraph.store import Oxigraph

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


@pytest.mark.parametrize(
    "query",
    [
        "# a { in a comment\nSELECT ?x { ?x ?p ?o }",
        "PREFIX a: <http://x/{>\nSELECT ?x { ?x ?p ?o }".replace("{>", ">"),
        'SELECT ?x ("{" AS ?brace) { ?x ?p ?o }',
        "SELECT ?x ('''{''' AS ?brace) WHERE { ?x ?p ?o }",
        "CONSTRUCT WHERE { ?x ?p ?o }",
    ],
)
def test_parameters_go_to_the_head_of_the_outermost_group(query: str) -> None:
    text = bound(query, {"x": [ox.NamedNode("https://example.org/1")]})

    assert "{ VALUES ?x { <https://example.org/1> } ?x ?p ?o }" in text


def test_a_construct_template_is_not_taken_for_the_group() -> None:
    query = "CONSTRUCT { ?x a pact:Case } WHERE { ?x pact:kind ?kind }"
    text = bound(query, {"kind": [ox.Literal("case")]})

    assert 'WHERE { VALUES ?kind { "case" } ?x' in text


def test_a_parameter_without_a_variable_is_refused() -> None:
    with pytest.raises(QueryError, match=r"the query has no variable \?y"):
        bound("SELECT ?x { ?x ?p ?o }", {"y": [ox.Literal("1")]})


def test_a_query_without_a_group_takes_no_parameters() -> None:
    with pytest.raises(QueryError, match="no group"):
        bound("DESCRIBE ?x", {"x": [ox.Literal("1")]})


def test_rows_are_dicts_csv_and_a_data_frame() -> None:
    rows = Rows(("a", "b"), (("1,5", None), ("中", True)))

    assert rows.to_dicts() == [{"a": "1,5", "b": None}, {"a": "中", "b": True}]
    assert rows.to_csv() == 'a,b\r\n"1,5",\r\n中,true\r\n'
    assert list(rows.to_pandas().columns) == ["a", "b"]
    assert len(rows.to_pandas()) == 2


def test_questions_see_what_is_stated_and_derived_once(world: Pactgraph) -> None:
    (row,) = world.query("SELECT (COUNT(*) AS ?n) { id:river-treaty-1990 pact:status ?s }")

    assert row == (1,)
