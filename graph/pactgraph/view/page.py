"""A network → one self-contained HTML page.

pyvis builds the nodes, edges and options and brings vis-network. The page around them is ours,
because every page that pyvis writes asks a content delivery network for something, and physics in
the browser takes seconds where positions computed here take none.
"""

import base64
import hashlib
import html
import json
from importlib.resources import files
from string import Template
from typing import Any

import networkx as nx
from pyvis.network import Network

from pactgraph.network import network
from pactgraph.resources import PACKAGE
from pactgraph.store import Store

# Okabe & Ito's palette for the colour-blind, and a shape for each kind.
_LOOK = {
    "state": ("#0072B2", "dot"),
    "agreement": ("#E69F00", "diamond"),
    "mechanism": ("#009E73", "hexagon"),
    "programme": ("#CC79A7", "square"),
    "operation": ("#D55E00", "triangle"),
    "case": ("#56B4E9", "triangleDown"),
    "event": ("#999999", "star"),
}
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"font": {"size": 14, "face": "system-ui, 'Noto Sans CJK SC', sans-serif"}},
    "edges": {"color": {"color": "#c8c8c8", "highlight": "#0072B2"}, "smooth": False},
}
_SEED = 1


def page(store: Store) -> str:
    """Return the page of states and what they take part in; it asks the network for nothing."""
    graph = network(store, "state-arrangement")
    parts = PACKAGE / "view"
    script = (parts / "page.js").read_text("utf-8")
    vis = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text("utf-8")
    style = (parts / "page.css").read_text("utf-8")
    return Template((parts / "page.html").read_text("utf-8")).substitute(
        policy=_policy(vis, script),
        style=style,
        summary=html.escape(_summary(graph)),
        legend=_legend(graph),
        data=_embedded(_drawn(graph)),
        vis=vis,
        script=script,
    )


def _policy(*scripts: str) -> str:
    """Return a Content-Security-Policy that runs these scripts alone and fetches nothing."""
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {hashes}"


def _summary(graph: "nx.Graph[str]") -> str:
    states = sum(1 for _, data in graph.nodes(data=True) if data["bipartite"] == 0)
    return f"{states} states, {len(graph) - states} arrangements, {graph.size()} ties"


def _legend(graph: "nx.Graph[str]") -> str:
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    item = '<li><span style="background:{}"></span>{}</li>'
    return "".join(item.format(_LOOK[kind][0], kind) for kind in _LOOK if kind in kinds)


def _drawn(graph: "nx.Graph[str]") -> dict[str, Any]:
    """Return nodes, edges and options as vis-network takes them."""
    drawing = Network(directed=True)  # an undirected pyvis network scans all edges for each new one
    places = nx.spring_layout(graph, seed=_SEED, iterations=200)
    for name, data in graph.nodes(data=True):
        colour, shape = _LOOK[data["kind"]]
        x, y = (round(float(value) * 900, 1) for value in places[name])
        label = data["en"] if data["kind"] == "state" else ""
        drawing.add_node(
            name,
            label=label or " ",
            color=colour,
            shape=shape,
            size=8 + 2 * graph.degree(name) ** 0.5,
            x=x,
            y=y,
            **{key: data.get(key, "") for key in ("zh", "en", "kind", "date", "passages")},
        )
    for one, other, data in graph.edges(data=True):
        drawing.add_edge(one, other, arrows="", roles=data["roles"], passages=data["passages"])
    return {"nodes": drawing.nodes, "edges": drawing.edges, "options": _OPTIONS}


def _embedded(data: dict[str, Any]) -> str:
    """Return JSON that can stand inside a script element, whatever its strings hold."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
