"""What is lost with an arrangement or an actor."""

from itertools import combinations

import networkx as nx

from pactgraph import Pactgraph
from pactgraph.analysis.bridges import bridges
from pactgraph.network.arms import connections

from .conftest import TwoMode


def test_an_only_arrangement_leaves_none_and_one_of_two_leaves_one(two_mode: TwoMode) -> None:
    graph = two_mode({"x": "ab", "y": "ab", "z": "bc", "w": "ac"})

    found = {own.id: (own.cut_off, own.left_with_none, own.left_with_one) for own in bridges(graph)}

    assert found == {
        "w": ((), (("a", "c"),), ()),
        "x": ((), (), (("a", "b"),)),
        "y": ((), (), (("a", "b"),)),
        "z": ((), (("b", "c"),), ()),
    }


def test_an_arrangement_that_cuts_is_told_with_all_pairs_it_cuts(hubbed: "nx.Graph[str]") -> None:
    found = {own.id: own.cut_off for own in bridges(hubbed)}

    assert found["pact"] == (("a", "d"), ("b", "d"), ("c", "d"), ("d", "h"))
    assert found["treaty"] == ()


def test_pairs_left_with_none_are_those_the_named_question_finds(shipped: Pactgraph) -> None:
    expected = {(a, b, whole) for a, b, whole in shipped.query("only-links") if str(a) < str(b)}

    found = {(a, b, own.id) for own in shipped.bridges() for a, b in own.left_with_none}

    assert found == expected


def test_pairs_cut_are_those_that_networkx_finds_apart(states: "nx.Graph[str]") -> None:
    links = connections(states)
    whole: nx.Graph[str] = nx.Graph(list(links))
    for own in bridges(states):
        less: nx.Graph[str] = nx.Graph([p for p, wholes in links.items() if wholes != [own.id]])
        less.add_nodes_from(whole)
        expected = {
            (a, b)
            for a, b in combinations(sorted(whole), 2)
            if nx.has_path(whole, a, b) and not nx.has_path(less, a, b)
        }

        assert set(own.cut_off) == expected


def test_an_actor_cuts_off_or_is_the_only_go_between(two_mode: TwoMode) -> None:
    graph = two_mode({"1": "ab", "2": "bc", "3": "cd", "4": "de", "5": "ea", "6": "bf"})

    found = {own.id: (own.cut_off, own.left_with_none) for own in bridges(graph, of="actors")}

    assert found["b"] == (
        (("a", "f"), ("c", "f"), ("d", "f"), ("e", "f")),
        (("a", "c"),),
    )
    assert found["d"] == ((), (("c", "e"),))


def test_a_bridge_is_told_in_words(two_mode: TwoMode) -> None:
    found = bridges(two_mode({"x": "ab", "y": "bc"}))
    first = next(iter(found))

    assert found.meaning(first) == (
        "without it, 2 pairs would be cut off from each other, 1 pair would have no tie left"
    )
    assert found.meaning(first, "zh") == (
        "若无此项安排，2对行为体之间不再有任何联系渠道，1对行为体不再有合作安排"
    )


def test_a_long_list_of_pairs_is_whole_in_rows_and_short_in_words(states: "nx.Graph[str]") -> None:
    found = bridges(states, of="actors")
    china = next(iter(found))

    assert china.id == "china"
    assert f"and {len(china.cut_off) - 12} more" in found.told()
    assert len(str(found.to_rows().rows[0][7]).split()) == len(china.cut_off)


def test_nothing_bridges_an_empty_graph() -> None:
    assert [len(bridges(nx.Graph(), of=side)) for side in ("actors", "arrangements")] == [0, 0]
