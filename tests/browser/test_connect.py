import shutil
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.generated import graph_of, mandate, thing, tie
from tests.generated import world as made
from tests.places import SMALL

import pactgraph
from pactgraph.build.steps import checked
from pactgraph.compile.sources import Sources
from pactgraph.store.engines import Oxigraph
from pactgraph.view.page import drawn

pytestmark = pytest.mark.browser

ASK = """([pairs, window, observers]) => pairs.map(([a, b]) => {
  const span = window.at ? { last: `${window.at}-12-31`, alive: `${window.at}-01-01` }
    : window.until ? { last: `${window.until}-12-31` } : null;
  const { arrangements, undated } = connect(graph, a, b, { window: span, observers });
  const ids = (ties) => ties.map((tie) => tie.id).sort();
  return { undated, arrangements: arrangements.map(({ id, since, roles, through, ties }) =>
    ({ id, since, roles, through, ties: { a: ids(ties.a), b: ids(ties.b) } })) };
})"""


def from_python(found: pactgraph.Connection) -> dict[str, Any]:
    answer = found.to_dict()
    return {
        "undated": answer["undated"],
        "arrangements": [
            {
                "id": link["id"],
                "since": link["since"],
                "roles": link["roles"],
                "through": {
                    side: [thing["id"] for thing in link["through"][side]] for side in "ab"
                },
                "ties": {side: sorted(tie.id for tie in own.ties[side]) for side in ("a", "b")},
            }
            for link, own in zip(answer["arrangements"], found, strict=True)
        ],
    }


