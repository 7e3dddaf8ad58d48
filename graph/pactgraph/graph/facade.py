"""Pactgraph in the hand: load a graph, ask it, show things, draw networks from it.

What is heavy is imported inside the methods that need it, so that asking stays light.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pactgraph.answers.connect import connect
from pactgraph.answers.links import Connection
from pactgraph.answers.window import Day, Window
from pactgraph.errors import StoreError
from pactgraph.graph.measures import Measures
from pactgraph.graph.opening import opened
from pactgraph.locale.languages import Language, language
from pactgraph.store.engines import Oxigraph, Store
from pactgraph.store.query import Rows, ask
from pactgraph.values.terms import PREFIXES, Kinds

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from pactgraph.answers.descriptions import Description
    from pactgraph.answers.questions import Question


class Pactgraph(Measures):
    """A graph to ask.

    >>> import pactgraph
    >>> kg = pactgraph.load()
    >>> [link.arrangement.kind for link in kg.connect("China", "Pakistan", until="1996")]
    ['agreement']
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def connect(  # noqa: PLR0913  # each is an option of the command
        self,
        a: str,
        b: str,
        *,
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
        observers: bool = False,
    ) -> Connection:
        """Return the arrangements that connect two actors.

        Args:
            a: One actor, by id, ISO code, or a name or alias in any language.
            b: The other.
            kinds: Kinds of arrangement to count; all but organizations unless given.
            at: A year, month or day at which the ties were in force.
            until: A year, month or day by whose end the ties had begun.
            observers: Whether roles that do not connect, as an observer's, count too.

        Raises:
            NamingError: A name stands for no actor, or for several.
            UsageError: The arguments do not go together.
        """
        window = Window.of(at=at, until=until)
        return connect(self.store, a, b, kinds=kinds, window=window, observers=observers)

    def show(self, name: str) -> "Description":
        """Return everything about the thing of a name.

        Raises:
            NamingError: The name stands for nothing, or for several things.
        """
        from pactgraph.answers.show import show  # noqa: PLC0415  # `connect` need not wait for it

        return show(self.store, name)

    def query(
        self,
        where: "str | Path | Question",
        parameters: Mapping[str, object] | None = None,
        *,
        lang: Language = "en",
    ) -> Rows:
        """Return the rows of a question.

        Args:
            where: The name of a named question, the path of a file, SPARQL, or a question that was
                read already.
            parameters: What the question's header asks for; of a query without a header, the
                value of any variable: a number, a boolean, a day, or text as `given` reads it.
            lang: The language of names, where the question gives them.

        Raises:
            QueryError: The question or a parameter cannot be asked.
            NamingError: A parameter names no thing, or several.
            UsageError: There is no such language.
        """
        from pactgraph.answers.parameters import terms  # noqa: PLC0415  # only to ask by name
        from pactgraph.answers.questions import Question, question_at  # noqa: PLC0415  # as above

        question = where if isinstance(where, Question) else question_at(where)
        given = {} if parameters is None else parameters
        return ask(self.store, question.text, terms(self.store, question, given, language(lang)))

    def network(
        self,
        kind: str = "state-arrangement",
        *,
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
    ) -> "nx.Graph[str]":
        """Return a NetworkX graph whose nodes and edges carry names, kinds, dates and passages.

        Args:
            kind: `whole`, `actor-arrangement`, `state-arrangement` or `state-state`.
            kinds: Kinds of arrangement to count; all but organizations unless given.
            at: A year, month or day at which the ties were in force.
            until: A year, month or day by whose end the ties had begun.

        Raises:
            UsageError: There is no such network, or the arguments do not go together.
        """
        from pactgraph.network import network  # noqa: PLC0415  # networkx

        return network(self.store, kind, kinds=kinds, window=Window.of(at=at, until=until))

    def export(  # noqa: PLR0913  # each is an option of the command
        self,
        kind: str,
        format_: str,
        *,
        kinds: Kinds = (),
        at: Day | None = None,
        until: Day | None = None,
        nodes: bool = False,
        lang: Language = "en",
        bom: bool = False,
    ) -> bytes:
        """Return a network as the bytes of a file.

        Args:
            kind: `whole`, `actor-arrangement`, `state-arrangement` or `state-state`.
            format_: `gexf`, `graphml`, `gml`, `json` (node-link), or a table of the edges as `csv`
                or `parquet`.
            kinds: Kinds of arrangement to count; all but organizations unless given.
            at: A year, month or day at which the ties were in force.
            until: A year, month or day by whose end the ties had begun.
            nodes: Whether a table holds the nodes instead of the edges.
            lang: The language of `label`.
            bom: Whether CSV begins with a byte-order mark, as Excel wants it.

        Raises:
            UsageError: There is no such network or format, the arguments do not go together, or
                Parquet is asked for without pyarrow.
        """
        from pactgraph.export import exported  # noqa: PLC0415  # networkx

        graph = self.network(kind, kinds=kinds, at=at, until=until)
        return exported(graph, format_, nodes=nodes, lang=lang, bom=bom)

    @cached_property
    def rdf(self) -> "rdflib.Dataset":
        """The graph as an rdflib Dataset with default union and our prefixes, over the store."""
        import rdflib  # noqa: PLC0415  # heavy
        from oxrdflib import OxigraphStore  # noqa: PLC0415  # heavy

        if not isinstance(self.store, Oxigraph):
            raise StoreError("only an embedded store serves rdflib; this one is a server")
        # A Graph over such a store is empty, as all our triples are in named graphs.
        dataset = rdflib.Dataset(OxigraphStore(store=self.store.engine), default_union=True)
        for prefix, iri in PREFIXES.items():
            # Where rdflib has a prefix for something else, ours would be `skos1`.
            dataset.bind(prefix, iri, replace=True)
        return dataset


def load(where: str | Path | None = None) -> Pactgraph:
    """Return the graph of a place, else of the nearest one.

    Args:
        where: A SPARQL URL, a store folder or a build folder. Unless given, in this order: the
            `PACTGRAPH_STORE` of the environment, `build/` here, the shipped seeds. A line on stderr
            says which it is where one standing here would expect another.

    Raises:
        StoreError: The place holds no graph.
    """
    return Pactgraph(opened(where))
