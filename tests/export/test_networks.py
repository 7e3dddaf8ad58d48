"""Networks in the formats of others: NetworkX's own writers take them, and ours are sound files."""

import io
import json
import pickle
from collections.abc import Callable, Iterable
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from lxml import etree
from tests.places import TESTS

from pactgraph import Pactgraph, UsageError
from pactgraph.build.steps import Compiled
from pactgraph.export import FORMATS, exported, gexf, graphml
from pactgraph.network import NETWORKS
from pactgraph.network.attributes import legible
from pactgraph.store.engines import Oxigraph, Quad

SCHEMAS = TESTS / "schemas"
AWKWARD = {
    "markup": "<b>&amp; \"x\" 'y'</b>",
    "the end of a section": "a ]]> b <![CDATA[ c",
    "control characters": "bell \x07 and null-like \x01 and \x1f",
    "line ends": "one\r\ntwo\rthree\n\tfour",
    "no characters": "\ufffe and \uffff",
    "emoji": "👩‍👩‍👧 🏳️‍🌈",
    "right to left": "שלום \u202e مرحبا",
    "blanks": "   ",
    "very long": "名" * 500,
    "a number": "1e5",
    "a truth": "true",
    "a GML list": "_networkx_list_start",
    "an entity": "&#38;amp; &nbsp;",
    "a separator": "a\u2028b\u0085c",
    "a formula": "=HYPERLINK(1)",
    "outside the plane": "𠮷 \U0010fffd",
}
WINDOWS: dict[str, dict[str, Any]] = {
    "ever": {},
    "by then": {"until": "1995"},
    "in force": {"at": "1999-06"},
    "before all": {"until": "1700"},
}
Writer = Callable[["nx.Graph[str]"], "nx.Graph[str]"]
_GML = ("write_gml", "our gml")
EACH = pytest.mark.parametrize("kind", NETWORKS)
WINDOW = pytest.mark.parametrize("window", WINDOWS)


@pytest.fixture(scope="module", params=["as it is", *AWKWARD])
def odd(request: pytest.FixtureRequest, small: Compiled) -> Pactgraph:
    """The small world, every name of it followed by something awkward."""
    ending = AWKWARD.get(request.param, "")
    return Pactgraph(Oxigraph.of(list(_renamed(small.quads, ending))))


def _renamed(quads: Iterable[Quad], ending: str) -> Iterable[Quad]:
    for quad in quads:
        value = quad.object
        if quad.predicate.value.endswith("prefLabel") and isinstance(value, ox.Literal):
            value = ox.Literal(value.value + ending, language=value.language)
        yield ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)


