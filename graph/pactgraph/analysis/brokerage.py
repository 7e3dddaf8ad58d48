"""Who stands between others that share nothing, and in what role.

R. V. Gould and R. M. Fernandez, Structures of mediation, Sociological Methodology 19 (1989) 89-126:
b brokers between a and c if it is tied to both and they are not tied to each other; the groups of
the three make the role. After L. Jasny and M. Lubell, Two-mode brokerage in policy networks, Social
Networks 41 (2015) 36-47, a tie is an arrangement that both take part in. Ties have no direction, so
that gatekeeper and representative are one role, and each pair is counted once.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import NamedTuple

import networkx as nx

from pactgraph.analysis.arguments import by_id
from pactgraph.analysis.words import broker
from pactgraph.locale.labels import Labels, Named, chosen, in_order
from pactgraph.locale.languages import Language, spoken
from pactgraph.network.arms import connections
from pactgraph.network.two_mode import actors
from pactgraph.resources import PACKAGE
from pactgraph.store.query import Rows, Value

#: All of one group; the ends of one group and the broker of another; the broker of one end's group;
#: three groups.
_ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker(Named):
    """An actor, its group, and how many pairs it brokers between in each role.

    Attributes:
        id: Its id.
        names: Its names, by language.
        group: The group it is in.
        roles: How many pairs it brokers between, 0 or more for each of the four roles.
    """

    id: str
    names: Labels
    group: str
    roles: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many pairs it brokers between."""
        return sum(self.roles.values())


@dataclass(frozen=True, slots=True)
class Brokerage:
    """Brokers, those between most pairs first.

    Attributes:
        groups: The names of the regions, by language.
        brokers: Each that stands between some pair.
        ungrouped: The ids of the actors left out because they are in no group.
    """

    groups: Mapping[str, Labels]
    brokers: tuple[Broker, ...]
    ungrouped: tuple[str, ...]

    def __iter__(self) -> Iterator[Broker]:
        return iter(self.brokers)

    def __len__(self) -> int:
        return len(self.brokers)

    @spoken
    def meaning(self, own: Broker, lang: Language = "en") -> str:
        """Return one line that says in words how a broker stands between others."""
        return broker(own.roles, self._group(own, lang), lang)

    def _group(self, own: Broker, lang: Language) -> str:
        return chosen(self.groups.get(own.group, {}), lang, own.group)

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each broker."""
        rows: list[tuple[Value, ...]] = []
        for own in self:
            group = self._group(own, lang)
            counts = [own.roles[role] for role in _ROLES]
            name = own.name(lang)
            rows.append((own.id, name, group, *counts, own.total, self.meaning(own, lang)))
        return Rows(("id", "name", "group", *_ROLES, "total", "meaning"), tuple(rows))


def brokerage(graph: "nx.Graph[str]", groups: Mapping[str, str] | None = None) -> Brokerage:
    """Return the actors of a two-mode graph who broker between others, with their roles.

    Args:
        graph: A two-mode graph.
        groups: The group of each actor by id; the region of the United Nations' M49 standard for
            states that carry an ISO code, unless given. Actors in no group are left out.

    Raises:
        UsageError: `groups` is no mapping.
    """
    known = regions()
    region_of = {code: name for name, region in known.items() for code in region.codes}
    own = (
        by_id(groups)
        if groups is not None
        else {
            n: region_of[data["iso"]]
            for n, data in graph.nodes(data=True)
            if data.get("iso") in region_of
        }
    )
    # Pairs of one arm: in a hub's practice two partners share nothing and the hub stands between
    # them.
    ties: nx.Graph[str] = nx.Graph(list(connections(graph)))
    found = []
    for name in sorted(n for n in ties if n in own):
        roles = dict.fromkeys(_ROLES, 0)
        for a, c in combinations(sorted(n for n in ties[name] if n in own), 2):
            if not ties.has_edge(a, c):
                # Once, where Gould and Fernandez, whose ties have a direction, count it both ways.
                roles[role(own[a], own[name], own[c])] += 1
        if any(roles.values()):
            names = in_order(graph.nodes[name])
            found.append(Broker(id=name, names=names, group=own[name], roles=roles))
    found.sort(key=lambda one: (-one.total, one.id))
    # Told and not put into a group of their own, which would make brokers of their neighbours.
    ungrouped = tuple(n for n in actors(graph) if n not in own)
    named = {name: region.names for name, region in known.items()}
    return Brokerage(named, tuple(found), ungrouped)


def role(a: str, broker: str, c: str) -> str:
    """Return the role of a broker between two, by the groups of the three.

    >>> role("asia", "europe", "asia")
    'itinerant'
    """
    if a == c:
        return "coordinator" if broker == a else "itinerant"
    return "gatekeeper" if broker in {a, c} else "liaison"


class _Region(NamedTuple):
    """A region: its names by language, and the ISO codes of its states."""

    names: Labels
    codes: tuple[str, ...]


@cache
def regions() -> dict[str, _Region]:
    """Return the sub-regions of UN M49, by id."""
    text = (PACKAGE / "analysis" / "regions.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["region"]: _Region(in_order(row), tuple(row["states"].split())) for row in rows}
