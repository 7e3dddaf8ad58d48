"""Brokers and their roles, against the definitions and a textbook's example."""

from itertools import permutations

import networkx as nx
import pytest

from pactgraph import Pactgraph
from pactgraph.analysis.brokerage import brokerage, regions, role
from pactgraph.network.arms import connections
from pactgraph.network.two_mode import actors

from .conftest import TwoMode


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("AAA", "coordinator"),
        ("ABA", "itinerant"),
        ("AAB", "gatekeeper"),
        ("ABB", "gatekeeper"),
        ("ABC", "liaison"),
    ],
)
def test_roles_are_those_of_gould_and_fernandez(groups: str, expected: str) -> None:
    # Gould and Fernandez 1989, as the two-paths of R's sna::brokerage; without direction its
    # gatekeeper and representative are one.
    assert role(*groups) == expected


def test_a_coordinator_joins_the_six_pairs_of_the_textbook(two_mode: TwoMode) -> None:
    # TET Erasmus, Data Analysis, "Brokerage roles", figure 24: B coordinates M-H, I-H, M-J, I-J,
    # M-L and I-L; not M and I, H and J or J and L, who are tied themselves. (H and L are not
    # listed, and so tied.)
    ties = ["BM", "BI", "BH", "BJ", "BL", "MI", "HJ", "JL", "HL"]
    graph = two_mode({tie: tie for tie in ties})

    (broker,) = brokerage(graph, dict.fromkeys("BMIHJL", "green"))

    assert (broker.id, dict(broker.roles)) == (
        "B",
        {"coordinator": 6, "itinerant": 0, "gatekeeper": 0, "liaison": 0},
    )


def test_counts_are_those_of_ordered_pairs_halved(states: "nx.Graph[str]") -> None:
    # sna::brokerage counts ordered pairs a -> b -> c with a not tied to c, in a directed graph.
    groups = {name: ("x", "y", "z")[i % 3] for i, name in enumerate(actors(states))}
    ties: nx.Graph[str] = nx.Graph(list(connections(states)))
    for broker in brokerage(states, groups):
        ordered = [
            role(groups[a], broker.group, groups[c])
            for a, c in permutations(ties[broker.id], 2)
            if not ties.has_edge(a, c)
        ]

        assert {name: 2 * count for name, count in broker.roles.items()} == {
            name: ordered.count(name) for name in broker.roles
        }


def test_brokered_pairs_are_those_the_named_question_finds(shipped: Pactgraph) -> None:
    question = [str(broker) for broker, *_ in shipped.query("brokers")]

    found = {own.id: own.total for own in shipped.brokerage()}

    assert found == {broker: question.count(broker) for broker in set(question)}


def test_sharing_an_arrangement_closes_a_pair_and_a_hub_does_not(hubbed: "nx.Graph[str]") -> None:
    found = {own.id: own.total for own in brokerage(hubbed, dict.fromkeys("habcd", "all"))}

    assert found == {"h": 2, "c": 1}


def test_regions_are_the_default_and_each_state_is_in_one(shipped: Pactgraph) -> None:
    found = shipped.brokerage()
    codes = [code for *_, own in regions().values() for code in own]

    assert found.ungrouped == ()
    assert found.brokers[0].group == "eastern-asia"
    # The 193 members of the United Nations, its two observers, and three that are neither.
    assert len(codes) == len(set(codes)) == 193 + 2 + 3


def test_a_broker_is_told_in_words(two_mode: TwoMode) -> None:
    graph = two_mode({"1": "ab", "2": "bc"})
    groups = {"a": "central-asia", "b": "eastern-asia", "c": "central-asia"}

    found = brokerage(graph, groups)

    assert found.meaning(found.brokers[0]) == "joins 1 pair within another region"
    assert found.meaning(found.brokers[0], "zh") == "在另一区域内部居间1对"


def test_who_is_in_no_group_is_left_out_and_named(two_mode: TwoMode) -> None:
    found = brokerage(two_mode({"1": "ab", "2": "bc"}), {"a": "x", "b": "x"})

    assert (len(found), found.ungrouped) == (0, ("c",))


def test_an_empty_graph_has_no_brokers() -> None:
    assert len(brokerage(nx.Graph())) == 0
