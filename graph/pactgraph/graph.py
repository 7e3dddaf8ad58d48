"""Pactgraph in the hand: load a graph, ask it, show things, draw networks from it.

What is heavy is imported inside the methods that need it, so that asking stays light.
"""

import json
import os
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pactgraph.connect import connect
from pactgraph.errors import StoreError, at_home, shown_path
from pactgraph.links import Connection
from pactgraph.measures import Measures
from pactgraph.query import Rows, ask
from pactgraph.sources import MANIFEST, Sources, settled
from pactgraph.store import Oxigraph, Server, Store, keep_nquads, store_folder
from pactgraph.terms import PREFIXES, Kinds, Language, language
from pactgraph.window import Day, Window

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from pactgraph.show import Description


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
            a: One actor, by id, ISO code, or a zh or en name or alias.
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
        from pactgraph.show import show  # noqa: PLC0415  # `connect` need not wait for it

        return show(self.store, name)

    def query(
        self,
        where: str | Path,
        parameters: Mapping[str, object] | None = None,
        *,
        lang: Language = "en",
    ) -> Rows:
        """Return the rows of a question.

        Args:
            where: The name of a named question, the path of a file, or SPARQL.
            parameters: What the question's header asks for; of a query without a header, the
                value of any variable: a number, a boolean, a day, or text as `given` reads it.
            lang: The language of names, where the question gives them.

        Raises:
            QueryError: The question or a parameter cannot be asked.
            NamingError: A parameter names no thing, or several.
            UsageError: There is no such language.
        """
        from pactgraph.questions import question_at, terms  # noqa: PLC0415  # only to ask by name

        question = question_at(where)
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
        dataset = rdflib.Dataset(OxigraphStore(store=self.store.engine), default_union=True)
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri, replace=True)
        return dataset


def load(where: str | Path | None = None) -> Pactgraph:
    """Return the graph of a place, else of the nearest one.

    Args:
        where: A SPARQL URL, a store folder or a build folder. Unless given, in this order: the
            `PACTGRAPH_STORE` of the environment, `build/` here, the shipped seeds.

    Raises:
        StoreError: The place holds no graph.
    """
    given = os.environ.get("PACTGRAPH_STORE") if where is None else _place(where)
    if given and given.casefold().startswith(("http://", "https://")):
        return Pactgraph(Server(given))
    if given:
        return Pactgraph(_at(at_home(given)))
    if here := settled(Path("build")):
        _say_if_stale(here)
        return Pactgraph(_of_build(here))
    return Pactgraph(_shipped())


def _place(where: object) -> str:
    """Return what was given for the place of a graph, as text."""
    text = os.fspath(where) if isinstance(where, str | os.PathLike) else ""
    if not isinstance(text, str) or not text.strip():
        raise StoreError(f"{where!r} is no place; give a SPARQL URL, a store or a build folder")
    return text


def _at(folder: Path) -> Oxigraph:
    if build := settled(folder):
        return _of_build(build)
    if not folder.is_dir():
        raise StoreError(f"there is no folder {shown_path(folder)}; give a store or a build folder")
    return Oxigraph.open(folder)


def _of_build(folder: Path) -> Oxigraph:
    """Return the store that a build names, made anew from its N-Quads if the cache has lost it."""
    name = _manifest(folder).get("store")
    if not isinstance(name, str):
        raise StoreError(f"{shown_path(folder / MANIFEST)} is no manifest of a build")
    if not store_folder(name).is_dir():
        data = (folder / "pactgraph.nq").read_bytes()
        keep_nquads(name, data)
    return Oxigraph.open(store_folder(name))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise StoreError(f"{shown_path(folder / MANIFEST)} cannot be read: {error}") from None
    return manifest if isinstance(manifest, dict) else {}


def _say_if_stale(folder: Path) -> None:
    """Tell on stderr that `./seeds` holds other records than a build was made from."""
    if Sources.here() and Sources.at().fingerprint() != _manifest(folder).get("seeds"):
        sys.stderr.write("seeds/ has changed since build/; run `pactgraph build` to renew it\n")


def _shipped() -> Oxigraph:
    sources = Sources.of_package()
    folder = store_folder(sources.store_name())
    if not folder.is_dir():
        from pactgraph.build import stored  # noqa: PLC0415  # heavy, and needed once

        folder = stored(sources)
    return Oxigraph.open(folder)
