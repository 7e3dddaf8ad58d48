"""One door to SPARQL: Oxigraph in memory, Oxigraph on disk (read only), or any server by URL."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import pyoxigraph as ox

from pactgraph.errors import QueryError, StoreError, syntax_message
from pactgraph.sparql.lexer import Head, calls_services, expanded, head
from pactgraph.sparql.nesting import refuse_heaps
from pactgraph.values.terms import DERIVED, PREFIXES, STATED, VOCABULARY

# The terms of RDF, so that no other module need know whose they are.
Iri = ox.NamedNode
Literal = ox.Literal
Quad = ox.Quad
Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple
Solution = tuple[Term | None, ...]
GRAPHS = (STATED, DERIVED, VOCABULARY)
_MALFORMED = "the query is no SPARQL"
_E = TypeVar("_E", bound=Exception)


class Answer:
    """The rows of a question, read once: named columns and an iterator of terms."""

    def __init__(self, columns: Iterable[str], rows: Iterable[Solution]) -> None:
        self.columns = tuple(columns)
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Solution]:
        return self._rows


class Store(Protocol):
    """Whatever answers SPARQL over the union of the stated, derived and vocabulary graphs.

    A query that names its graphs itself, by FROM or FROM NAMED, is asked of these and no others.
    """

    def select(self, query: str) -> Answer:
        """Return the rows of a SELECT or ASK query, or the triples of a CONSTRUCT or DESCRIBE.

        Raises:
            QueryError: The query is malformed or the engine refuses it, perhaps only when the rows
                are read.
        """
        ...


class Oxigraph:
    """An Oxigraph store in this process."""

    def __init__(self, store: ox.Store, *, timeout: float = 60) -> None:
        self.engine = store
        self.timeout = timeout

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
        """Return the rows of a query; see `Store`."""
        refuse_heaps(query)
        if calls_services(query):
            from pactgraph.sparql.federation import fetched  # noqa: PLC0415  # seldom needed

            # Before a service is asked, which would be blamed for it.
            if complaint := _malformed(query):
                raise QueryError(complaint)
            query = fetched(query, self._ask_service)
        with _told("the query cannot be answered"):
            found = self.engine.query(query, prefixes=PREFIXES, **_dataset(head(query)))
            answer = _answer(found)
        return Answer(answer.columns, told_rows(answer))

    def _ask_service(self, url: str, query: str) -> tuple[Sequence[str], list[list[str]]]:
        # A stranger's server has none of our graphs.
        answer = Server(url, timeout=self.timeout, graphs=()).select(query)
        return answer.columns, [[_in_values(term, url) for term in row] for row in answer]


def _dataset(asked: Head) -> dict[str, Any]:
    """Return which graphs a query is asked of, as the engine takes it."""
    if not asked.graphs and not asked.named:
        return {"use_default_graph_as_union": True}
    prefixes = PREFIXES | asked.prefixes
    try:
        # Told each once: what a query names twice the engine counts twice.
        default, named = (
            [ox.NamedNode(expanded(name, prefixes)) for name in names]
            for names in (asked.graphs, asked.named)
        )
    except ValueError:  # relative to a base, which the engine knows
        return {}
    return {"default_graph": default, "named_graphs": named}


def _answer(found: object) -> Answer:
    """Return what an engine found, or a parser of results, as named columns and rows."""
    if isinstance(found, ox.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        return Answer(columns, (tuple(row) for row in found))
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), [(ox.Literal(bool(found)),)])
    rows = ((t.subject, t.predicate, t.object) for t in cast("Iterable[ox.Triple]", found))
    return Answer(("subject", "predicate", "object"), rows)


def told_rows(rows: Iterable[Solution]) -> Iterator[Solution]:
    """Yield rows; what goes wrong on the way is a QueryError."""
    with _told("the answer breaks off"):
        yield from rows


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Say as a QueryError what the engine has to complain of, now or while rows are read."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"{_MALFORMED}: {syntax_message(_freed(error))}") from None
    except UnicodeError:
        raise QueryError(f"{_MALFORMED}: it holds half of a character") from None
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"{what}: {_on_one_line(_freed(error))}") from None


def _freed(error: _E) -> _E:
    """Return an error that holds no frames: the engine's rows must not outlive them elsewhere."""
    error.__traceback__ = None
    return error


