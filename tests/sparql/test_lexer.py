"""What a text of SPARQL holds, against the grammar and against the engine's own reading."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.errors import QueryError
from pactgraph.resources import LOOKUPS, QUERIES
from pactgraph.sparql.lexer import calls_services, graphs, head, tokens
from pactgraph.store.engines import with_prefixes
from pactgraph.values.terms import PREFIXES

#: Each token of the grammar, with a text and what its tokens are.
TOKENS = {
    "a name with dots": ("pact:a.b.c .", ["pact:a.b.c", "."]),
    "a name that ends a sentence": ("pact:a.", ["pact:a", "."]),
    "a name with an escaped hash": (r"ex:a\#b #c", [r"ex:a\#b"]),
    "a name with percent and colons": ("a:b%20c::d-e", ["a:b%20c::d-e"]),
    "a name with an escaped dot at its end": (r"a:b\..", [r"a:b\.", "."]),
    "names without a prefix or a local part": (": a: :b", [":", "a:", ":b"]),
    "names in Chinese": ("中:文 ?省", ["中:文", "?省"]),
    "names with combining marks": ("?e\u0301 ?हिन्दी", ["?e\u0301", "?हिन्दी"]),
    "a blank node with a dot": ("_:b.1.", ["_:b.1", "."]),
    "variables of both signs": ("?x $y", ["?x", "$y"]),
    "a question mark of a path": ("pact:under? ?x", ["pact:under", "?", "?x"]),
    "less than is no IRI": ("?x < ?y && ?y > 1", ["?x", "<", "?y", "&&", "?y", ">", "1"]),
    "at most is no IRI": ("?x<=?y", ["?x", "<=", "?y"]),
    "an IRI with a hash and a question mark": ("<http://x/?a#b>", ["<http://x/?a#b>"]),
    "an empty IRI": ("<>", ["<>"]),
    "a brace in a string": ("\"{\" '}'", ['"{"', "'}'"]),
    "escaped quotation marks": (r'"a\"b" x', [r'"a\"b"', "x"]),
    "a hash in a string": ('"# no comment" x', ['"# no comment"', "x"]),
    "a long string": ('"""a"b\n""c""" x', ['"""a"b\n""c"""', "x"]),
    "a long string that begins with a mark": ("''''a''' x", ["''''a'''", "x"]),
    "an empty string before another": ('"" "a"', ['""', '"a"']),
    "a string with a language": ('"a"@zh-Hans', ['"a"', "@zh-Hans"]),
    "a string with a type": ('"5"^^xsd:integer', ['"5"', "^^", "xsd:integer"]),
    "numbers": ("1 1.5 1.5e-3 2.", ["1", "1.5", "1.5e-3", "2", "."]),
    "a comment to the end of its line": ("a # {\nb", ["a", "b"]),
    "a comment that ends with the text": ("a # b", ["a"]),
    "a triple term": ("<<( ?s ?p ?o )>>", ["<<", "(", "?s", "?p", "?o", ")", ">>"]),
}
FILES = sorted([*LOOKUPS.glob("*.rq"), *QUERIES.glob("*.rq")])


@pytest.mark.parametrize(("text", "expected"), TOKENS.values(), ids=TOKENS)
def test_a_text_is_the_tokens_of_the_grammar(text: str, expected: list[str]) -> None:
    assert [token[0] for token in tokens(text)] == expected


def _joined(text: str) -> str:
    """Return the tokens of a text with what stands between them."""
    ends = [0]
    parts = []
    for token in tokens(text):
        parts += [text[ends[-1] : token.start()], token[0]]
        ends.append(token.end())
    return "".join([*parts, text[ends[-1] :]])


@given(st.text() | st.text(alphabet="?$:<>{}()\"'\\#@^._-a1中 \n"))
def test_no_text_loses_anything(text: str) -> None:
    assert _joined(text) == text


QUOTED = st.text(st.characters(exclude_categories=["Cs"])).map(
    lambda text: str(ox.Literal(text)).removesuffix("^^<http://www.w3.org/2001/XMLSchema#string>")
)


@given(st.lists(st.sampled_from(["?x", "{", "}", "<http://x/>", "pact:a", "FROM"]) | QUOTED))
def test_what_is_written_token_by_token_is_read_so(parts: list[str]) -> None:
    assert [token[0] for token in tokens(" ".join(parts))] == parts


@given(QUOTED)
def test_no_string_hides_or_makes_a_clause(string: str) -> None:
    query = f"SELECT ?x ({string} AS ?s) FROM <http://x/g> WHERE {{ ?x ?p {string} }}"  # noqa: S608  # SPARQL, and no clause of it may come of a string
    ox.Store().query(query)

    assert head(query).graphs == ("<http://x/g>",)
    assert query[head(query).group :].startswith(" ?x ?p ")


