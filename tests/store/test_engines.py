import gzip
import re
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from pactgraph.build.steps import Compiled
from pactgraph.errors import QueryError, StoreError
from pactgraph.graph.facade import Pactgraph, load
from pactgraph.store.engines import (
    GRAPHS,
    Answer,
    Oxigraph,
    Server,
    told_rows,
    with_prefixes,
)
from pactgraph.store.query import ask
from pactgraph.values.terms import DERIVED, PREFIXES, STATED, VOCABULARY

JSON = "application/sparql-results+json"
ROWS = (
    b'{"head": {"vars": ["s"]}, "results": {"bindings": ['
    b'{"s": {"type": "literal", "value": "one"}}, {"s": {"type": "literal", "value": "two"}}]}}'
)
XML = (
    b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable '
    b'name="s"/></head><results><result><binding name="s"><literal>one</literal></binding></result>'
    b'<result><binding name="s"><literal>two</literal></binding></result></results></sparql>'
)
SERVICES = [
    "SELECT ?s { SERVICE { ?s ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) { SERVICE { ?s ?p ?o } }",
    "SELECT ?s { SERVICE { ?s ?p ?o } } ORDER BY ?s",
    "SELECT ?s { OPTIONAL { SERVICE { ?s ?p ?o } } }",
    "ASK { SERVICE { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?s ?s } { SERVICE { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE { ?s ?p ?o } }",
]


