"""Two-mode graphs: their sides, the names of what is in them, and their incidence as a matrix."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np
from scipy import sparse

from pactgraph.errors import UsageError
from pactgraph.locale.labels import in_order
from pactgraph.locale.languages import Language
from pactgraph.network.arms import whole_of, wholes


def is_one_mode(graph: "nx.Graph[str]") -> bool:
    """Say whether no node of a graph carries a side."""
    return not any("bipartite" in data for _, data in graph.nodes(data=True))


def actors(graph: "nx.Graph[str]") -> list[str]:
    """Return the actors of a two-mode graph, in order."""
    return _side(graph, 0)


def arms(graph: "nx.Graph[str]") -> list[str]:
    """Return the arms of arrangements of a two-mode graph, in order."""
    return _side(graph, 1)


def arrangements(graph: "nx.Graph[str]") -> list[str]:
    """Return the arrangements of a two-mode graph, in order."""
    return sorted({whole_of(graph, arm) for arm in arms(graph)})


def _side(graph: "nx.Graph[str]", side: int) -> list[str]:
    try:
        return sorted(name for name, data in graph.nodes(data=True) if data["bipartite"] == side)
    except KeyError:
        raise UsageError(
            "this measure needs a two-mode graph, whose nodes carry `bipartite` 0 or 1"
        ) from None


def by_side(
    graph: "nx.Graph[str]",
    two_mode: Callable[[int, int], float],
    one_mode: Callable[[int], float],
) -> dict[str, float]:
    """Return a number for each node, by the sizes of its own and the other side, or of all.

    Args:
        graph: A two-mode graph, or a one-mode graph.
        two_mode: What makes the number of the sizes of a node's own side and of the other.
        one_mode: What makes it of the number of nodes, where there are no sides.
    """
    if is_one_mode(graph):
        return dict.fromkeys(graph, one_mode(len(graph)))
    top, bottom = actors(graph), arms(graph)
    return {
        **dict.fromkeys(top, two_mode(len(top), len(bottom))),
        **dict.fromkeys(bottom, two_mode(len(bottom), len(top))),
    }


def described(graph: "nx.Graph[str]") -> dict[str, Mapping[str, Any]]:
    """Return the attributes of each actor and each arrangement of a two-mode graph."""
    # The first of its arms will do: all carry the names and dates of their arrangement.
    of_arms = {whole: graph.nodes[own[0]] for whole, own in wholes(graph).items()}
    actors_of = {n: data for n, data in graph.nodes(data=True) if data.get("bipartite") != 1}
    return {**actors_of, **of_arms}


def labels(
    graph: "nx.Graph[str]", names: Iterable[str] | None = None
) -> dict[str, dict[Language, str]]:
    """Return the names of actors and arrangements, or of some, by id and by language.

    Args:
        graph: A two-mode graph.
        names: Whose names; of all that are in the graph, unless given.
    """
    known = described(graph)
    return {name: in_order(known[name]) for name in (known if names is None else names)}


def incidence_matrix(
    graph: "nx.Graph[str]", rows: Sequence[str], columns: Sequence[str]
) -> sparse.csr_array:
    """Return 1 where an actor (row) takes part in an arm (column), as a sparse matrix."""
    row = {name: i for i, name in enumerate(rows)}
    column = {name: i for i, name in enumerate(columns)}
    # An edge of NetworkX may stand in either direction.
    ties = [(a, b) if a in row else (b, a) for a, b in graph.edges]
    places = ([row[a] for a, _ in ties], [column[b] for _, b in ties])
    return sparse.csr_array(
        (np.ones(len(ties)), places), shape=(len(rows), len(columns)), dtype=float
    )
