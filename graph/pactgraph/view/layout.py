"""Where the nodes of a network stand: computed once, here, so that a page need not.

Distances in the network are drawn as distances on the page (Brandes & Pich 2007, Pivot MDS), then
neighbours are drawn together and all else apart (Jacomy et al. 2014, ForceAtlas2), and at last
what overlaps is moved aside. Repulsion reaches only near nodes, found by a k-d tree, so that the
time grows with the number of nodes and not with its square.
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_SEED = 1
_PIVOTS = 16
_WORK = 60_000  # nodes times iterations
_ITERATIONS = (12, 300)  # least, most
_GRAVITY = 0.06  # towards the middle, so that what is apart does not drift away
_EXACT = 6  # decimals kept after each step, so that no engine's last bit can grow


def layout(count: int, edges: Ints, *, spacing: float = 56) -> Floats:
    """Return a place for each node, the same from run to run.

    Args:
        count: The number of nodes.
        edges: Pairs of node numbers, shape (m, 2).
        spacing: How far most nodes shall be from the nearest other, in pixels.

    Returns:
        Rounded x and y, shape (count, 2).
    """
    if count <= 1:
        return np.zeros((count, 2))
    places = _level(_relaxed(_start(count, edges), edges))
    # The nearest of all is the node itself.
    nearest = cKDTree(places).query(places, k=2)[0][:, 1]
    scaled: Floats = _apart(places / max(float(np.median(nearest)), 1e-6)) * spacing
    return scaled.round(1)


def _level(places: Floats) -> Floats:
    """Return places turned so that they spread from side to side: a page is wider than high."""
    x, y = (places - places.mean(0)).T
    angle = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x).sum() - (y * y).sum())
    turned = [x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)]
    return np.round(np.stack(turned, 1), _EXACT)


def _start(count: int, edges: Ints) -> Floats:
    """Return Pivot MDS of distances in hops, with a little seeded noise to part twins."""
    random = np.random.default_rng(_SEED)
    noise = random.uniform(-0.5, 0.5, (count, 2))
    if count <= 2 or len(edges) == 0:  # noqa: PLR2004  # two nodes have one distance
        noise *= count**0.5
        return noise
    pivots = np.sort(random.choice(count, min(_PIVOTS, count), replace=False))
    weights = np.ones(len(edges))
    links = coo_array((weights, (edges[:, 0], edges[:, 1])), shape=(count, count)).tocsr()
    hops = dijkstra(links, directed=False, unweighted=True, indices=pivots).T
    reached = np.isfinite(hops)
    # What is not reached stands a hop beyond the farthest.
    squares = np.where(reached, hops, hops[reached].max() + 1) ** 2
    # Centred both ways, squared distances become products whose axes are the coordinates sought.
    centred = squares - squares.mean(0) - squares.mean(1, keepdims=True) + squares.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    places = centred @ axes[:, [-1, -2]]
    # An eigenvector's sign is the engine's choice; ours is that its largest part is positive.
    places *= np.sign(places[np.abs(places).argmax(0), [0, 1]])
    return np.round(_evened(places) + noise, _EXACT)


def _evened(places: Floats) -> Floats:
    """Return places half by distance and half by rank, so that a crowd has room to part."""
    count = len(places)
    distance = places / np.maximum(np.abs(places).max(0), 1e-9)
    rank = np.round(places, _EXACT).argsort(0, kind="stable").argsort(0) / count * 2 - 1
    evened: Floats = (distance + rank) * count**0.5 / 2
    return evened


def _relaxed(places: Floats, edges: Ints) -> Floats:
    """Return places after pulling along edges and pushing apart, the ideal length being 1.

    As in ForceAtlas2 (Jacomy et al. 2014) a node pushes by how much it is connected, so that hubs
    part and their neighbours stand around them.
    """
    count = len(places)
    degrees = np.bincount(edges.ravel(), minlength=count)
    mass: Floats = np.sqrt(1.0 + degrees)
    iterations = int(np.clip(_WORK // count, *_ITERATIONS))
    heat = 0.15 * count**0.5
    for step in range(iterations):
        pull = _repulsion(places, mass) + _attraction(places, edges) - places * _GRAVITY
        # No step is longer than the heat, which falls (Fruchterman & Reingold 1991), so that all
        # settles.
        length = np.maximum(np.hypot(*pull.T), 1e-9)[:, None]
        cooled = heat * (1 - step / iterations) + 0.01
        places = np.round(places + pull / length * np.minimum(length, cooled), _EXACT)
    return places


def _repulsion(places: Floats, mass: Floats) -> Floats:
    reach = min(8.0, 150 / len(places) ** 0.5)  # in ideal lengths; shorter where there are many
    pairs = cKDTree(places).query_pairs(reach, output_type="ndarray")
    one, other = pairs.T
    gap = places[one] - places[other]
    force = gap * (mass[one] * mass[other] / np.maximum((gap**2).sum(1), 1e-4))[:, None]
    return _summed(pairs, force, len(places))


def _attraction(places: Floats, edges: Ints) -> Floats:
    return _summed(edges, places[edges[:, 1]] - places[edges[:, 0]], len(places))


def _summed(pairs: Ints, force: Floats, count: int) -> Floats:
    """Return for each node the forces on it; on the second of a pair the opposite one acts."""
    total = np.empty((count, 2))
    for axis in (0, 1):
        total[:, axis] = np.bincount(pairs[:, 0], force[:, axis], count)
        total[:, axis] -= np.bincount(pairs[:, 1], force[:, axis], count)
    return total


def _apart(places: Floats, least: float = 0.55, rounds: int = 30) -> Floats:
    """Return places with no two nearer than `least`, as far as some rounds of pushing get."""
    for _ in range(rounds):
        pairs = cKDTree(places).query_pairs(least, output_type="ndarray")
        if len(pairs) == 0:
            break
        gap = places[pairs[:, 0]] - places[pairs[:, 1]]
        far = np.maximum(np.hypot(*gap.T), 1e-3)[:, None]
        push = _summed(pairs, gap / far * (least - far) / 2, len(places))
        places = np.round(places + push * 0.8, _EXACT)
    return places
