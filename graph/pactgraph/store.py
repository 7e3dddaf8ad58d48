"""One door to SPARQL: Oxigraph in memory, Oxigraph on disk (read only), or any server by URL."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from pactgraph.errors import QueryError, StoreError, syntax_message
from pactgraph.terms import DERIVED, PREFIXES, STATED, VOCABULARY

# The terms of RDF, so that no other module need know whose they are.
Iri = ox.NamedNode
Literal = ox.Literal
Quad = ox.Quad
TRUE = ox.Literal(True)  # noqa: FBT003  # the RDF boolean
Term = ox.NamedNode | ox.Literal | ox.BlankNode
Solution = tuple[Term | None, ...]
GRAPHS = (STATED, DERIVED, VOCABULARY)


class Answer:
    """The rows of a question, read once: named columns and an iterator of terms."""

    def __init__(self, columns: Iterable[str], rows: Iterable[Solution]) -> None:
        self.columns = tuple(columns)
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Solution]:
        return self._rows


class Store(Protocol):
    """Whatever answers SPARQL over the union of the stated, derived and vocabulary graphs."""

    def select(self, query: str) -> Answer:
        """Return the rows of a SELECT or ASK query, or the triples of a CONSTRUCT or DESCRIBE.

        Raises:
            QueryError: The query is malformed or the engine refuses it.
        """
        ...


class Oxigraph:
    """An Oxigraph store in this process."""

    def __init__(self, store: ox.Store) -> None:
        self.engine = store

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> "Oxigraph":
        """Return a store in memory."""
        store = ox.Store()
        store.bulk_extend(quads)
        return cls(store)

    @classmethod
    def open(cls, folder: Path) -> "Oxigraph":
        """Return the store of a folder, to read.

        Raises:
            StoreError: There is none, or it cannot be read.
        """
        try:
            return cls(ox.Store.read_only(str(folder)))
        except (OSError, ValueError, RuntimeError) as error:  # the last for what is corrupt
            raise StoreError(f"{folder} holds no store that can be read: {error}") from None

    def select(self, query: str) -> Answer:
        """Return the rows of a query over all graphs; see `Store`."""
        try:
            found = self.engine.query(query, use_default_graph_as_union=True, prefixes=PREFIXES)
            return _answer(found)
        except SyntaxError as error:
            raise QueryError(f"the query is no SPARQL: {syntax_message(error)}") from None
        except (ValueError, OSError) as error:
            raise QueryError(f"the query cannot be run: {error}") from None


def _answer(found: object) -> Answer:
    if isinstance(found, ox.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        return Answer(columns, (tuple(row) for row in found))
    if isinstance(found, ox.QueryTriples):
        rows = ((t.subject, t.predicate, t.object) for t in found)
        return Answer(("subject", "predicate", "object"), rows)
    return Answer(("answer",), [(ox.Literal(bool(found)),)])


class Server:
    """A SPARQL 1.1 server that holds the three graphs, by the URL of its query service."""

    def __init__(self, url: str, *, timeout: float = 60) -> None:
        self.url = url
        self.timeout = timeout

    def select(self, query: str) -> Answer:
        """Return the rows of a query over all graphs; see `Store`."""
        from urllib.error import HTTPError, URLError  # noqa: PLC0415  # 15 ms that an embedded store need not pay

        try:
            body, media = self._post(query)
        except HTTPError as error:
            detail = " ".join(error.read(500).decode("utf-8", "replace").split())
            raise QueryError(f"{self.url} answers {error.code}: {detail}") from None
        except (URLError, OSError) as error:
            reason = getattr(error, "reason", error)
            raise StoreError(f"no SPARQL server answers at {self.url}: {reason}") from None
        if "json" in media:
            return _answer(ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON))
        quads = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        rows = ((q.subject, q.predicate, q.object) for q in quads)
        return Answer(("subject", "predicate", "object"), rows)

    def _post(self, query: str) -> tuple[bytes, str]:
        """Send a query by the SPARQL 1.1 Protocol, §2.1.3 and §2.1.4 (dataset)."""
        from urllib.parse import urlencode  # noqa: PLC0415  # as above
        from urllib.request import Request, urlopen  # noqa: PLC0415  # as above

        fields = [("query", with_prefixes(query))]
        fields += [(name, g) for g in GRAPHS for name in ("default-graph-uri", "named-graph-uri")]
        request = Request(  # noqa: S310  # `load` lets only http and https through
            self.url,
            data=urlencode(fields).encode(),
            headers={"Accept": "application/sparql-results+json, application/n-triples;q=0.9"},
        )
        with urlopen(request, timeout=self.timeout) as response:  # noqa: S310  # as above
            return response.read(), response.headers.get("Content-Type", "")


def with_prefixes(query: str) -> str:
    """Return a query that declares our prefixes, but for those it declares itself."""
    folded = " ".join(query.split()).casefold()
    missing = {p: iri for p, iri in PREFIXES.items() if f"prefix {p}:" not in folded}
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in missing.items()) + query
