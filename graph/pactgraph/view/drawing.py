"""The network as vis-network draws it: pyvis builds its nodes, edges and options."""

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from pactgraph.values.terms import ACTOR_KINDS, ARRANGEMENT_KINDS
from pactgraph.view.data import Record
from pactgraph.view.layout import layout

#: Okabe & Ito's palette for the colour-blind, and for each kind a form that no other has, so that
#: the picture reads in grey: actors but states are hollow, and so are events.
LOOKS: dict[str, dict[str, str | bool]] = {
    "state": {"shape": "dot", "color": "#0072B2"},
    "territory": {"shape": "dot", "color": "#0072B2", "hollow": True},
    "organization": {"shape": "hexagon", "color": "#0072B2", "hollow": True},
    "agency": {"shape": "square", "color": "#0072B2", "hollow": True},
    "person": {"shape": "triangleDown", "color": "#0072B2", "hollow": True},
    "agreement": {"shape": "diamond", "color": "#E69F00"},
    "mechanism": {"shape": "hexagon", "color": "#009E73"},
    "programme": {"shape": "square", "color": "#CC79A7"},
    "operation": {"shape": "triangle", "color": "#D55E00"},
    "case": {"shape": "triangleDown", "color": "#56B4E9"},
    "event": {"shape": "diamond", "color": "#777777", "hollow": True},
}

_OPTIONS: dict[str, dict[str, Any]] = {
    # In the browser it takes 14 s to settle 300 nodes, and 67 s for 1,000.
    "physics": {"enabled": False},
    "interaction": {"hover": True, "multiselect": True, "tooltipDelay": 0},
    "nodes": {"borderWidth": 1.5, "chosen": False},
    "edges": {"smooth": False, "chosen": False, "width": 1},
}
_MANY_EDGES = 2000
_LEAST_SIZE, _MOST_SIZE = 6.0, 26.0


def drawing(data: Record) -> dict[str, Any]:
    """Return nodes with their places, edges with the ties they fold, and options.

    There is an edge for each actor and arrangement that a tie counts to, and one (`acts`) from a
    body to what it acts for; the page shows those that its filters leave.
    """
    drawn = {t["id"]: t for t in data["things"] if t["kind"] in ACTOR_KINDS + ARRANGEMENT_KINDS}
    folded = _folded(data["ties"], drawn)
    acting = [
        (name, principal)
        for name, thing in drawn.items()
        for principal in thing["relations"].get("actsFor", ())
        if principal in drawn
    ]
    places = _places(list(drawn), [*folded, *acting])
    degrees = _degrees(folded)
    network = Network(directed=True)
    # Given as lists: pyvis's own `add_node` and `add_edge` look through all nodes each time.
    network.nodes = [
        _node(name, thing["kind"], places[name], degrees.get(name, 0))
        for name, thing in drawn.items()
    ]
    network.edges = [
        *(Edge(side, whole, ties=ties).options for (side, whole), ties in folded.items()),
        *(Edge(name, principal, acts=True).options for name, principal in acting),
    ]
    network.set_options(json.dumps(_options(len(network.edges))))
    return {"nodes": network.nodes, "edges": network.edges, "options": network.options}


def _folded(ties: list[Record], drawn: Record) -> dict[tuple[str, str], list[int]]:
    """Return for each actor and arrangement the numbers of the ties that count to the pair."""
    folded: dict[tuple[str, str], list[int]] = {}
    for number, tie in enumerate(ties):
        for side in (tie["actor"], *tie.get("for", ())):
            if tie["in"] in drawn and side in drawn:
                folded.setdefault((side, tie["in"]), []).append(number)
    return folded


def _places(names: list[str], pairs: list[tuple[str, str]]) -> dict[str, list[float]]:
    number = {name: i for i, name in enumerate(names)}
    edges = np.array([(number[a], number[b]) for a, b in pairs], dtype=np.int64).reshape(-1, 2)
    return dict(zip(names, layout(len(names), edges).tolist(), strict=True))


def _degrees(pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    degrees: dict[str, int] = {}
    for pair in pairs:
        for name in pair:
            degrees[name] = degrees.get(name, 0) + 1
    return degrees


def _node(name: str, kind: str, place: list[float], degree: int) -> dict[str, Any]:
    size = min(_MOST_SIZE, _LEAST_SIZE + 1.6 * degree**0.5)
    x, y = place
    options = Node(name, str(LOOKS[kind]["shape"]), "", x=x, y=y, size=round(size, 1)).options
    del options["label"]  # the page places names itself, so that none covers another
    return dict(options)


def _options(edges: int) -> dict[str, Any]:
    calm = {"hideEdgesOnDrag": edges > _MANY_EDGES, "hideEdgesOnZoom": edges > _MANY_EDGES}
    return {**_OPTIONS, "interaction": _OPTIONS["interaction"] | calm}