class _Endpoint(BaseHTTPRequestHandler):
    """A SPARQL 1.1 server over a store in this process, by the protocol's POST form."""

    store: ox.Store

    def do_POST(self) -> None:  # http.server's name
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = parse_qs(body)
        try:
            found = self.store.query(
                fields["query"][0],
                # those of the request override those of the query (SPARQL 1.1 Protocol, 2.1.4)
                default_graph=self._named(fields, "default-graph-uri"),
                named_graphs=self._named(fields, "named-graph-uri"),
            )
        except SyntaxError as error:
            self._send(400, "text/plain", str(error).encode())
            return
        if isinstance(found, ox.QueryTriples):
            data = found.serialize(format=ox.RdfFormat.N_TRIPLES)
            self._send(200, "application/n-triples", data or b"")
        else:
            data = found.serialize(format=ox.QueryResultsFormat.JSON)
            self._send(200, "application/sparql-results+json", data or b"")

    def _named(self, fields: dict[str, list[str]], name: str) -> Any:  # noqa: ANN401  # graphs
        return [ox.NamedNode(iri) for iri in fields[name]] if name in fields else None

    def _send(self, status: int, media: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def endpoint(small: Compiled) -> Iterator[str]:
    """The URL of a server that holds the small world."""
    store = Oxigraph.of(small.quads).engine
    handler = type("Endpoint", (_Endpoint,), {"store": store})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/query"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_server_gives_the_answers_of_an_embedded_store(endpoint: str, world: Pactgraph) -> None:
    remote = load(endpoint)

    assert world.connect("XA", "XC").to_dict() == remote.connect("XA", "XC").to_dict()
    assert world.show("league").to_dict() == remote.show("league").to_dict()
    assert list(world.query("brokers")) == list(remote.query("brokers"))
    assert list(world.query("ASK { id:arland a pact:State }")) == [(True,)]
    assert list(remote.query("ASK { id:arland a pact:State }")) == [(True,)]


def test_a_server_constructs_too(endpoint: str) -> None:
    rows = load(endpoint).query("CONSTRUCT { ?s pact:hub ?o } { ?s pact:hub ?o }")

    assert list(rows) == [("liaison", "hub", "arland")]


def test_a_server_that_refuses_a_query_is_quoted(endpoint: str) -> None:
    with pytest.raises(QueryError, match=r"answers 400: \S"):
        load(endpoint).query("SELECT ? {}")


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and not listening: no one answers there
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(StoreError, match=f"no SPARQL server answers at {re.escape(url)}"):
            Server(url).select("ASK {}")


def test_a_server_does_not_serve_rdflib(endpoint: str) -> None:
    with pytest.raises(StoreError, match="only an embedded store serves rdflib"):
        _ = load(endpoint).rdf


def test_rdflib_sees_the_same_store(world: Pactgraph) -> None:
    rows = world.rdf.query(
        "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/pactgraph/ontology#State> }"
    )

    assert [int(str(row[0])) for row in rows] == [5]  # type: ignore[index]  # a row of a SELECT
    assert len(world.rdf) > 0


def test_prefixes_are_declared_but_not_twice() -> None:
    text = with_prefixes("PREFIX pact: <https://example.org/>\nASK {}")

    assert text.count("PREFIX pact:") == 1
    assert "PREFIX skos:" in text


def test_a_folder_that_is_no_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no store that can be read"):
        Oxigraph.open(tmp_path)


def test_the_three_graphs_are_what_a_server_must_hold(small: Compiled) -> None:
    names = {
        quad.graph_name.value for quad in small.quads if isinstance(quad.graph_name, ox.NamedNode)
    }

    assert set(GRAPHS) == names


STATED_ONLY = f"FROM <{STATED}>"


@pytest.fixture(scope="module")
def counts(small: Compiled) -> dict[str, int]:
    """How many triples each graph of the small world has."""
    names = [quad.graph_name.value for quad in small.quads]  # type: ignore[union-attr]  # all have a name
    return {name: names.count(name) for name in GRAPHS}


@pytest.fixture(params=["embedded", "server"])
def asked(request: pytest.FixtureRequest, world: Pactgraph, endpoint: str) -> Pactgraph:
    """The small world, by either way of asking."""
    return world if request.param == "embedded" else load(endpoint)


def counted(kg: Pactgraph, dataset: str, pattern: str = "?s ?p ?o") -> object:
    ((n,),) = kg.query(f"SELECT (COUNT(*) AS ?n) {dataset} {{ {pattern} }}")
    return n


def test_a_query_is_asked_of_all_graphs_unless_it_names_its_own(
    asked: Pactgraph, counts: dict[str, int]
) -> None:
    stated, derived, vocabulary = (counts[name] for name in GRAPHS)
    everything = stated + derived + vocabulary
    named = "GRAPH ?g { ?s ?p ?o }"

    assert counted(asked, "") == counted(asked, "", named) == everything
    assert counted(asked, STATED_ONLY) == counted(asked, STATED_ONLY.lower()) == stated
    assert counted(asked, f"FROM <{STATED}> FROM <{DERIVED}>") == stated + derived
    assert counted(asked, f"FROM NAMED <{STATED}>") == 0
    assert counted(asked, f"FROM NAMED <{STATED}>", named) == stated
    assert counted(asked, STATED_ONLY, named) == 0
    assert counted(asked, f"{STATED_ONLY} FROM NAMED <{DERIVED}>", named) == derived
    assert counted(asked, "", f"GRAPH <{VOCABULARY}> {{ ?s ?p ?o }}") == vocabulary


def test_a_graph_that_is_named_twice_counts_once(world: Pactgraph, counts: dict[str, int]) -> None:
    assert counted(world, f"FROM <{STATED}> FROM <{STATED}>") == counts[STATED]


@pytest.mark.parametrize("dataset", ["FROM <http://none/>", "FROM NAMED <http://none/>"])
def test_a_graph_that_is_not_there_holds_nothing(asked: Pactgraph, dataset: str) -> None:
    assert counted(asked, dataset) == counted(asked, dataset, "GRAPH ?g { ?s ?p ?o }") == 0


@pytest.mark.parametrize(
    "query",
    [
        f"PREFIX g: <{STATED.removesuffix('stated')}> ASK FROM g:stated {{ ?s pact:status ?o }}",
        f"BASE <{STATED.removesuffix('stated')}> ASK FROM <stated> {{ ?s pact:status ?o }}",
        f"CONSTRUCT {{ ?s ?p ?o }} {STATED_ONLY} WHERE {{ ?s pact:key ?o ; ?p ?o }}",
        f"CONSTRUCT {STATED_ONLY} WHERE {{ ?s pact:key ?o }}",
        f"DESCRIBE id:arland FROM <{VOCABULARY}>",
        f"SELECT ?s {STATED_ONLY} {{ {{ SELECT ?s {{ ?s pact:key ?o }} }} }}",
    ],
)
def test_every_form_of_query_is_asked_of_its_own_graphs(asked: Pactgraph, query: str) -> None:
    assert list(asked.query(query)) in ([], [(False,)]) or "status" in query


@pytest.mark.parametrize(
    "query",
    [
        f"# FROM <{STATED}>\nSELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }}",
        f"SELECT (COUNT(*) AS ?n) ('FROM <{STATED}>' AS ?x) {{ ?s ?p ?o }}",
        "PREFIX from: <http://x/> SELECT (COUNT(*) AS ?from) { ?s ?p ?o }",
    ],
)
def test_a_word_that_looks_like_a_dataset_is_none(
    asked: Pactgraph, counts: dict[str, int], query: str
) -> None:
    assert next(iter(asked.query(query)))[0] == sum(counts.values())


@pytest.mark.parametrize(
    "query",
    [
        "ASK { id:arland a pact:State }",
        "# PREFIX pact: <http://x/>\nASK { id:arland a pact:State }",
        "ASK { id:arland a pact:State FILTER('PREFIX pact: ' != \"PREFIX id: <x>\") }",
        "PREFIX own: <https://w3id.org/pactgraph/id/> ASK { own:arland a pact:State }",
        "BASE <https://w3id.org/pactgraph/id/>\nASK { <arland> a pact:State }",
        "PREFIX pact: <https://w3id.org/pactgraph/id/> ASK { pact:arland ?p id:borland }",
        "prefix\npact:<https://w3id.org/pactgraph/id/> ASK { pact:arland ?p ?o }",
    ],
)
def test_prefixes_reach_a_server_whatever_else_a_query_says(asked: Pactgraph, query: str) -> None:
    assert list(asked.query(query)) == [(True,)] or "borland" in query


def test_a_server_is_asked_with_parameters_as_an_embedded_store_is(
    endpoint: str, world: Pactgraph
) -> None:
    query = "CONSTRUCT WHERE { ?s skos:prefLabel ?n }"

    assert set(load(endpoint).query(query, {"n": "阿兰"})) == set(world.query(query, {"n": "阿兰"}))


def test_the_place_of_an_error_is_told_in_the_text_as_given(endpoint: str) -> None:
    with pytest.raises(QueryError, match=r"; the query is no SPARQL: error at 1:\d\d: "):
        load(endpoint).query("SELECT ?x { ?x a } ")


class _Faulty(BaseHTTPRequestHandler):
    """A server that answers, or not, as the path says."""

    protocol_version = "HTTP/1.1"
    timeout = 5
    done = threading.Event()

    def do_POST(self) -> None:  # http.server's name
        self.rfile.read(int(self.headers["Content-Length"]))
        getattr(self, self.path.strip("/"))()

    do_GET = do_POST  # noqa: N815  # as above

    def _answer(
        self, body: bytes, media: str = JSON, length: int | None = None, **more: str
    ) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def whole(self) -> None:
        self._answer(ROWS)

    def packed(self) -> None:
        self._answer(gzip.compress(ROWS), Content_Encoding="gzip")

    def xml(self) -> None:
        self._answer(XML, "application/sparql-results+xml; charset=utf-8")

    def cut(self) -> None:
        self._answer(ROWS[:-20], length=len(ROWS))

    def cut_json(self) -> None:
        self._answer(ROWS[:-20])

    def cut_packed(self) -> None:
        self._answer(gzip.compress(ROWS)[:-15], Content_Encoding="gzip")

    def not_packed(self) -> None:
        self._answer(ROWS, Content_Encoding="gzip")

    def cut_chunks(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", JSON)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"40\r\n" + ROWS[:20])
        self.close_connection = True

    def page(self) -> None:
        self._answer(b"<html>sign in</html>", "text/html; charset=utf-8")

    def page_as_json(self) -> None:
        self._answer(b"<html>sign in</html>")

    def no_media(self) -> None:
        self._answer(ROWS, "")

    def empty(self) -> None:
        self._answer(b"")

    def other_json(self) -> None:
        self._answer(b'{"error": "no"}', "application/json")

    def triples(self) -> None:
        self._answer(b"<http://a> <http://b> <http://c> .\n", "application/n-triples")

    def twice(self) -> None:
        self._answer(ROWS.replace(b'["s"]', b'["s", "s"]'))

    def undeclared(self) -> None:
        self._answer(ROWS.replace(b'["s"]', b'["t"]'))

    def half_characters(self) -> None:
        self._answer(ROWS.replace(b"one", b"\xff\xfe"))

    def moved(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://127.0.0.1:9/sparql")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def refused(self) -> None:
        self.send_response(503)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"too\nbusy")
        self.close_connection = True

    def hangs_up(self) -> None:
        self.close_connection = True

    def no_http(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")
        self.close_connection = True

    def silent(self) -> None:
        self.done.wait(5)
        self.close_connection = True

    def stops(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", JSON)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(ROWS[:20])
        self.wfile.flush()
        self.done.wait(5)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def faulty() -> Iterator[str]:
    """The URL of a server with a path for each fault."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Faulty)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    _Faulty.done.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["whole", "packed", "xml"])
def test_an_answer_is_read_in_every_format_that_it_says(faulty: str, path: str) -> None:
    answer = Server(f"{faulty}/{path}").select("SELECT ?s {}")

    assert (answer.columns, [str(term) for (term,) in answer]) == (("s",), ['"one"', '"two"'])


FAULTS = {
    "cut": "breaks off: IncompleteRead",
    "cut_json": "breaks off, or is not what it says",
    "cut_packed": "breaks off: Compressed file ended",
    "not_packed": "breaks off: Not a gzipped file",
    "cut_chunks": "breaks off: IncompleteRead",
    "page": "answers with text/html; charset=utf-8, which is no result of SPARQL; is it the URL",
    "page_as_json": "breaks off, or is not what it says",
    "no_media": "answers with no media type, which is no result of SPARQL",
    "empty": "breaks off, or is not what it says",
    "other_json": "breaks off, or is not what it says",
    "triples": "answers with application/n-triples, which is no result of SPARQL",
    "twice": "breaks off, or is not what it says",
    "undeclared": "breaks off, or is not what it says",
    "half_characters": "breaks off, or is not what it says",
    "moved": "answers 302: it has moved to http://127.0.0.1:9/sparql; give that URL",
    "refused": "answers 503: ",
    "hangs_up": "no SPARQL server answers at",
    "no_http": "no SPARQL server answers at",
    "silent": "no SPARQL server answers at .*: timed out",
    "stops": "breaks off: timed out",
}


@pytest.mark.parametrize(("path", "message"), FAULTS.items(), ids=FAULTS)
def test_an_answer_that_breaks_off_or_is_none_is_told_in_a_sentence(
    faulty: str, path: str, message: str
) -> None:
    with pytest.raises((StoreError, QueryError), match=message) as error:
        Server(f"{faulty}/{path}", timeout=0.5).select("SELECT ?s {}")

    assert f"{faulty}/{path}" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("path", ["cut_json", "page", "whole"])
def test_triples_that_break_off_or_are_none_are_told_too(faulty: str, path: str) -> None:
    with pytest.raises(StoreError, match="no RDF"):
        Server(f"{faulty}/{path}").select("CONSTRUCT WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://a b/", "http://x:y/"])
def test_what_is_no_url_is_told_in_a_sentence(url: str) -> None:
    with pytest.raises(StoreError, match="no SPARQL server answers at"):
        load(url).query("ASK {}")


@pytest.mark.parametrize("query", SERVICES, ids=SERVICES)
@pytest.mark.parametrize("path", [None, *FAULTS])
def test_a_service_that_does_not_answer_or_in_part_is_told_in_a_sentence(
    faulty: str, path: str | None, query: str
) -> None:
    """Whatever the query does with what comes; the engine itself hangs where it counts or sorts."""
    service = f"{faulty}/{path}" if path else "http://127.0.0.1:9/"
    store = Oxigraph(ox.Store(), timeout=0.3)

    with pytest.raises(QueryError, match=r"^SERVICE: .*http://127.*; SERVICE SILENT goes on"):
        ask(store, query.replace("SERVICE", f"SERVICE <{service}>"))
    silent = ask(store, query.replace("SERVICE", f"SERVICE SILENT <{service}>"))
    assert len(silent) <= 1


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?s { SERVICE <URL> { ?s ?p ?o } }", [("one",), ("two",)]),
        ("SELECT (COUNT(*) AS ?n) { SERVICE <URL> { ?s ?p ?o } }", [(2,)]),
        ("ASK { SERVICE SILENT <URL> { ?s ?p ?o } }", [(True,)]),
        ("SELECT ?x { BIND(1 AS ?x) OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }", [(1,), (1,)]),
        ("SELECT ?s { { SELECT ?s { SERVICE <URL> { ?s a ?c } } } } LIMIT 1", [("one",)]),
        ("SELECT ?s { VALUES ?s { 'two' } SERVICE <URL> { ?s a ?c } }", [("two",)]),
        ("PREFIX x: <URL> SELECT ?s { service x: { ?s a ?c } # SERVICE {\n}", None),
        ("SELECT ?s { SERVICE <URL> { ?s a ?c } SERVICE <URL> { ?s a ?c } }", None),
        ("SELECT ?s { SERVICE <URL> { SERVICE <http://x/> { ?s a ?c } } }", None),
    ],
)
def test_a_service_that_answers_has_its_part_in_the_answer(
    faulty: str, query: str, rows: list[tuple[object]] | None
) -> None:
    found = ask(Oxigraph.of([]), query.replace("URL", f"{faulty}/whole"))

    assert list(found) == (rows or [("one",), ("two",)])


def test_a_service_is_asked_for_its_pattern_and_for_nothing_else(endpoint: str) -> None:
    """By the small world on a server, from a store that holds nothing."""
    query = f"""PREFIX own: <{PREFIXES["id"]}>
        SELECT ?name {{ SERVICE <{endpoint}> {{ GRAPH ?g {{ own:arland skos:prefLabel ?name }} }} }}
        ORDER BY ?name"""

    assert list(ask(Oxigraph.of([]), query)) == [("Arland",), ("阿兰",)]


def test_a_parameter_reaches_a_service(endpoint: str) -> None:
    query = f"ASK {{ SERVICE <{endpoint}> {{ GRAPH ?g {{ ?x pact:isoCode ?c }} }} }}"

    assert list(Pactgraph(Oxigraph.of([])).query(query, {"x": "id:arland"})) == [(True,)]
    assert list(Pactgraph(Oxigraph.of([])).query(query, {"x": "id:nothing"})) == [(False,)]


@pytest.mark.parametrize(
    "service", ["?x", "<urn:x>", "<relative>", "none:x", "<file:///etc/passwd>"]
)
def test_a_service_that_is_no_server_is_refused(service: str) -> None:
    with pytest.raises(QueryError, match=r"^SERVICE: .*write|^SERVICE: .*must be written"):
        ask(Oxigraph.of([]), f"SELECT ?s {{ SERVICE {service} {{ ?s ?p ?o }} }}")


def test_a_malformed_query_that_calls_a_service_is_no_fault_of_the_service() -> None:
    with pytest.raises(QueryError, match=r"^the query is no SPARQL: error at [^;]+$"):
        Oxigraph.of([]).select("SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p } }")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s ?p ?o FILTER(<http://x/f>(?s)) }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(<http://x/f>(?s)) }",
        "ASK { ?s ?p ?o FILTER(<http://x/f>(?s)) }",
        "SELECT ?s { ?s ?p '\udcff' }",
        "SELECT (<http://x/f>(?s) AS ?x) { ?s ?p ?o }",
    ],
)
def test_what_the_engine_finds_out_late_is_a_sentence_too(world: Pactgraph, query: str) -> None:
    with pytest.raises(QueryError, match=r"^the (query|answer) "):
        world.query(query)


def test_rows_that_break_off_while_they_are_read_are_told() -> None:
    def rows() -> Iterator[tuple[ox.Literal]]:
        yield (ox.Literal(1),)
        raise RuntimeError("the disk is gone")

    answer = Answer(("s",), told_rows(rows()))

    assert next(iter(answer)) == (ox.Literal(1),)
    with pytest.raises(QueryError, match="the answer breaks off: the disk is gone"):
        list(answer)


def test_rdflib_knows_our_prefixes(world: Pactgraph) -> None:
    rows = list(world.rdf.query("SELECT ?s { ?s a pact:State ; skos:prefLabel '阿兰'@zh }"))
    known = dict(world.rdf.namespaces())

    assert [str(row[0]) for row in rows] == [PREFIXES["id"] + "arland"]  # type: ignore[index]  # as above
    assert {prefix: str(known[prefix]) for prefix in PREFIXES} == PREFIXES
    assert "pact:isoCode" in world.rdf.graph(STATED).serialize(format="turtle")
