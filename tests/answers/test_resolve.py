from pathlib import Path

import pytest

from pactgraph.answers.resolve import nearest, resolve
from pactgraph.build.steps import compile_seeds
from pactgraph.compile.sources import Sources
from pactgraph.errors import NamingError
from pactgraph.graph.facade import Pactgraph
from pactgraph.store.engines import Oxigraph
from pactgraph.values.terms import ACTOR_KINDS


@pytest.mark.parametrize(
    "name", ["arland", "Arland", "ARLAND", "XA", "xaa", "阿兰", "Kingdom of Arland", "ａｒｌａｎｄ"]
)
def test_a_thing_answers_to_its_id_codes_names_and_aliases(world: Pactgraph, name: str) -> None:
    (thing,) = resolve(world.store, [name])

    assert thing.id == "arland"


def test_an_unknown_name_gets_the_nearest(world: Pactgraph) -> None:
    with pytest.raises(NamingError) as caught:
        resolve(world.store, ["Arlnd"], ACTOR_KINDS)

    assert str(caught.value).startswith("no actor is named 'Arlnd'; the nearest names are Arland")
    assert "Arland (arland)" in caught.value.candidates


def test_a_name_like_no_other_gets_no_advice(world: Pactgraph) -> None:
    assert nearest(world.store, "qqqqqq") == []


def test_a_part_of_a_name_is_near_to_it(world: Pactgraph) -> None:
    assert "Port City meeting (port-city-meeting-1999)" in nearest(world.store, "port city meet")


TYPED = {
    "UN": "united-nations",
    "the UN": "united-nations",
    "UK": "united-kingdom",
    "Great Britain": "united-kingdom",
    "SCO": "shanghai-cooperation-organization",
    "上合": "shanghai-cooperation-organization",
    "上合組織": "shanghai-cooperation-organization",
    "MPS": "ministry-of-public-security",
    "KNB": "kazakhstan-national-security-committee",
    "ACCORD": "asean-china-drug-control-mechanism",
    "GMS": "gms-economic-development-strategy",
    "HONLEA": "honlea-asia-pacific-31",
    "PEN Online": "incb-online-notification-system",
    "Six plus Two": "six-plus-two-mechanism",
    "AP": "associated-press",
    "Burma": "myanmar",
    "緬甸": "myanmar",
    "缅甸联邦共和国": "myanmar",
    "the Russian Federation": "russia",
    "俄联邦": "russia",
    "Lao PDR": "laos",
    "寮國": "laos",
    "Vietnam": "viet-nam",
    "Việt Nam": "viet-nam",
    "PRC": "china",
    "中國": "china",
    "America": "united-states",
    "U.S.": "united-states",
    "Holland": "netherlands",
    "聯合國": "united-nations",
    "上海合作組織": "shanghai-cooperation-organization",
    "禁毒諒解備忘錄": "drug-control-mou-1993",
}


@pytest.mark.parametrize(("name", "id_"), TYPED.items(), ids=TYPED)
def test_what_people_type_finds_what_they_mean(shipped: Pactgraph, name: str, id_: str) -> None:
    (thing,) = resolve(shipped.store, [name])

    assert thing.id == id_


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("PRK", "Democratic People's Republic of Korea (朝鲜) is a state, but nothing in"),
        ("北韓", "Democratic People's Republic of Korea (朝鲜) is a state, but nothing in"),
        ("São Tomé", "Sao Tome and Principe (圣多美和普林西比) is a state, but nothing in"),
        (
            "Cote d'Ivoire",
            "Côte d'Ivoire (科特迪瓦) is a state, but nothing in the graph is",
        ),
        ("Turkey", "Türkiye (土耳其) is a state, but nothing in the graph is about it"),
        ("Swaziland", "Eswatini (斯威士兰) is a state, but nothing in the graph is about it"),
        ("Réunion", "Réunion (留尼汪) is a territory, but nothing in the graph is about it"),
        (
            "Soviet Union",
            "Union of Soviet Socialist Republics (苏联) is a former state or",
        ),
    ],
)
def test_a_country_that_is_not_in_the_graph_is_said_to_be_none_of_it(
    shipped: Pactgraph, name: str, message: str
) -> None:
    with pytest.raises(NamingError) as caught:
        resolve(shipped.store, [name], ACTOR_KINDS)

    assert str(caught.value).startswith(f"{name!r}: {message}")


