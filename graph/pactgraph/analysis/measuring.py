"""A measure applied to a network, its arrangements measured by their arms."""

import networkx as nx

from pactgraph.analysis.declaration import Values
from pactgraph.analysis.registry import measure
from pactgraph.network.arms import folded, totalled
from pactgraph.network.two_mode import is_one_mode


def measured(graph: "nx.Graph[str]", name: str) -> Values:
    """Return a measure of every actor and arrangement, in order of their ids.

    What follows ties is measured of arms, as any function over the graph finds it, and folded; what
    counts arrangements is measured of the fold.

    Args:
        graph: A two-mode graph, or a one-mode graph.
        name: One of `registry.names`.

    Raises:
        UsageError: There is no such measure.
    """
    own = measure(name)
    one_mode = is_one_mode(graph)
    ground = graph if one_mode or own.fold else folded(graph)
    # Of a graph without ties all is 0, where the formulas would divide by it.
    values = own.compute(ground) if ground.size() else dict.fromkeys(ground, 0.0)
    found = values if one_mode or not own.fold else totalled(graph, values, own.fold)
    return {n: found[n] for n in sorted(found)}
