"""The smallest set of arrangements that keeps some actors connected.

This is the Steiner problem in a hypergraph, which is hard in general; it is solved exactly as an
integer program that learns the cuts it violates: T. Koch and A. Martin, Solving Steiner tree
problems in graphs to optimality, Networks 32 (1998) 207-232, the undirected cut formulation.
HiGHS, which scipy brings, solves each round.
"""

from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from pactgraph.errors import UsageError
from pactgraph.network.arms import connections
from pactgraph.network.two_mode import actors

_PREFERENCE = 0.5


def steiner(graph: "nx.Graph[str]", keep: Sequence[str] = ()) -> list[str]:
    """Return a smallest set of arrangements by which some actors stay connected, in order.

    Chains may lead through other actors. Of several smallest sets, one whose arrangements come
    early in the alphabet is taken.

    Args:
        graph: A two-mode graph.
        keep: The actors to keep connected; all that anything connects, unless given.

    Raises:
        UsageError: An actor is not in the graph, or nothing connects them even now.
    """
    links = connections(graph)
    # Actors alone are enough to see what holds together; which arrangements do it, the program
    # chooses.
    whole: nx.Graph[str] = nx.Graph(list(links))
    whole.add_nodes_from(actors(graph))
    if unknown := sorted(set(keep) - set(whole)):
        raise UsageError(f"{', '.join(unknown)}: no actor of this network")
    wanted = sorted(set(keep)) or sorted(n for n in whole if whole.degree(n))
    # Part by part, as nothing can join parts, and several small programs are easier than one large.
    if not keep:
        return sorted({name for part in _parts(whole, wanted) for name in _least(links, part)})
    if len(parts := _parts(whole, wanted)) > 1:
        a, b = parts[0][0], parts[1][0]
        raise UsageError(f"no chain of arrangements joins {a} and {b}, so none can be kept")
    return _least(links, wanted)


def _parts(graph: "nx.Graph[str]", wanted: Sequence[str]) -> list[list[str]]:
    """Return some actors by the component they are in, in order."""
    parts = (sorted(set(wanted) & own) for own in nx.connected_components(graph))
    return sorted(part for part in parts if part)


def _least(links: Mapping[tuple[str, str], list[str]], wanted: Sequence[str]) -> list[str]:
    names = sorted({name for wholes in links.values() for name in wholes})
    index = {name: i for i, name in enumerate(names)}
    # Less than one in sum, so that no preference among names makes a set larger.
    costs = 1 + _PREFERENCE * np.arange(len(names)) / max(len(names), 1) ** 2
    cuts: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
    # Cuts are exponentially many and few are ever violated: those are added until none is. Each
    # round forbids the choice before it, so that it ends.
    while True:
        chosen = _solved(costs, cuts)
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(wanted)
        graph.add_edges_from(p for p, own in links.items() if any(chosen[index[n]] for n in own))
        components = [own for own in nx.connected_components(graph) if own & set(wanted)]
        if len(components) <= 1:
            return [name for name in names if chosen[index[name]]]
        for component in components:
            cut = np.zeros(len(names))
            for (a, b), own in links.items():
                if (a in component) != (b in component):
                    cut[[index[name] for name in own]] = 1
            cuts.append(cut)


def _solved(
    costs: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    cuts: "Sequence[np.ndarray[tuple[int], np.dtype[np.float64]]]",
) -> list[bool]:
    """Return the cheapest choice that crosses every cut."""
    if not cuts:
        return [False] * len(costs)
    solution = milp(
        costs,
        integrality=np.ones(len(costs)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.array(cuts), lb=1),
        options={"mip_rel_gap": 0},
    )
    # HiGHS gives integers but for its tolerance, as 0.9999999.
    return [bool(value > 1 / 2) for value in solution.x]
