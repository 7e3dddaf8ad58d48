"""Arms of arrangements folded to the arrangements they are of; nowhere else is this done.

An arm is a circle in which each is connected with every other (`pact:armOf`). In a two-mode graph
arms are the nodes of the second mode, so that whatever follows ties runs on the graph as it is;
what counts arrangements has the arms of each taken together here, by their attribute `armOf`. A
node without it is an arrangement itself.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations

import networkx as nx

Pair = tuple[str, str]


def whole_of(graph: "nx.Graph[str]", arm: str) -> str:
    """Return the arrangement of an arm of a two-mode graph."""
    return str(graph.nodes[arm].get("armOf", arm))


def wholes(graph: "nx.Graph[str]") -> dict[str, list[str]]:
    """Return the arms of each arrangement of a two-mode graph, both in order."""
    found: dict[str, list[str]] = {}
    for arm in sorted(n for n, data in graph.nodes(data=True) if data.get("bipartite") == 1):
        found.setdefault(whole_of(graph, arm), []).append(arm)
    return dict(sorted(found.items()))


def folded(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return a two-mode graph whose second mode is arrangements, each with all ties of its arms."""
    whole = {arm: name for name, arms in wholes(graph).items() for arm in arms}
    fold: nx.Graph[str] = nx.Graph()
    for name, data in graph.nodes(data=True):
        fold.add_node(whole.get(name, name), **data)
    fold.add_edges_from((whole.get(a, a), whole.get(b, b)) for a, b in graph.edges)
    return fold


def totalled(
    graph: "nx.Graph[str]", values: Mapping[str, float], total: Callable[[Iterable[float]], float]
) -> dict[str, float]:
    """Return values of a two-mode graph's nodes with one for each arrangement, not for its arms.

    Args:
        graph: A two-mode graph.
        values: A value for each node.
        total: What makes one value of those of an arrangement's arms.
    """
    own = wholes(graph)
    arms = {arm for names in own.values() for arm in names}
    actors = {name: value for name, value in values.items() if name not in arms}
    return actors | {whole: total(values[arm] for arm in names) for whole, names in own.items()}


def connections(graph: "nx.Graph[str]") -> dict[Pair, list[str]]:
    """Return the arrangements that connect each pair of actors of a two-mode graph, in order.

    Two of whom one acts for the other, as their attributes `acts_for` tell, are no pair.
    """
    acting = principals(graph)
    found: dict[Pair, list[str]] = {}
    for whole, arms in wholes(graph).items():
        # A set, as two who meet in several arms of an arrangement are connected by it once.
        for a, b in sorted({pair for arm in arms for pair in combinations(sorted(graph[arm]), 2)}):
            if b not in acting.get(a, ()) and a not in acting.get(b, ()):
                found.setdefault((a, b), []).append(whole)
    return dict(sorted(found.items()))


def principals(graph: "nx.Graph[str]") -> dict[str, set[str]]:
    """Return for whom each actor of a graph acts, however many steps away."""
    step = {n: str(names).split() for n, names in graph.nodes(data="acts_for") if names}
    found: dict[str, set[str]] = {}
    for name, own in step.items():
        new = set(own)
        while new:
            found.setdefault(name, set()).update(new)
            new = {p for agent in new for p in step.get(agent, ())} - found[name]
    return found


def sizes(graph: "nx.Graph[str]") -> dict[str, int]:
    """Return how many take part in each arrangement; who acts for several actors counts once."""
    return {
        whole: len({n for arm in arms for actor in graph[arm] for n in _through(graph, actor, arm)})
        for whole, arms in wholes(graph).items()
    }


def _through(graph: "nx.Graph[str]", actor: str, arm: str) -> list[str]:
    return str(graph.edges[actor, arm].get("through", actor)).split()


def rarity(k: int) -> float:
    """Return how much one tie weighs in an arrangement of k, 1/(k−1); nothing where it is alone.

    M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64 (2001) 016132, eq. 2: an
    actor's ties from one arrangement sum to 1, so that a universal convention counts little. It is
    of the arrangement and not of the arm: one practice with nine partners is one thing told, as a
    convention of ten is, and by the arm each of the nine would weigh as much as a bilateral treaty.
    """
    return 1 / (k - 1) if k > 1 else 0.0


def absorbed(
    circles: Mapping[str, Collection[str]], whole: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the arms that add nothing, and for each the arms of its arrangement that contain it.

    Of arms with the same actors the first stays. Else a pair would be counted, and a chain be led,
    as often as there are bodies through which it meets in one arrangement.

    Args:
        circles: The actors of each arm.
        whole: The arrangement of each arm.
    """
    by_whole: dict[str, list[str]] = {}
    for arm in sorted(circles):
        by_whole.setdefault(whole[arm], []).append(arm)
    several = (arms for arms in by_whole.values() if len(arms) > 1)
    return {arm: into for arms in several for arm, into in _absorbed(arms, circles)}


def _absorbed(
    arms: list[str], circles: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    first: dict[frozenset[str], str] = {}
    for arm in arms:
        first.setdefault(frozenset(circles[arm]), arm)
    often = Counter(actor for circle in first for actor in circle)
    having: dict[str, list[frozenset[str]]] = {}
    for circle in first:
        for actor in circle:
            having.setdefault(actor, []).append(circle)
    # Only circles with its rarest actor can contain one: a partner's is in few, the hub's in all.
    rarest = {c: min(c, key=lambda actor: (often[actor], actor)) for c in first if c}
    larger = {c: [first[o] for o in (having[rarest[c]] if c else first) if c < o] for c in first}
    kept = {first[circle] for circle, others in larger.items() if not others}
    for arm in arms:
        circle = frozenset(circles[arm])
        into = larger[circle] or [first[circle]]
        if arm not in kept:
            yield arm, tuple(sorted(kept.intersection(into)))


def simplified(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return a two-mode graph without the arms that add nothing; see `absorbed`."""
    whole = {arm: name for name, arms in wholes(graph).items() for arm in arms}
    less = graph.copy()
    less.remove_nodes_from(absorbed({arm: set(graph[arm]) for arm in whole}, whole))
    return less