@pytest.mark.parametrize(
    "observers",
    [pytest.param(False, marks=pytest.mark.long, id="plain"), pytest.param(True, id="observers")],
)
@pytest.mark.parametrize(
    "window",
    [
        pytest.param({}, id="any time"),
        pytest.param({"until": "1994"}, id="until 1994", marks=pytest.mark.long),
        pytest.param({"until": "2006"}, id="until 2006", marks=pytest.mark.long),
        pytest.param({"at": "1996"}, id="at 1996", marks=pytest.mark.long),
        pytest.param({"at": "2007"}, id="at 2007", marks=pytest.mark.long),
    ],
)
def test_the_page_connects_every_two_states_as_the_command_does(
    open_page: Callable[..., Page],
    graph: pactgraph.Pactgraph,
    window: dict[str, str],
    observers: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    states = [row[0] for row in graph.query("SELECT ?s { ?s a pact:State } ORDER BY ?s")]
    pairs = list(combinations(map(str, states), 2))
    found = open_page().evaluate(ASK, [pairs, window, observers])
    expected = [from_python(graph.connect(a, b, **window, observers=observers)) for a, b in pairs]

    assert found == expected


@pytest.mark.long
def test_the_page_connects_every_two_actors_as_the_command_does(
    open_page: Callable[..., Page], graph: pactgraph.Pactgraph
) -> None:
    actors = [
        row[0] for row in graph.query("SELECT DISTINCT ?a { ?t pact:standsFor ?a } ORDER BY ?a")
    ]
    chains = graph.query("SELECT ?x ?y { ?x pact:actsFor+ ?y }")
    one_side = {frozenset(row) for row in chains}
    pairs = [pair for pair in combinations(map(str, actors), 2) if frozenset(pair) not in one_side]
    page = open_page()
    found = page.evaluate(ASK, [pairs, {}, False])
    refused = page.evaluate(ASK, [[sorted(map(str, pair)) for pair in one_side], {}, False])

    assert found == [from_python(graph.connect(a, b)) for a, b in pairs]
    assert all(answer == {"undated": 0, "arrangements": []} for answer in refused)


def page_of(kg: pactgraph.Pactgraph, folder: Path) -> Path:
    path = folder / "network.html"
    path.write_bytes(drawn(kg.store).html.encode())
    return path


@pytest.mark.parametrize("seed", [10, 15, 21])
def test_the_page_connects_who_acted_for_whom_in_their_terms_as_the_command_does(
    open_page: Callable[..., Page], tmp_path: Path, seed: int
) -> None:
    kg = graph_of(made(seed))
    page = open_page(path=page_of(kg, tmp_path))
    rows = kg.query("SELECT DISTINCT ?a { ?t pact:standsFor ?a } ORDER BY ?a")
    one_side = {frozenset(row) for row in kg.query("SELECT ?x ?y { ?x pact:actsFor+ ?y }")}
    everyone = combinations([str(row[0]) for row in rows], 2)
    pairs = [pair for pair in everyone if frozenset(pair) not in one_side]

    windows: list[dict[str, Any]] = [{}, {"until": "1994"}, {"at": "1998"}]
    for window in windows:
        found = page.evaluate(ASK, [pairs, window, False])
        assert found == [from_python(kg.connect(a, b, **window)) for a, b in pairs]


@pytest.fixture
def envoy(tmp_path: Path) -> Path:
    """The page of an envoy of one state until 1995 and of another from 1996."""
    terms = [
        mandate("envoy", "aland", date="1990/1995", certainty="inferred", note="By the name."),
        mandate("envoy", "beland", date="1996/.."),
    ]
    talks = [
        thing(name, "Meeting", date=date) | {"participations": [tie(name, "envoy"), tie(name, "c")]}
        for name, date in (("early", "1994"), ("late", "1999"))
    ]
    people = [thing("envoy", "Person") | {"mandates": terms}]
    states = [thing(name, "State") for name in ("aland", "beland", "c")]
    return page_of(graph_of([*states, *people, *talks]), tmp_path)


def test_a_tie_folds_into_the_state_for_which_its_actor_acted_then(
    open_page: Callable[..., Page], envoy: Path
) -> None:
    found = open_page(path=envoy).evaluate(
        """() => [...membersOf(graph.ties, new Set(["state"]))]
            .map(([whole, sides]) => [whole, [...sides.keys()].sort()]).sort()"""
    )

    assert found == [["early", ["aland", "c"]], ["late", ["beland", "c"]]]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_drawer_tells_mandates_from_either_end(
    open_page: Callable[..., Page], envoy: Path, language: str
) -> None:
    title = {"en": "mandate", "zh": "代表关系"}[language]
    of_agent, of_principal = (
        open_page(f"select={name}&lang={language}", path=envoy).inner_text("#drawer-body")
        for name in ("envoy", "aland")
    )

    assert title in of_agent
    assert "1990 – 1995" in of_agent
    assert "1996 –" in of_agent
    assert "By the name." in of_agent
    assert "1990 – 1995" in of_principal
    assert "1996 –" not in of_principal


def test_two_of_one_side_are_told_to_be_no_pair(open_page: Callable[..., Page]) -> None:
    page = open_page("a=china&b=ministry-of-public-security")

    assert "One acts for the other" in page.inner_text("#drawer-body")


def test_the_page_knows_an_unknown_end_from_an_open_one(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    shutil.copytree(SMALL, tmp_path / "seeds")
    record = tmp_path / "seeds" / "mechanisms" / "liaison.yaml"
    record.write_text(record.read_text("utf-8").replace("1996/..", "1996/"), "utf-8")
    kg = pactgraph.Pactgraph(Oxigraph.of(checked(Sources.at(tmp_path / "seeds")).quads))
    path = tmp_path / "network.html"
    path.write_bytes(drawn(kg.store).html.encode())
    page = open_page(path=path)

    for year in ("1996", "1997", "2020"):
        (found,) = page.evaluate(ASK, [[["arland", "borland"]], {"at": year}, False])
        assert found == from_python(kg.connect("arland", "borland", at=year))
    assert page.evaluate("['1996/', '1996/..', '/1996', '1996/1998'].map(when)") == [
        "1996 – ?",
        "1996 –",
        "? – 1996",
        "1996 – 1998",
    ]