@pytest.mark.parametrize("name", ["Congo", "刚果", "Korea", "Virgin Islands"])
def test_a_name_of_several_countries_names_them_all(shipped: Pactgraph, name: str) -> None:
    with pytest.raises(NamingError) as caught:
        resolve(shipped.store, [name])

    assert str(caught.value).startswith(f"{name!r} names several countries: ")
    assert str(caught.value).count("which nothing in the graph is about") == 2


SOUTH = """- id: south-korea
  type: State
  name: {zh: 韩国, en: South Korea}
  isoCode: [KR, KOR]
"""


def test_a_name_of_several_countries_says_which_is_here(tmp_path: Path) -> None:
    """A graph that has one Korea does not take every Korea for it, but knows its own names."""
    (tmp_path / "states.yaml").write_text(SOUTH, "utf-8")
    store = Oxigraph.of(compile_seeds(Sources.at(tmp_path)).quads)
    with pytest.raises(NamingError) as caught:
        resolve(store, ["Korea"])

    assert str(caught.value) == (
        "'Korea' names several countries: Republic of Korea (韩国), ask by KOR; "
        "Democratic People's Republic of Korea (朝鲜), which nothing in the graph is about"
    )
    assert {t.id for t in resolve(store, ["ROK", "大韩民国", "南韓", "KOR"])} == {"south-korea"}


@pytest.mark.parametrize(
    "name",
    [
        "A report says that the UN and China agreed on parks and on much else in Yunnan",
        "云南省与缅甸在边境地区开展替代种植合作取得了很大成绩并得到联合国的高度评价",
        "arks",
        "evelopment",
        "xx",
        "fun",
        "PRKS",
    ],
)
def test_a_sentence_or_the_inside_of_a_word_is_near_to_nothing(
    shipped: Pactgraph, name: str
) -> None:
    assert nearest(shipped.store, name) == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Government of Thailand", "Thailand (thailand)"),
        ("Kazakhsten", "Kazakhstan (kazakhstan)"),
        ("Kirgizstan", "Kyrgyzstan (kyrgyzstan)"),
        ("Tailandia", "Thailand (thailand)"),
        ("Golden Triangl", "Golden Triangle (golden-triangle)"),
        ("缅旬", "缅甸 (myanmar)"),
        ("中国政府", "中国 (china)"),
        ("Mekong basin", "mekong"),
        ("湄公河流域", "湄公河 (mekong)"),
        ("customs", "World Customs Organization (world-customs-organization)"),
    ],
)
def test_the_nearest_are_slips_and_whole_words(shipped: Pactgraph, name: str, near: str) -> None:
    assert near in nearest(shipped.store, name)


def test_several_names_come_in_the_order_asked(world: Pactgraph) -> None:
    assert [t.id for t in resolve(world.store, ["XC", "XA"])] == ["corland", "arland"]


def test_an_ambiguous_name_gets_its_candidates(shipped: Pactgraph) -> None:
    """Two MOU texts share a short alias in some sources; here an id decides, a fold does not."""
    by_key: dict[str, set[str]] = {}
    for thing, key in shipped.query("SELECT ?thing ?key { ?thing pact:key ?key }"):
        by_key.setdefault(str(key), set()).add(str(thing))
    shared = {key: ids for key, ids in by_key.items() if len(ids) > 1 and not ids & {key}}
    for key, ids in shared.items():
        with pytest.raises(NamingError) as caught:
            resolve(shipped.store, [key])

        assert sorted(ids) == sorted(caught.value.candidates)
