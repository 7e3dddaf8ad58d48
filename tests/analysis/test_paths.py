"""Chains from actor to actor: the fewest hops, the rarest arrangements, never through a venue."""

import networkx as nx
import pytest

import pactgraph
from pactgraph import UsageError
from pactgraph.analysis.hops import Chain
from pactgraph.analysis.paths import By, every, order, paths

from .conftest import TwoMode


def _routes(found: "list[Chain] | object") -> list[list[str]]:
    assert hasattr(found, "__iter__")
    return [[chain.hops[0].a, *(hop.b for hop in chain.hops)] for chain in found]


@pytest.mark.parametrize(
    ("by", "route"),
    [("shortest", ["a", "d"]), ("rarest", ["a", "b", "c", "d"])],
)
def test_the_order_decides_between_few_hops_and_rare_arrangements(
    two_mode: TwoMode, by: By, route: list[str]
) -> None:
    graph = two_mode({"convention": "adefgh", "1": "ab", "2": "bc", "3": "cd"})

    assert _routes(paths(graph, "a", "d", by=by))[0] == route


def test_the_best_come_first_and_no_more_than_asked_for(two_mode: TwoMode) -> None:
    graph = two_mode({"1": "ab", "2": "bd", "3": "acx", "4": "cd", "5": "ad"})

    assert _routes(paths(graph, "a", "d", most=2)) == [["a", "d"], ["a", "b", "d"]]


def test_a_hop_has_all_arrangements_with_the_rarest_first(two_mode: TwoMode) -> None:
    graph = two_mode({"wide": "abc", "narrow": "ab"})
    graph.nodes["narrow"].update(date="1996", kind="agreement", en="Narrow", zh="窄")
    graph.edges["a", "narrow"]["passages"] = "doc#2.10 doc#2.9"

    (chain,) = paths(graph, "a", "b", most=1)

    assert [via.id for via in chain.hops[0].via] == ["narrow", "wide"]
    assert chain.hops[0].via[0].passages == ("doc#2.9", "doc#2.10")
    assert chain.hops[0].to_dict()["via"][0]["name"] == {"zh": "窄", "en": "Narrow"}
    assert chain.resistance == 1


def test_no_chain_leads_from_spoke_to_spoke_of_a_hub(hubbed: "nx.Graph[str]") -> None:
    assert _routes(paths(hubbed, "a", "c")) == [["a", "h", "c"], ["a", "b", "h", "c"]]


def test_what_acts_for_another_is_passed_by_but_may_be_an_end(two_mode: TwoMode) -> None:
    graph = two_mode({"x": ["office", "state", "a"], "y": ["office", "state", "b"]})
    graph.nodes["office"]["acts_for"] = "state"
    for name in "xy":
        for actor in ("office", "state"):
            graph.edges[actor, name]["through"] = "office"

    assert _routes(paths(graph, "a", "b")) == [["a", "state", "b"]]
    assert _routes(paths(graph, "office", "b", most=1)) == [["office", "b"]]


def test_a_venue_is_no_hop_in_the_shipped_graph(shipped: pactgraph.Pactgraph) -> None:
    for chain in shipped.path("Myanmar", "Kazakhstan", most=5):
        for hop in chain.hops:
            links = {link.arrangement.id for link in shipped.connect(hop.a, hop.b)}

            assert {via.id for via in hop.via} == links


def test_every_hop_has_a_passage_in_the_shipped_graph(shipped: pactgraph.Pactgraph) -> None:
    found = shipped.path("FIN", "JPN")

    assert all(via.passages for chain in found for hop in chain.hops for via in hop.via)


def test_every_pair_has_its_shortest_chain(hubbed: "nx.Graph[str]") -> None:
    for route in _routes(every(hubbed)):
        (best,) = paths(hubbed, route[0], route[-1], most=1)

        assert len(best) == len(route) - 1


def test_apart_or_absent_means_no_chain(two_mode: TwoMode) -> None:
    graph = two_mode({"x": "ab", "y": "cd"})

    assert [len(paths(graph, "a", b)) for b in ("c", "q")] == [0, 0]
    assert len(paths(nx.Graph(), "a", "b")) == 0


@pytest.mark.parametrize(
    ("a", "b", "most", "message"),
    [("a", "a", 3, "a chain needs two actors; both are a"), ("a", "b", 0, "1 or more, not 0")],
)
def test_senseless_questions_are_refused(a: str, b: str, most: int, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        paths(nx.Graph(), a, b, most=most)


def test_more_chains_than_can_be_counted_are_all_there_are(two_mode: TwoMode) -> None:
    assert len(paths(two_mode({"x": "ab", "y": "ab"}), "a", "b", most=10**38)) > 0


def test_an_unknown_order_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no order 'best'; expected one of shortest, rarest"):
        order("best")
