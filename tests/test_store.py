import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from pactgraph.build import Compiled
from pactgraph.errors import QueryError, StoreError
from pactgraph.graph import Pactgraph, load
from pactgraph.store import (
    GRAPHS,
    Oxigraph,
    Server,
    with_prefixes,
)


class _Endpoint(BaseHTTPRequestHandler):
    """A SPARQL 1.1 server over a store in this process, by the protocol's POST form."""

    store: ox.Store

    def do_POST(self) -> None:  # http.server's name
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = parse_qs(body)
        try:
            found = self.store.query(
                fields["query"][0],
                default_graph=[ox.NamedNode(iri) for iri in fields["default-graph-uri"]],
                named_graphs=[ox.NamedNode(iri) for iri in fields["named-graph-uri"]],
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
    with pytest.raises(QueryError, match="answers 400: error at"):
        load(endpoint).query("SELECT ? {}")


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(StoreError, match=r"no SPARQL server answers at http://127\.0\.0\.1:9/"):
        Server("http://127.0.0.1:9/", timeout=2).select("ASK {}")


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
