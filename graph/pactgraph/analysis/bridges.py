"""What would be lost without an arrangement, or without an actor.

Without an arrangement a pair of actors may be left with no arrangement between them, or with one;
and the chains through others may break as well. Without an actor, a pair that no arrangement
connects may be left with no go-between, or with one. What cuts chains is a cut vertex of the
network (F. Harary, Graph Theory, 1969, ch. 3), with the pairs that it cuts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from pactgraph.analysis.declaration import Of, side
from pactgraph.analysis.words import LOSSES, losses, lost
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.labels import Labels, Named, chosen, in_order
from pactgraph.locale.languages import Language, spoken
from pactgraph.network.arms import Pair, connections
from pactgraph.network.two_mode import actors, described, labels
from pactgraph.store.query import Rows, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge(Named):
    """An arrangement or actor, and the pairs that would feel its loss.

    Attributes:
        id: Its id.
        kind: Its kind, as `agreement` or `state`.
        names: Its names, by language.
        cut_off: Pairs that no chain would join any more.
        left_with_none: Pairs that would lose their only arrangement, or their only go-between
            though a longer chain remains.
        left_with_one: Pairs that would keep a single one.
    """

    id: str
    kind: str
    names: Labels
    cut_off: tuple[Pair, ...]
    left_with_none: tuple[Pair, ...]
    left_with_one: tuple[Pair, ...]

    @property
    def losses(self) -> tuple[tuple[Pair, ...], ...]:
        """The three kinds of pairs, the hardest hit first."""
        return (self.cut_off, self.left_with_none, self.left_with_one)


@dataclass(frozen=True, slots=True)
class Bridges:
    """What bridges, the hardest to lose first.

    Attributes:
        of: Whose loss: `arrangements` or `actors`.
        names: The names by language of each actor, by id.
        bridges: Each whose loss some pair would feel.
    """

    of: Of
    names: Mapping[str, Labels]
    bridges: tuple[Bridge, ...]

    def __iter__(self) -> Iterator[Bridge]:
        return iter(self.bridges)

    def __len__(self) -> int:
        return len(self.bridges)

    @spoken
    def meaning(self, bridge: Bridge, lang: Language = "en") -> str:
        """Return one line that says what would be lost."""
        return losses(self.of, [len(pairs) for pairs in bridge.losses], lang)

    @spoken
    def pairs(self, pairs: Iterable[Pair], lang: Language = "en") -> list[str]:
        """Return pairs by name."""
        named = ([chosen(self.names[name], lang, name) for name in pair] for pair in pairs)
        return [catalogue(lang).listed(pair, "list.pair") for pair in named]

    @spoken
    def told(self, lang: Language = "en") -> str:
        """Return a paragraph for each bridge: what would be lost, and which pairs would feel it."""
        paragraphs = []
        for own in self:
            lines = [own.name(lang), f"    {self.meaning(own, lang)}"]
            for kind, pairs in zip(LOSSES, own.losses, strict=True):
                if pairs:
                    lines.append(f"    {lost(kind, self.pairs(pairs, lang), lang)}")
            paragraphs.append("\n".join(lines))
        return "\n\n".join(paragraphs)

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each bridge; pairs stand as `a+b`."""
        kinds = ("cut_off", "left_with_none", "left_with_one")
        counts = tuple(f"{kind}_count" for kind in kinds)
        rows = []
        for own in self:
            joined = (" ".join("+".join(pair) for pair in pairs) for pairs in own.losses)
            name = own.name(lang)
            sizes = map(len, own.losses)
            row: tuple[Value, ...] = (own.id, own.kind, name, *sizes, self.meaning(own, lang))
            rows.append((*row, *joined))
        return Rows(("id", "kind", "name", *counts, "meaning", *kinds), tuple(rows))


def bridges(graph: "nx.Graph[str]", *, of: Of = "arrangements") -> Bridges:
    """Return the arrangements or actors of a two-mode graph that a pair depends on.

    Args:
        graph: A two-mode graph.
        of: Whose loss.

    Raises:
        UsageError: `of` is neither.
    """
    links = connections(graph)
    found = _of_arrangements(links) if side(of) == "arrangements" else _of_actors(graph, links)
    known = described(graph)
    made = [
        Bridge(
            id=name,
            kind=str(known[name].get("kind", "")),
            names=in_order(known[name]),
            cut_off=cut,
            left_with_none=none,
            left_with_one=one,
        )
        for name, (cut, none, one) in found.items()
        if cut or none or one
    ]
    # The hardest loss first: one pair cut off outweighs any number left with one tie.
    made.sort(key=lambda bridge: (*(-len(pairs) for pairs in bridge.losses), bridge.id))
    return Bridges(of, labels(graph, actors(graph)), tuple(made))


_Losses = dict[str, tuple[tuple[Pair, ...], tuple[Pair, ...], tuple[Pair, ...]]]


def _of_arrangements(links: Mapping[Pair, list[str]]) -> _Losses:
    none: dict[str, list[Pair]] = {}
    one: dict[str, list[Pair]] = {}
    two = 2
    # A pair with three arrangements keeps two whichever is lost, and is nobody's loss.
    for pair, wholes in links.items():
        for whole in wholes if len(wholes) <= two else ():
            (none if len(wholes) == 1 else one).setdefault(whole, []).append(pair)
    graph: nx.Graph[str] = nx.Graph(list(links))
    found: _Losses = {}
    for whole in sorted({*none, *one}):
        lost = none.get(whole, [])
        # Only edges that one arrangement alone makes go with it, so that nothing else can be cut.
        cut = tuple(_cut(graph, lost)) if lost else ()
        found[whole] = (cut, tuple(lost), tuple(one.get(whole, [])))
    return found


def _cut(graph: "nx.Graph[str]", lost: list[Pair]) -> Iterator[Pair]:
    """Yield the pairs that are in one component, but would not be without some edges."""
    less = graph.copy()
    less.remove_edges_from(lost)
    part = {n: i for i, own in enumerate(nx.connected_components(less)) for n in own}
    touched = {n for pair in lost for n in pair}
    for component in nx.connected_components(graph):
        # Other components are as they were.
        if touched & component:
            for a, b in combinations(sorted(component), 2):
                if part[a] != part[b]:
                    yield a, b


def _of_actors(graph: "nx.Graph[str]", links: Mapping[Pair, list[str]]) -> _Losses:
    ties: nx.Graph[str] = nx.Graph(list(links))
    none: dict[str, list[Pair]] = {}
    one: dict[str, list[Pair]] = {}
    two = 2
    for a, b in combinations(sorted(ties), 2):
        between = set() if ties.has_edge(a, b) else set(ties[a]) & set(ties[b])
        for name in between if len(between) <= two else ():
            (none if len(between) == 1 else one).setdefault(name, []).append((a, b))
    # Found in one search (Tarjan): trying each actor would take a search each.
    points = set(nx.articulation_points(ties))
    found: _Losses = {}
    for name in actors(graph):
        cut = tuple(_cut_by(ties, name)) if name in points else ()
        # Who is cut off has no go-between either; once is enough.
        bereft = tuple(pair for pair in none.get(name, []) if pair not in set(cut))
        found[name] = (cut, bereft, tuple(one.get(name, [])))
    return found


def _cut_by(ties: "nx.Graph[str]", name: str) -> Iterator[Pair]:
    """Yield the pairs of others that only chains through an actor join."""
    less = ties.subgraph(nx.node_connected_component(ties, name) - {name})
    part = {n: i for i, own in enumerate(nx.connected_components(less)) for n in own}
    for a, b in combinations(sorted(part), 2):
        if part[a] != part[b]:
            yield a, b