def _through_gexf(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    file = io.BytesIO()
    nx.write_gexf(graph, file)
    return nx.read_gexf(io.BytesIO(file.getvalue()))


def _through_graphml(
    graph: "nx.Graph[str]", write: Callable[..., None] = nx.write_graphml_xml
) -> "nx.Graph[str]":
    file = io.BytesIO()
    write(graph, file)
    return nx.read_graphml(io.BytesIO(file.getvalue()))


def _through_lxml(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    return _through_graphml(graph, nx.write_graphml_lxml)


def _through_gml(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    file = io.BytesIO()
    nx.write_gml(graph, file)
    return nx.read_gml(io.BytesIO(file.getvalue()))


def _through_node_link(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    data = json.loads(json.dumps(nx.node_link_data(graph, edges="edges"), allow_nan=False))
    return nx.node_link_graph(data, edges="edges")


def _through_cytoscape(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    return nx.cytoscape_graph(json.loads(json.dumps(nx.cytoscape_data(graph))))


def _through_pickle(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    copy: nx.Graph[str] = pickle.loads(pickle.dumps(graph))  # noqa: S301  # our own
    return copy


def _ours(format_: str) -> Writer:
    readers: dict[str, Callable[[bytes], nx.Graph[str]]] = {
        "gexf": lambda data: nx.read_gexf(io.BytesIO(data), version="1.3"),
        "graphml": lambda data: nx.relabel_nodes(
            nx.read_graphml(io.BytesIO(data)), lambda name: name.replace(":", "/")
        ),
        "gml": lambda data: nx.read_gml(io.BytesIO(data)),
        "json": lambda data: nx.node_link_graph(json.loads(data), edges="edges"),
    }
    return lambda graph: readers[format_](exported(graph, format_))


WAYS: dict[str, Writer] = {
    "write_gexf": _through_gexf,
    "write_graphml_xml": _through_graphml,
    "write_graphml_lxml": _through_lxml,
    "write_gml": _through_gml,
    "node_link_data": _through_node_link,
    "cytoscape_data": _through_cytoscape,
    "pickle": _through_pickle,
    **{f"our {name}": _ours(name) for name in ("gexf", "graphml", "gml", "json")},
}


def kept(graph: "nx.Graph[str]", read: "nx.Graph[str]", *, but: tuple[str, ...] = ()) -> None:
    """Hold that what was read back has every node, edge and attribute of a network."""
    assert set(read) == set(graph)
    for name, data in graph.nodes(data=True):
        assert {k: read.nodes[name].get(k) for k in data if k not in but} == {
            k: value for k, value in data.items() if k not in but
        }
    edges, again = ({d["id"]: (a, b, d) for a, b, d in g.edges(data=True)} for g in (graph, read))
    assert set(edges) == set(again)
    for id_, (a, b, data) in edges.items():
        c, d, found = again[id_]
        assert (a, b) == (c, d) if graph.is_directed() else {a, b} == {c, d}
        assert {key: found.get(key) for key in data} == data


@EACH
@WINDOW
@pytest.mark.parametrize("way", WAYS)
def test_every_writer_takes_every_network_and_it_is_read_back(
    world: Pactgraph, kind: str, window: str, way: str
) -> None:
    graph = world.network(kind, **WINDOWS[window])

    # In GML `label` is the word by which a node is known; its name stands in `en` too.
    kept(graph, WAYS[way](graph), but=("label",) if way in _GML else ())


@EACH
def test_names_of_whatever_text_come_through_every_writer(odd: Pactgraph, kind: str) -> None:
    graph = odd.network(kind)
    for way, write in WAYS.items():
        kept(graph, write(graph), but=("label",) if way in _GML else ())


@EACH
def test_the_shipped_networks_come_through_every_writer(shipped: Pactgraph, kind: str) -> None:
    graph = shipped.network(kind)
    for way, write in WAYS.items():
        kept(graph, write(graph), but=("label",) if way in _GML else ())


@EACH
def test_every_attribute_is_text_a_number_or_a_truth(shipped: Pactgraph, kind: str) -> None:
    graph = shipped.network(kind)
    values = [
        d for *_, data in (*graph.nodes(data=True), *graph.edges(data=True)) for d in data.values()
    ]

    assert {type(value) for value in (*values, *graph.graph.values())} <= {str, int, float, bool}


@EACH
def test_tables_of_pandas_have_every_edge(shipped: Pactgraph, kind: str) -> None:
    graph = shipped.network(kind)

    assert len(nx.to_pandas_edgelist(graph)) == graph.size()


def test_the_keys_of_edges_are_kept(world: Pactgraph) -> None:
    graph = world.network("whole")
    graph.add_edges_from(
        [(a, b, {**data, "id": f"{data['id']}-2"}) for a, b, data in graph.edges(data=True)]
    )
    keys = set(_keys(graph))

    for format_ in ("graphml", "gml", "json"):
        assert set(_keys(_ours(format_)(graph))) == keys


def _keys(graph: "nx.Graph[str]") -> list[str]:
    assert isinstance(graph, nx.MultiGraph)
    return [str(key) for *_, key in graph.edges(keys=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\rb\r\nc\n", "a\nb\nc\n"),
        ("\ud800", "\ufffd"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("中\t文 \x85\u2028😀", "中\t文 \x85\u2028😀"),
        ("\x7f", "\x7f"),
    ],
    ids=["null", "line ends", "a lone surrogate", "no characters", "all else", "delete"],
)
def test_what_xml_cannot_hold_is_replaced(text: str, expected: str) -> None:
    assert legible(text) == expected


def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))


@pytest.fixture(scope="module", params=["gexf", "graphml"])
def sound(request: pytest.FixtureRequest) -> Callable[["nx.Graph[str]"], None]:
    """Hold that a network is a sound file of a format."""
    schema, write = _schema(request.param), {"gexf": gexf, "graphml": graphml}[request.param]

    def held(graph: "nx.Graph[str]") -> None:
        schema.assertValid(etree.fromstring(write(graph)))

    return held


Sound = Callable[["nx.Graph[str]"], None]


@EACH
@WINDOW
def test_files_are_as_their_schemas_have_them(
    sound: Sound, shipped: Pactgraph, kind: str, window: str
) -> None:
    sound(shipped.network(kind, **WINDOWS[window]))


@EACH
def test_files_are_sound_whatever_the_names(sound: Sound, odd: Pactgraph, kind: str) -> None:
    sound(odd.network(kind))


MADE: "dict[str, nx.Graph[str]]" = {
    "nothing": nx.Graph(),
    "nothing, with directions": nx.MultiDiGraph(),
    "a node alone": nx.Graph([("a", "a")]),
    "numbers and text under one name": nx.Graph([("a", "b", {"x": 1}), ("b", "c", {"x": "y"})]),
    "whole and broken numbers": nx.Graph([("a", "b", {"x": 1}), ("b", "c", {"x": 1.5})]),
    "no numbers": nx.Graph([("a", "b", {"x": float("nan")}), ("b", "c", {"x": float("-inf")})]),
    "words of the formats": nx.DiGraph(
        [
            (
                "a",
                "b",
                dict.fromkeys(("start", "end", "kind", "source", "target", "for", "key"), "1990"),
            )
        ]
    ),
    "an interval that says nothing": nx.Graph([("a", "b", {"intervals": "../.."})]),
    "open intervals": nx.Graph([("a", "b", {"intervals": "../1990-01-01 1995-01-01/.."})]),
    "alike": nx.MultiDiGraph([("a", "b", {"kind": "party"}), ("a", "b", {"kind": "party"})]),
}


@pytest.mark.parametrize("name", MADE)
def test_files_of_networks_made_by_hand_are_sound(sound: Sound, name: str) -> None:
    sound(MADE[name])


def test_a_file_that_is_not_sound_is_found() -> None:
    graph = nx.Graph([("a", "b")])
    for name, write in (("gexf", gexf), ("graphml", graphml)):
        broken = etree.fromstring(write(graph).replace(b'target="b"', b'target="c"'))
        assert not _schema(name).validate(broken)


def test_gexf_keeps_edges_that_are_alike_apart_by_their_kinds() -> None:
    kinds = etree.fromstring(gexf(MADE["alike"])).xpath("//@kind")

    assert kinds == ["party", "party 2"]


def test_a_spell_has_the_ends_that_are_known() -> None:
    spells = etree.fromstring(gexf(MADE["open intervals"])).findall(".//{*}spell")

    assert [dict(spell.attrib) for spell in spells] == [
        {"end": "1990-01-01"},
        {"start": "1995-01-01"},
    ]


def test_a_network_without_dates_does_not_play() -> None:
    body = etree.fromstring(gexf(MADE["a node alone"])).find("{*}graph")

    assert body is not None
    assert body.get("mode") is None


@pytest.mark.parametrize("format_", FORMATS)
def test_files_are_the_same_bytes_each_time(world: Pactgraph, format_: str) -> None:
    assert world.export("whole", format_) == world.export("whole", format_)


def test_tables_of_edges_and_nodes_are_read_by_pandas(world: Pactgraph) -> None:
    pandas = pytest.importorskip("pandas")
    graph = world.network("state-arrangement")
    for nodes, first, count in (
        (False, ["source", "target"], graph.size()),
        (True, ["id"], len(graph)),
    ):
        data = exported(graph, "csv", nodes=nodes)
        table = pandas.read_csv(io.BytesIO(data))
        again = pandas.read_parquet(io.BytesIO(exported(graph, "parquet", nodes=nodes)))

        assert list(table.columns[: len(first)]) == first
        assert list(again.columns) == list(table.columns)
        assert len(table) == len(again) == count


def test_labels_are_in_the_language_asked_for(world: Pactgraph) -> None:
    read = nx.node_link_graph(json.loads(world.export("whole", "json", lang="zh")), edges="edges")

    assert all(data["label"] == data["zh"] for _, data in read.nodes(data=True))
    assert all(data["label"] == data["en"] for _, data in world.network("whole").nodes(data=True))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"format_": "gefx"}, "there is no format 'gefx'; expected one of gexf, graphml, gml"),
        ({"format_": "gexf", "nodes": True}, "gexf holds nodes and edges in one; ask for csv or"),
        ({"format_": "json", "bom": True}, "a byte-order mark belongs to csv"),
        ({"format_": "gml", "kind": "hole"}, "there is no network 'hole'; expected one of whole"),
        ({"format_": "csv", "kinds": ["case"]}, "the whole network holds every kind"),
        ({"format_": "csv", "at": "soon"}, "soon"),
    ],
    ids=["format", "nodes", "bom", "network", "kinds", "window"],
)
def test_wrong_use_is_said(world: Pactgraph, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        world.export(**{"kind": "whole", **arguments})
