import threading

import pyoxigraph as ox
import pytest

from pactgraph.errors import QueryError
from pactgraph.sparql.nesting import MAX_CHAIN, MAX_DEPTH, refuse_heaps, too_deep
from pactgraph.store.engines import Oxigraph

EMPTY = Oxigraph(ox.Store())

#: How a query may nest: what opens a level, what stands inside, what closes the level.
NESTED = {
    "groups": ("SELECT * ", "{", "?s ?p ?o", "}", ""),
    "subqueries": ("SELECT * ", "{ SELECT * ", "{ ?s ?p ?o }", "}", ""),
    "conditions that a pattern exists": (
        "SELECT * ",
        "{ FILTER EXISTS ",
        "{ ?s ?p ?o }",
        "}",
        "",
    ),
    "optional parts": ("SELECT * ", "{ OPTIONAL ", "{ ?s ?p ?o }", "}", ""),
    "brackets of a condition": ("SELECT * { FILTER", "(", "1 = 1", ")", "}"),
    "functions": ("SELECT * { BIND(", "STR(", "1", ")", " AS ?x) }"),
    "paths": ("SELECT * { ?s ", "(", "<a:b>", ")", " ?o }"),
    "lists": ("SELECT * { ?s ?p ", "(", "1", ")", " }"),
    "nodes without a name": ("SELECT * { ?s ?p ", "[ <a:b> ", "1", "]", " }"),
    "groups on lines with comments": ("SELECT * ", "{ # {\n", "?s ?p ?o", "}", ""),
}


def heap(parts: tuple[str, str, str, str, str], times: int) -> str:
    before, open_, inside, close, after = parts
    return before + open_ * times + inside + close * times + after


@pytest.mark.parametrize("parts", NESTED.values(), ids=NESTED)
@pytest.mark.parametrize("times", [MAX_DEPTH + 1, 20_000])
def test_what_nests_too_deep_is_refused_before_it_reaches_the_engine(
    parts: tuple[str, str, str, str, str], times: int
) -> None:
    with pytest.raises(QueryError, match=r"^the query is nested more than 50 deep$"):
        EMPTY.select(heap(parts, times))


CHAINS = {
    "or": ("SELECT * { ?s ?p ?o FILTER(?s = ?o", " || ?s = ?o", ") }"),
    "and": ("SELECT * { ?s ?p ?o FILTER(?s = ?o", " && ?s = ?o", ") }"),
    "not": ("SELECT * { ?s ?p ?o FILTER(", "!", "(1 = 1)) }"),
    "sums": ("SELECT * { BIND(1", " + 1", " AS ?x) }"),
    "products": ("SELECT * { BIND(1", "*1", " AS ?x) }"),
    "differences": ("SELECT * { BIND(?s", "-?s", " AS ?x) }"),
    "unions": ("SELECT * { { ?s ?p ?o }", " UNION { ?s ?p ?o }", " }"),
    "unions in small letters": ("SELECT * { { ?s ?p ?o }", " union { ?s ?p ?o }", " }"),
    "steps of a path": ("SELECT * { ?s <a:b>", "/<a:b>", " ?o }"),
    "ways of a path": ("SELECT * { ?s <a:b>", "|<a:b>", " ?o }"),
}


@pytest.mark.parametrize("parts", CHAINS.values(), ids=CHAINS)
def test_what_joins_too_much_is_refused_before_it_reaches_the_engine(
    parts: tuple[str, str, str],
) -> None:
    before, link, after = parts
    with pytest.raises(QueryError, match=r"^the query joins more than 1,000 parts by operators; "):
        EMPTY.select(before + link * 20_000 + after)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { VALUES ?x { " + "<https://example.org/a-b/c> " * 5_000 + "} }",
        "SELECT * { VALUES ?x { " + "id:drug-control-mou-1993 " * 5_000 + "} }",
        "SELECT * { VALUES ?x { " + "-1 +2 " * 5_000 + "} }",
        "SELECT * { VALUES ?x { " + '"a || b"@en-GB "1"^^xsd:integer ' * 5_000 + "} }",
        "SELECT * { # " + "(((" * 500 + "\n ?s ?p ?o }",
        f'SELECT * {{ BIND("{"((" * 500}" AS ?x) }}',
        f'SELECT * {{ BIND("""{"{" * 500}\n"quoted" {"[" * 500}""" AS ?x) }}',
        f"SELECT * {{ BIND('\\'{'{' * 500}' AS ?x) }}",
    ],
    ids=["IRIs", "names", "numbers", "texts", "comment", "text", "long text", "escapes"],
)
def test_brackets_and_signs_that_nest_nothing_are_no_heap(query: str) -> None:
    EMPTY.select(query)


@pytest.mark.parametrize("parts", NESTED.values(), ids=NESTED)
def test_what_passes_is_read_with_an_eighth_of_the_usual_stack(
    parts: tuple[str, str, str, str, str],
) -> None:
    """A stack that is exhausted ends the process, and these tests with it."""
    query = heap(parts, MAX_DEPTH - 3)
    before = threading.stack_size(2**20)
    try:
        thread = threading.Thread(target=EMPTY.select, args=(query,))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)

    refuse_heaps(query)


@pytest.mark.parametrize("mark", ['"\\', "'\\", '"""\\', "<", "?", "a", ":", "#"])
def test_a_heap_of_marks_is_looked_through_once(mark: str) -> None:
    """A look at each mark through all that follow would take hours."""
    refuse_heaps(mark * 300_000)


def test_a_chain_is_sound_to_the_last_part() -> None:
    refuse_heaps("SELECT * { ?s ?p ?o FILTER(?s = ?o" + " || ?s = ?o" * (MAX_CHAIN - 1) + ") }")


def test_json_is_deep_where_lists_and_mappings_are_nested() -> None:
    deep: object = "x"
    for level in range(MAX_DEPTH):
        deep = {"a": deep, "b": 1} if level % 2 else [deep]

    assert not too_deep(deep)
    assert not too_deep([["x"] * 10_000, {"a": {}}])
    assert too_deep([deep])