HEADS: dict[str, tuple[str, str, tuple[str, ...], bool, str | None]] = {
    # the text, its form, its graphs, whether it has a template, what follows the outermost brace
    "plain": ("SELECT * { a }", "SELECT", (), False, " a }"),
    "in small letters": ("select * from <g> where { a }", "SELECT", ("<g>",), False, " a }"),
    "graphs": ("SELECT * FROM <a> FROM NAMED x:b { a }", "SELECT", ("<a>", "x:b"), False, " a }"),
    "a graph in a comment": ("SELECT * # FROM <a>\n{ a }", "SELECT", (), False, " a }"),
    "a graph in a string": ("SELECT ('FROM <a>' AS ?x) { a }", "SELECT", (), False, " a }"),
    "a graph in an IRI": ("BASE <http://FROM/a> ASK { a }", "ASK", (), False, " a }"),
    "a prefix named from": ("PREFIX from: <x> SELECT ?from { a }", "SELECT", (), False, " a }"),
    "braces in a projection": (
        "SELECT (EXISTS { b } AS ?e) { a }",
        "SELECT",
        (),
        False,
        " a }",
    ),
    "ask": ("ASK FROM <a> { a }", "ASK", ("<a>",), False, " a }"),
    "construct": ("CONSTRUCT { b } { a }", "CONSTRUCT", (), True, " a }"),
    "construct from": ("CONSTRUCT { b } FROM <g> WHERE { a }", "CONSTRUCT", ("<g>",), True, " a }"),
    "construct where": ("CONSTRUCT WHERE { a }", "CONSTRUCT", (), False, " a }"),
    "construct from where": (
        "CONSTRUCT FROM <g> WHERE { a }",
        "CONSTRUCT",
        ("<g>",),
        False,
        " a }",
    ),
    "describe a thing": ("DESCRIBE <a>", "DESCRIBE", (), False, None),
    "describe from": ("DESCRIBE ?x FROM <g> LIMIT 1", "DESCRIBE", ("<g>",), False, None),
    "describe values": ("DESCRIBE ?x VALUES ?x { 1 }", "DESCRIBE", (), False, None),
    "describe where": ("DESCRIBE ?x WHERE { a }", "DESCRIBE", (), False, " a }"),
    "no query": ("nonsense", "", (), False, None),
}


@pytest.mark.parametrize(("text", "form", "own", "template", "rest"), HEADS.values(), ids=HEADS)
def test_a_head_is_read_to_the_brace_of_the_outermost_group(
    text: str, form: str, own: Iterable[str], *, template: bool, rest: str | None
) -> None:
    found = head(text)

    assert (found.form, (*found.graphs, *found.named), found.template) == (form, own, template)
    assert (None if found.group is None else text[found.group :]) == rest


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_the_project_asks_itself_is_read_as_the_engine_reads_it(path: Path) -> None:
    text = path.read_text("utf-8")
    group = head(text).group
    assert group is not None

    # A filter that is put where the group begins leaves the query well formed.
    ox.Store().query(f"{text[:group]} FILTER(true) {text[group:]}", prefixes=PREFIXES)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "1:1: it asks nothing"),
        ("# a comment", "1:12: it asks nothing"),
        ("PREFIX a: <b>\n", "2:1: it asks nothing"),
        ("INSERT DATA { <a> <b> <c> }", "1:1: a graph is asked, and not changed by INSERT"),
        ("PREFIX a: <b>\ndelete where { ?s ?p ?o }", "2:1: a graph is asked, and not changed by"),
        ("CLEAR ALL", "1:1: a graph is asked, and not changed by CLEAR"),
        ("LOAD <http://x/>", "1:1: a graph is asked, and not changed by LOAD"),
    ],
)
def test_what_asks_nothing_or_changes_something_is_refused_with_its_place(
    text: str, place: str
) -> None:
    with pytest.raises(QueryError, match=f"the query is no SPARQL: error at {place}"):
        head(text)


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("PREFIX pact: <http://x/> ASK {}", {"pact": "http://x/"}),
        ("prefix\npact:\n<http://x/> ASK {}", {"pact": "http://x/"}),
        ("BASE <http://y/> PREFIX : <http://x/> ASK {}", {"": "http://x/"}),
        ("VERSION '1.2' PREFIX a: <b> PREFIX c: <d> ASK {}", {"a": "b", "c": "d"}),
        ("# PREFIX pact: <http://x/>\nASK {}", {}),
        ("ASK { ?s ?p 'PREFIX pact: <http://x/>' }", {}),
        ("ASK { <http://x/PREFIX> ?prefix pact:prefix }", {}),
    ],
)
def test_a_prefix_is_declared_by_the_prologue_alone(text: str, declared: dict[str, str]) -> None:
    assert head(text).prefixes == declared
    sent = head(with_prefixes(text)).prefixes
    assert sent == {**PREFIXES, **declared}
    assert with_prefixes(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ASK { GRAPH <g> { ?s ?p ?o } }", ["<g>"]),
        ("ASK FROM <f> { GRAPH x:g { ?s ?p ?o } }", ["<f>", "x:g"]),
        ("ASK { GRAPH ?g { ?s ?p 'GRAPH <g>' } }", []),
        ("ASK { ?graph ?p <g> }", []),
    ],
)
def test_the_graphs_of_a_query_are_named(text: str, named: list[str]) -> None:
    assert list(graphs(text)) == named


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("ASK { SERVICE <x> { ?s ?p ?o } }", True),
        ("ask { service silent ?x { ?s ?p ?o } }", True),
        ("ASK { ?service ?p 'SERVICE <x>' } # SERVICE", False),
        ("ASK { ?s <http://x/service> service:x }", False),
    ],
)
def test_a_service_is_told_from_the_word(text: str, *, calls: bool) -> None:
    assert calls_services(text) is calls
