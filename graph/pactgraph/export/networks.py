"""A network as the bytes of a file, in the formats that tools for networks and tables read.

`csv` and `parquet` are tables: the edges, each with `source`, `target` and what it carries, or with
`nodes` the nodes, each with its `id`. They are what Gephi, igraph, pandas and NetworkX take.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import networkx as nx

from pactgraph.errors import UsageError
from pactgraph.export.gexf_xml import gexf
from pactgraph.export.graphml_xml import graphml
from pactgraph.locale.languages import FALLBACK, Language
from pactgraph.store.query import Rows

_TABLES = ("csv", "parquet")


def exported(
    graph: "nx.Graph[str]",
    format_: str = "gexf",
    *,
    nodes: bool = False,
    lang: Language = "en",
    bom: bool = False,
) -> bytes:
    """Return a network as the bytes of a file.

    Args:
        graph: What `kg.network` returns.
        format_: `gexf`, `graphml`, `gml`, `json`, `csv` or `parquet`.
        nodes: Whether a table holds the nodes instead of the edges.
        lang: The language of `label`.
        bom: Whether CSV begins with a byte-order mark.

    Raises:
        UsageError: There is no such format, it is no table and nodes or a byte-order mark are
            asked for, or it is Parquet and pyarrow is not installed.
    """
    if format_ not in FORMATS:
        raise UsageError(f"there is no format {format_!r}; expected one of {', '.join(FORMATS)}")
    if nodes and format_ not in _TABLES:
        raise UsageError(f"{format_} holds nodes and edges in one; ask for {' or '.join(_TABLES)}")
    if bom and format_ != "csv":
        raise UsageError("a byte-order mark belongs to csv")
    graph = _labelled(graph, lang)
    if format_ in _WHOLE:
        return _WHOLE[format_](graph)
    table = _node_table(graph) if nodes else _edge_table(graph)
    return _parquet(table) if format_ == "parquet" else table.to_csv(bom=bom).encode()


def _labelled(graph: "nx.Graph[str]", lang: Language) -> "nx.Graph[str]":
    """Return a network whose labels are the names in a language."""
    if lang == FALLBACK:
        return graph
    # The caller's network keeps the labels that it has.
    named = graph.copy()
    for *_, data in (*named.nodes(data=True), *named.edges(data=True)):
        data["label"] = data.get(lang, data["label"])
    return named


def _gml(graph: "nx.Graph[str]") -> bytes:
    """Return GML; its `label` of a node is the id, by which NetworkX reads it back."""
    # GML is ASCII, in which NetworkX writes all else as entities.
    return ("\n".join(nx.generate_gml(graph)) + "\n").encode("ascii")


def _node_link(graph: "nx.Graph[str]") -> bytes:
    """Return node-link JSON, as `nx.node_link_graph(…, edges="edges")` reads it.

    Not by `nx.node_link_data`, whose name for the edges is another in each of three releases.
    """
    data = {
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
        "graph": graph.graph,
        "nodes": [{"id": name, **data} for name, data in graph.nodes(data=True)],
        "edges": list(_edges(graph)),
    }
    # NaN is none of JSON (RFC 8259), though Python would write it.
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _edges(graph: "nx.Graph[str]") -> Iterator[dict[str, Any]]:
    if isinstance(graph, nx.MultiGraph):
        for source, target, key, data in graph.edges(keys=True, data=True):
            yield {"source": source, "target": target, "key": key, **data}
    else:
        for source, target, data in graph.edges(data=True):
            yield {"source": source, "target": target, **data}


def _edge_table(graph: "nx.Graph[str]") -> Rows:
    return _table(["source", "target"], list(_edges(graph)))


def _node_table(graph: "nx.Graph[str]") -> Rows:
    return _table(["id"], [{"id": name, **data} for name, data in graph.nodes(data=True)])


def _table(first: list[str], records: list[dict[str, Any]]) -> Rows:
    columns = dict.fromkeys([*first, *(name for record in records for name in record)])
    return Rows(tuple(columns), tuple(tuple(map(record.get, columns)) for record in records))


def _parquet(table: Rows) -> bytes:
    try:
        import pyarrow as pa  # noqa: PLC0415  # optional
        from pyarrow import parquet  # noqa: PLC0415  # optional
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'pactgraph[parquet]'") from None
    data = {name: [row[i] for row in table] for i, name in enumerate(table.columns)}
    file = io.BytesIO()
    parquet.write_table(pa.table(data), file)
    return file.getvalue()


_WHOLE: Mapping[str, Callable[["nx.Graph[str]"], bytes]] = {
    "gexf": gexf,
    "graphml": graphml,
    "gml": _gml,
    "json": _node_link,
}
FORMATS = (*_WHOLE, *_TABLES)
