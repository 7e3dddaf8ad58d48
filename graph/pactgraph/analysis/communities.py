"""Groups of states that share more with one another than with others, and what makes them.

Louvain: V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, J. Stat. Mech. (2008) P10008,
on ties weighed by rarity, 1/(k−1). Nodes are numbered in alphabetical order and the best of several
seeded runs is taken, so that a graph has the same communities on every machine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum

import networkx as nx

from pactgraph.analysis.words import community, division
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.labels import Labels, chosen
from pactgraph.locale.languages import Language, spoken
from pactgraph.network.arms import connections, folded, rarity
from pactgraph.network.two_mode import labels
from pactgraph.store.query import Rows

_RUNS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Some actors who share more with one another than with others.

    Attributes:
        members: The ids of who is in it, the most tied within first.
        held_by: The ids of the arrangements that tie members, the one that ties most first.
        bridged_by: The ids of the members with ties to other communities, the most tied outside
            first.
        outside: The part of its ties that leads to other communities, by weight, from 0 to 1.
    """

    members: tuple[str, ...]
    held_by: tuple[str, ...]
    bridged_by: tuple[str, ...]
    outside: float


@dataclass(frozen=True, slots=True)
class Communities:
    """The communities of a network, the largest first.

    Attributes:
        names: The names by language of each actor and arrangement, by id.
        communities: The communities; who shares nothing is in none.
        modularity: How much more lies within than chance would have it, at most 1; M. E. J. Newman
            and M. Girvan, Phys. Rev. E 69 (2004) 026113, eq. 5. Below 0.3 a division says little.
    """

    names: Mapping[str, Labels]
    communities: tuple[Community, ...]
    modularity: float

    def __iter__(self) -> Iterator[Community]:
        return iter(self.communities)

    def __len__(self) -> int:
        return len(self.communities)

    @spoken
    def name(self, name: str, lang: Language = "en") -> str:
        """Return the name of an actor or arrangement."""
        return chosen(self.names[name], lang, name)

    @spoken
    def meaning(self, own: Community, lang: Language = "en") -> str:
        """Return one line that says what holds a community together and who bridges it."""
        held, bridged = ([self.name(n, lang) for n in ids] for ids in (own.held_by, own.bridged_by))
        return community(len(own.members), held, bridged, own.outside, lang)

    @spoken
    def strength(self, lang: Language = "en") -> str:
        """Return one line that says how much the division is worth."""
        return division(self.modularity, lang)

    @spoken
    def told(self, lang: Language = "en") -> str:
        """Return a paragraph for each community."""
        paragraphs = []
        for place, own in enumerate(self, start=1):
            members = catalogue(lang).listed(self.name(name, lang) for name in own.members)
            paragraphs.append(f"{place}  {members}\n    {self.meaning(own, lang)}")
        return "\n\n".join(paragraphs)

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each community."""
        columns = ("community", "size", "members", "held_by", "bridged_by", "outside", "meaning")
        return Rows(
            columns,
            tuple(
                (
                    *(place, len(own.members)),
                    *(" ".join(ids) for ids in (own.members, own.held_by, own.bridged_by)),
                    *(round(own.outside, 4), self.meaning(own, lang)),
                )
                for place, own in enumerate(self, start=1)
            ),
        )


def communities(graph: "nx.Graph[str]") -> Communities:
    """Return the communities of the actors of a two-mode graph; who shares nothing is in none.

    Args:
        graph: A two-mode graph.
    """
    links = connections(graph)
    fold = folded(graph)
    rare = {whole: rarity(fold.degree(whole)) for own in links.values() for whole in own}
    weights = {pair: fsum(rare[whole] for whole in own) for pair, own in links.items()}
    # Numbered in alphabetical order, as Louvain visits nodes in the order of a seeded shuffle of
    # them.
    names = sorted({name for pair in links for name in pair})
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(names)))
    index = {name: i for i, name in enumerate(names)}
    for (a, b), weight in weights.items():
        numbered.add_edge(index[a], index[b], weight=weight)
    modularity, parts = _best(numbered)
    groups = [{names[i] for i in part} for part in parts]
    found = [_described(group, links, weights, rare) for group in groups]
    found.sort(key=lambda own: (-len(own.members), sorted(own.members)))
    return Communities(labels(graph), tuple(found), modularity)


def _best(graph: "nx.Graph[int]") -> tuple[float, list[list[int]]]:
    """Return the division of the highest modularity, and the first in order of those alike."""
    if not graph.size():
        return 0.0, []
    runs = []
    for seed in range(_RUNS):
        parts = nx.community.louvain_communities(graph, weight="weight", seed=seed)
        ordered = sorted(sorted(part) for part in parts)
        # NetworkX gives the parts alone; rounded, so that the order of sums does not choose among
        # equals.
        modularity = nx.community.modularity(graph, map(set, ordered), weight="weight")
        runs.append((-round(modularity, 9), ordered))
    # Of divisions alike the first in order, not the first that a seed happened to find.
    negative, best = min(runs)
    # Not -negative, which makes -0.0 of 0.
    return 0.0 - negative, best


def _described(
    group: set[str],
    links: dict[tuple[str, str], list[str]],
    weights: dict[tuple[str, str], float],
    rare: dict[str, float],
) -> Community:
    inner = dict.fromkeys(sorted(group), 0.0)
    outer = dict.fromkeys(sorted(group), 0.0)
    holding: dict[str, float] = {}
    for pair, wholes in links.items():
        # A pair across the border counts outward for its one member, and for the other's community
        # too.
        inside = group.intersection(pair)
        for name in inside:
            ties = inner if len(inside) == len(pair) else outer
            ties[name] += weights[pair]
        for whole in wholes if len(inside) == len(pair) else ():
            holding[whole] = holding.get(whole, 0.0) + rare[whole]
    within, beyond = fsum(inner.values()), fsum(outer.values())
    return Community(
        members=tuple(_descending(inner)),
        held_by=tuple(_descending(holding)),
        bridged_by=tuple(name for name in _descending(outer) if outer[name]),
        outside=beyond / (within + beyond) if within + beyond else 0.0,
    )


def _descending(values: dict[str, float]) -> list[str]:
    return sorted(values, key=lambda name: (-round(values[name], 9), name))
