"""Networks: what is in them, what their nodes and edges carry, and the files they are sent in."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from pactgraph import Pactgraph, UsageError
from pactgraph.export import gexf, graphml
from pactgraph.network import NETWORKS
from pactgraph.network.attributes import dated
from pactgraph.values.terms import ACTOR_KINDS

EACH = pytest.mark.parametrize("kind", NETWORKS)
_GEXF = {"g": "http://gexf.net/1.3"}
_EDGE = "{http://gexf.net/1.3}edge"


@EACH
def test_nodes_and_edges_carry_names_kinds_and_passages(shipped: Pactgraph, kind: str) -> None:
    graph = shipped.network(kind)

    for *_, data in [*graph.nodes(data=True), *graph.edges(data=True)]:
        assert data["zh"]
        assert data["en"] == data["label"]
        assert data["kind"]
        assert "passages" in data
    assert len({data["id"] for *_, data in graph.edges(data=True)}) == graph.size()


def test_every_tie_between_states_rests_on_passages(shipped: Pactgraph) -> None:
    for kind in ("state-arrangement", "state-state"):
        edges = shipped.network(kind).edges(data=True)

        assert all(data["passages"] for *_, data in edges)


def test_a_body_folds_into_the_state_it_acts_for(shipped: Pactgraph) -> None:
    edge = shipped.network().edges["china", "arrest-in-10-30-case-2008"]

    assert edge["through"] == "public-security-drug-control-departments"
    assert (edge["begin"], edge["end"]) == ("2008-03-01", "2008-03-31")


def test_two_modes_are_bipartite(shipped: Pactgraph) -> None:
    for kind in ("actor-arrangement", "state-arrangement"):
        graph = shipped.network(kind)
        sides = {name: data["bipartite"] for name, data in graph.nodes(data=True)}

        assert all({sides[a], sides[b]} == {0, 1} for a, b in graph.edges)
        assert all((graph.nodes[n]["kind"] in ACTOR_KINDS) == (sides[n] == 0) for n in graph)


def test_state_by_state_is_what_connect_finds(shipped: Pactgraph) -> None:
    graph = shipped.network("state-state")
    for a, b, data in graph.edges(data=True):
        links = shipped.connect(a, b)

        assert sorted(link.arrangement.id for link in links) == data["arrangements"].split()
        assert data["count"] == len(links)


def test_a_hub_joins_no_two_of_its_spokes(shipped: Pactgraph) -> None:
    graph = shipped.network("state-state")
    joined = [
        {a, b}
        for a, b, data in graph.edges(data=True)
        if "china-bilateral-exchanges" in data["arrangements"].split()
    ]

    assert joined
    assert all("china" in pair for pair in joined)


@pytest.mark.parametrize("kind", ["whole", "actor-arrangement", "state-arrangement", "state-state"])
def test_a_window_leaves_out_what_had_not_begun_and_counts_it(
    shipped: Pactgraph, kind: str
) -> None:
    then, ever = shipped.network(kind, until="1995"), shipped.network(kind)

    assert 0 < then.size() < ever.size()
    assert set(then) < set(ever)
    assert then.graph["unsure"] > 0 == ever.graph["unsure"]
    assert all(data.get("begin", "") <= "1995-12-31" for *_, data in then.edges(data=True))


def test_a_date_before_everything_leaves_no_tie(shipped: Pactgraph) -> None:
    assert [shipped.network(kind, until="1700").size() for kind in NETWORKS[1:]] == [0, 0, 0]


def test_kinds_leave_out_the_others(shipped: Pactgraph) -> None:
    graph = shipped.network(kinds=["agreement", "case"])

    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"state", "agreement", "case"}


@pytest.mark.parametrize(
    ("kind", "kinds", "message"),
    [
        ("ring", [], "there is no network 'ring'; expected one of whole, actor-arrangement"),
        ("state-state", ["law"], "law cannot connect; expected agreement"),
        ("whole", ["case"], "the whole network holds every kind"),
    ],
)
def test_wrong_use_is_said(shipped: Pactgraph, kind: str, kinds: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        shipped.network(kind, kinds=kinds)


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([], None),
        ([(None, None)], None),
        ([("1990", "1995"), ("1994", "1999")], "1990/1999"),
        ([("1990", None), ("1994", "1999")], "1990/.."),
        ([("1994", "1999"), ("1990", "1991")], "1990/1991 1994/1999"),
        ([(None, "1995"), ("1994", None)], "../.."),
    ],
)
def test_spells_that_meet_are_one(
    spells: list[tuple[str | None, str | None]], expected: object
) -> None:
    assert dated(spells).get("intervals") == expected


@EACH
def test_gexf_has_dates_as_spells_that_do_not_overlap(shipped: Pactgraph, kind: str) -> None:
    tree = ET.fromstring(gexf(shipped.network(kind)))  # noqa: S314  # our own
    graph = tree.find("g:graph", _GEXF)

    assert graph is not None
    assert (tree.get("version"), graph.get("mode"), graph.get("timeformat")) == (
        ("1.3", "dynamic", "date")
    )
    assert list(graph.iter(f"{{{_GEXF['g']}}}spell"))
    for element in graph.iter(f"{{{_GEXF['g']}}}spells"):
        spells = [(spell.get("start", ""), spell.get("end", "9999")) for spell in element]

        assert all(one[1] < other[0] for one, other in pairwise(spells))


def test_gexf_tells_edges_between_the_same_two_apart(shipped: Pactgraph) -> None:
    tree = ET.fromstring(gexf(shipped.network("whole")))  # noqa: S314  # our own
    edges = [(e.get("source"), e.get("target"), e.get("kind")) for e in tree.iter(_EDGE)]

    assert len(set(edges)) == len(edges)


def test_files_are_the_same_bytes_each_time(shipped: Pactgraph) -> None:
    one, other = (shipped.network("state-state") for _ in range(2))

    assert gexf(one) == gexf(other)
    assert graphml(one) == graphml(other)
