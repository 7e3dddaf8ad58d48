"""Communities: the karate club's split, and the same answer on every machine."""

import subprocess
import sys
from typing import Any

import networkx as nx
import pytest

from pactgraph import Pactgraph
from pactgraph.analysis.communities import Communities, communities

from .conftest import TwoMode


@pytest.fixture(scope="module")
def karate(references: dict[str, Any], two_mode: TwoMode) -> Communities:
    """Zachary's club, each friendship an arrangement of two, whose weight is therefore 1."""
    edges = references["karate"]["edges"]
    return communities(two_mode({f"{a}-{b}": [str(a), str(b)] for a, b in edges}))


def test_the_karate_club_divides_as_well_as_it_can(karate: Communities) -> None:
    # 0.420 is the highest modularity there is: U. Brandes et al., IEEE Transactions on Knowledge
    # and Data Engineering 20 (2008) 172-188, table 1; it has four communities.
    assert (round(karate.modularity, 3), len(karate)) == (0.42, 4)


def test_communities_of_the_karate_club_keep_to_its_factions(
    karate: Communities, references: dict[str, Any]
) -> None:
    # Zachary 1977: the club broke in two, and one member, number 9 from 1, went against his ties.
    clubs = references["karate"]["clubs"]
    mixed = [own for own in karate if len({clubs[name] for name in own.members}) > 1]

    assert all(len({clubs[n] for n in set(own.members) - {"8", "9"}}) == 1 for own in mixed)


def test_what_holds_a_community_and_who_bridges_it_is_told(two_mode: TwoMode) -> None:
    graph = two_mode({"1": "ab", "2": "bc", "3": "ac", "4": "de", "5": "ef", "6": "df", "7": "cd"})

    found = communities(graph)

    assert [sorted(own.members) for own in found] == [["a", "b", "c"], ["d", "e", "f"]]
    assert [own.bridged_by for own in found] == [("c",), ("d",)]
    assert [own.held_by for own in found] == [("1", "2", "3"), ("4", "5", "6")]
    assert found.meaning(found.communities[0]) == (
        "3 actors held together most by 1; 2; 3; bridged by c; 14.3 % of ties lead outside"
    )
    assert found.meaning(found.communities[0], "zh") == (
        "3个行为体，主要由1、2、3维系，由c与外部联系；14.3%的联系在外部"
    )


def test_a_weak_division_is_said_to_be_weak(shipped: Pactgraph) -> None:
    found = shipped.communities()

    assert found.modularity < 0.3
    assert "weak" in found.strength()
    assert "勿作过多解读" in found.strength("zh")


def test_communities_do_not_depend_on_how_python_hashes() -> None:
    code = """
import networkx as nx
from pactgraph.analysis.communities import communities
club = nx.karate_club_graph()
graph = nx.Graph()
for a, b in club.edges:
    graph.add_node(f"{a}-{b}", bipartite=1)
    for n in (a, b):
        graph.add_node(f"n{n}", bipartite=0)
        graph.add_edge(f"n{n}", f"{a}-{b}")
print(communities(graph).to_rows().rows)
"""
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(answers) == 1


def test_who_shares_nothing_is_in_no_community(two_mode: TwoMode) -> None:
    found = communities(two_mode({"1": "ab", "2": "c"}))

    assert [own.members for own in found] == [("a", "b")]


def test_an_empty_graph_has_no_communities() -> None:
    found = communities(nx.Graph())

    assert (len(found), found.modularity) == (0, 0.0)