def _on_one_line(error: Exception) -> str:
    return " ".join(str(error).split())


class Server:
    """A SPARQL 1.1 server that holds some graphs, by the URL of its query service."""

    def __init__(self, url: str, *, timeout: float = 60, graphs: Sequence[str] = GRAPHS) -> None:
        self.url = url
        self.timeout = timeout
        self.graphs = graphs

    def select(self, query: str) -> Answer:
        """Return the rows of a query; see `Store`.

        Raises:
            QueryError: The server refuses the query.
            StoreError: There is no server, or its answer is none of SPARQL's or breaks off.
        """
        from pactgraph.store.protocol import post  # noqa: PLC0415  # 15 ms that an embedded store need not pay

        asked = head(query)
        fields = [("query", with_prefixes(query))]
        if (
            not asked.graphs and not asked.named
        ):  # those of the request would override those of the query (§2.1.4)
            fields += [
                (n, g) for g in self.graphs for n in ("default-graph-uri", "named-graph-uri")
            ]
        try:
            reply = post(self.url, fields, self.timeout)
        except QueryError as error:
            place = _malformed(query)
            raise QueryError(f"{error}; {place}" if place else str(error)) from None
        return self._read(reply.media, reply.body, triples=asked.form in {"CONSTRUCT", "DESCRIBE"})

    def _read(self, media: str, body: bytes, *, triples: bool) -> Answer:
        kind = (ox.RdfFormat if triples else ox.QueryResultsFormat).from_media_type(media)
        if kind is None:
            raise StoreError(
                f"{self.url} answers with {media or 'no media type'}, which is no "
                f"{'RDF' if triples else 'result of SPARQL'}; is it the URL of a query service?"
            )
        try:
            return _parsed(body, kind)
        except (SyntaxError, ValueError, OSError) as error:
            raise StoreError(
                f"the answer of {self.url} breaks off, or is not what it says to be, {media}: "
                f"{_on_one_line(_freed(error))}"
            ) from None


def _parsed(body: bytes, kind: ox.RdfFormat | ox.QueryResultsFormat) -> Answer:
    if isinstance(kind, ox.RdfFormat):
        answer = _answer(ox.parse(body, format=kind))
    else:
        answer = _answer(ox.parse_query_results(body, format=kind))
    # Read to the end, as only there one learns that an answer is whole.
    return Answer(answer.columns, list(answer))


def _malformed(query: str) -> str:
    """Return what is wrong in the text of a query, counted without our prefixes, if anything is."""
    from pactgraph.sparql.federation import nowhere  # noqa: PLC0415  # for what is refused

    try:
        Oxigraph.of([]).engine.query(nowhere(query), prefixes=PREFIXES)
    except SyntaxError as error:
        return f"{_MALFORMED}: {syntax_message(error)}"
    except (OSError, ValueError, RuntimeError):
        pass  # well formed, whatever else; it is answered elsewhere
    return ""


def _in_values(term: Term | None, url: str) -> str:
    """Return a term of another server's as VALUES takes it."""
    if isinstance(term, ox.BlankNode):
        # VALUES has no blank nodes; RDF 1.1, section 3.5, gives them names instead.
        return f"<{url.partition('?')[0]}/.well-known/genid/{term.value}>"
    if isinstance(term, ox.Triple):
        return f"<<( {term} )>>"
    return "UNDEF" if term is None else str(term)


def with_prefixes(query: str) -> str:
    """Return a query that declares our prefixes, but for those it declares itself.

    They stand on the first line, so that a server counts the lines as they are.
    """
    own = head(query).prefixes
    missing = (
        f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items() if prefix not in own
    )
    return "".join(missing) + query
