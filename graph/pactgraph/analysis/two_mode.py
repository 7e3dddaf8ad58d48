"""Two-mode graphs: their sides, and hubs taken for the separate ties that they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
from scipy import sparse

from pactgraph.errors import UsageError

_PART = "part_of"


def is_one_mode(graph: "nx.Graph[str]") -> bool:
    """Say whether no node of a graph carries a side."""
    return not any("bipartite" in data for _, data in graph.nodes(data=True))


def actors(graph: "nx.Graph[str]") -> list[str]:
    """Return the actors of a two-mode graph, in order."""
    return _side(graph, 0)


def arrangements(graph: "nx.Graph[str]") -> list[str]:
    """Return the arrangements of a two-mode graph, in order."""
    return _side(graph, 1)


def _side(graph: "nx.Graph[str]", side: int) -> list[str]:
    try:
        return sorted(name for name, data in graph.nodes(data=True) if data["bipartite"] == side)
    except KeyError:
        raise UsageError(
            "this measure needs a two-mode graph, whose nodes carry `bipartite` 0 or 1"
        ) from None


def labels(graph: "nx.Graph[str]", names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the zh and en names of some nodes; an id where a node has none."""
    found = ((name, graph.nodes[name]) for name in names)
    return {name: (data.get("zh", name), data.get("en", name)) for name, data in found}


def separated(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return a graph in which each hub's arrangement is one node for each of its separate ties.

    Without this a chain could lead from one of the hub's partners straight to another, whom nothing
    connects. The node of a separate tie is named `arrangement/partner`.
    """
    split: nx.Graph[str] = nx.Graph()
    hubs = {name for name in arrangements(graph) if _spokes(graph, name)}
    split.add_nodes_from((n, data) for n, data in graph.nodes(data=True) if n not in hubs)
    split.add_edges_from((a, b) for a, b in graph.edges if not {a, b} & hubs)
    for name in sorted(hubs):
        spokes = _spokes(graph, name)
        for spoke in spokes:
            part = f"{name}/{spoke}"
            split.add_node(part, **{**graph.nodes[name], _PART: name})
            for actor in sorted({*graph[name], spoke} - {*spokes} | {spoke}):
                split.add_edge(part, actor)
    return split


def joined(
    split: "nx.Graph[str]", values: Mapping[str, float], *, total: bool = False
) -> dict[str, float]:
    """Return values of a separated graph by arrangement again.

    Args:
        split: What `separated` returned.
        values: A value for each of its nodes.
        total: Whether an arrangement has the sum over its separate ties, not the largest.
    """
    found: dict[str, float] = {}
    for name, value in values.items():
        whole = split.nodes[name].get(_PART, name)
        if total:
            found[whole] = found.get(whole, 0.0) + value
        else:
            found[whole] = max(found.get(whole, 0.0), value)
    return found


def connected_by(graph: "nx.Graph[str]", arrangement: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of actors that an arrangement of a two-mode graph connects.

    Two actors for both of whom the same one takes part are no pair, nor are two spokes of a hub.
    """
    ties = graph[arrangement]
    for a, b in combinations(sorted(ties), 2):
        is_central = ties[a].get("central", True) or ties[b].get("central", True)
        through = {*_through(a, ties[a]), *_through(b, ties[b])}
        if is_central and len(through) > 1:
            yield a, b


def connections(graph: "nx.Graph[str]") -> dict[tuple[str, str], list[str]]:
    """Return the arrangements that connect each pair of actors of a two-mode graph, in order."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in arrangements(graph):
        for pair in connected_by(graph, name):
            found.setdefault(pair, []).append(name)
    return dict(sorted(found.items()))


def size(graph: "nx.Graph[str]", arrangement: str) -> int:
    """Return how many take part in an arrangement; who acts for several actors counts once."""
    ties = graph[arrangement]
    return len({name for actor in ties for name in _through(actor, ties[actor])})


def _through(actor: str, tie: Mapping[str, Any]) -> list[str]:
    return str(tie.get("through", actor)).split(" ")


def incidence_matrix(
    graph: "nx.Graph[str]", rows: Sequence[str], columns: Sequence[str]
) -> sparse.csr_array:
    """Return 1 where an actor (row) takes part in an arrangement (column), as a sparse matrix."""
    row = {name: i for i, name in enumerate(rows)}
    column = {name: i for i, name in enumerate(columns)}
    ties = [(a, b) if a in row else (b, a) for a, b in graph.edges]
    places = ([row[a] for a, _ in ties], [column[b] for _, b in ties])
    return sparse.csr_array(
        (np.ones(len(ties)), places), shape=(len(rows), len(columns)), dtype=float
    )


def _spokes(graph: "nx.Graph[str]", arrangement: str) -> list[str]:
    return sorted(n for n, data in graph[arrangement].items() if not data.get("central", True))
