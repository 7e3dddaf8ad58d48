"""Who acts for whom in which time, and so for whom a participation counts."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.generated import graph_of, mandate, thing, tie
from tests.places import SMALL

from pactgraph import Pactgraph, UsageError
from pactgraph.build.steps import Compiled, compile_seeds
from pactgraph.compile.sources import Sources
from pactgraph.store.engines import Oxigraph

Records = list[dict[str, Any]]


def envoy(*terms: tuple[str, str | None], name: str = "envoy") -> dict[str, Any]:
    """Return a person who acts for states in terms."""
    dated = ({"date": date} if date else {} for _, date in terms)
    own = [mandate(name, to, **term) for (to, _), term in zip(terms, dated, strict=True)]
    return thing(name, "Person") | {"mandates": own}


def states(*names: str) -> Records:
    return [thing(name, "State") for name in names]


def meeting(date: str | None, *actors: str, type_: str = "Meeting") -> dict[str, Any]:
    own = {"date": date} if date else {}
    return thing("talks", type_, **own) | {"participations": [tie("talks", a) for a in actors]}


def stands_for(kg: Pactgraph, actor: str = "envoy") -> list[str]:
    """Return the others to whom an actor's participation in the talks counts."""
    rows = kg.query(f"SELECT ?p {{ ?t pact:actor id:{actor} ; pact:standsFor ?p }} ORDER BY ?p")
    return [str(name) for (name,) in rows if name != actor]


UNTIL_FROM = (("a", "../1995"), ("b", "1996/.."))
GAP = (("a", "1990/1993"), ("b", "1996/1998"))
TOUCHING = (("a", "1990/1995"), ("b", "1995/2000"))
UNKNOWN = (("a", "1993/"), ("b", "1996/.."))
ONE = (("a", "1993/1998"),)


@pytest.mark.parametrize(
    ("terms", "date", "expected"),
    [
        (UNTIL_FROM, "1990", ["a"]),
        (UNTIL_FROM, "1995", ["a"]),
        (UNTIL_FROM, "1995-12-31", ["a"]),
        (UNTIL_FROM, "1996-01-01", ["b"]),
        (UNTIL_FROM, "1996", ["b"]),
        (UNTIL_FROM, "2003-05", ["b"]),
        (UNTIL_FROM, "1995/1997", ["a"]),
        (UNTIL_FROM, "1995-12/1996-01", ["a"]),
        (UNTIL_FROM, "1996/..", ["b"]),
        (UNTIL_FROM, "[..1994]", ["a"]),
        (UNTIL_FROM, "[1997..]", ["b"]),
        (UNTIL_FROM, "199X", []),
        (UNTIL_FROM, "[1994..]", []),
        (UNTIL_FROM, None, []),
        (GAP, "1989", []),
        (GAP, "1993", ["a"]),
        (GAP, "1994", []),
        (GAP, "1995-06", []),
        (GAP, "1998-12-31", ["b"]),
        (GAP, "1999", []),
        (GAP, "1993/1996", ["a"]),
        (TOUCHING, "1994", ["a"]),
        (TOUCHING, "1995-07", []),
        (TOUCHING, "1996", ["b"]),
        (UNKNOWN, "1994", ["a"]),
        (UNKNOWN, "2000", []),
        (ONE, "1992", []),
        (ONE, "1993-05", ["a"]),
        (ONE, "1999", []),
        (ONE, "[1990..]", ["a"]),
        (ONE, "[1999..]", []),
        (ONE, None, ["a"]),
        ((("a", "1990/1992"), ("a", "1996/1998")), "1994", []),
        ((("a", "1990/1992"), ("a", "1996/1998")), "1997", ["a"]),
        ((("a", "1990/1992"), ("a", "1996/1998")), None, ["a"]),
        ((("a", None),), "1994", ["a"]),
        ((("a", None),), None, ["a"]),
        ((("a", "1996-03"),), "1996", ["a"]),
        ((("a", "[..1995]"),), "1994", ["a"]),
        ((("a", "[..1995]"),), "1996", []),
    ],
    ids=str,
)
def test_a_participation_counts_to_whom_its_actor_acted_for_when_it_began(
    terms: tuple[tuple[str, str | None], ...], date: str | None, expected: list[str]
) -> None:
    own = envoy(*terms)
    for i, each in enumerate(own["mandates"]):
        each["id"] = f"{each['id']}-{i}"
    kg = graph_of([*states("a", "b", "c"), own, meeting(date, "envoy", "c")])

    assert stands_for(kg) == expected
    for name in ("a", "b"):
        assert len(kg.connect(name, "c")) == (name in expected)
    assert len(kg.connect("a", "b")) == 0


def test_the_dates_of_a_participation_come_before_those_of_its_arrangement() -> None:
    talks = thing("talks", "Agreement", date="1990")
    talks["participations"] = [tie("talks", "envoy", date="1997"), tie("talks", "c")]
    kg = graph_of([*states("a", "b", "c"), envoy(*UNTIL_FROM), talks])

    assert stands_for(kg) == ["b"]


def test_what_one_signed_binds_the_state_after_the_term() -> None:
    pact = meeting("1994", "envoy", "c", type_="Agreement")
    kg = graph_of([*states("a", "b", "c"), envoy(*UNTIL_FROM), pact])

    assert [link.arrangement.id for link in kg.connect("a", "c", at="2005")] == ["talks"]
    assert [link.arrangement.id for link in kg.connect("b", "c", at="2005")] == []


def test_who_takes_part_anew_for_another_counts_to_each_in_its_time() -> None:
    talks = thing("talks", "Mechanism", date="1990/..")
    ties = [tie("talks", "envoy", date="1990/1995"), tie("talks", "envoy", date="1996/..")]
    ties[1]["id"] += "-1996"
    talks["participations"] = [*ties, tie("talks", "c")]
    kg = graph_of([*states("a", "b", "c"), envoy(*UNTIL_FROM), talks])
    found = {
        year: [name for name in ("a", "b") if len(kg.connect(name, "c", at=year))]
        for year in ("1992", "1999")
    }

    assert found == {"1992": ["a"], "1999": ["b"]}


CHAIN = [
    *states("east", "west", "union", "c"),
    thing("office", "Agency")
    | {
        "mandates": [
            mandate("office", "east", date="../1990-10-02"),
            mandate("office", "west", date="1990-10-03/.."),
        ]
    },
    thing("branch", "Agency", actsFor="office"),
    envoy(("branch", "1988/1992"), ("c", "1993/..")),
    thing("west-region", "Territory", actsFor="union"),
]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1987", []),
        ("1989", ["branch", "east", "office"]),
        ("1990-10-02", ["branch", "east", "office"]),
        ("1990-10-03", ["branch", "office", "west"]),
        ("1990", ["branch", "office"]),
        ("1992", ["branch", "office", "west"]),
        ("1993", ["c"]),
    ],
)
def test_each_step_of_a_chain_holds_when_the_participation_began(
    date: str, expected: list[str]
) -> None:
    assert stands_for(graph_of([*CHAIN, meeting(date, "envoy", "union")])) == expected


def test_a_chain_of_many_terms_is_followed_to_the_end() -> None:
    bodies = [
        thing(f"b{i}", "Agency") | {"mandates": [mandate(f"b{i}", f"b{i + 1}", date="1990/1999")]}
        for i in range(7)
    ]
    talks = meeting("1994", "b0", "c")
    kg = graph_of([*bodies, *states("b7", "c"), talks])

    assert stands_for(kg, "b0") == [f"b{i}" for i in range(1, 8)]
    assert len(kg.connect("b7", "c")) == 1


def test_one_acts_for_another_if_ever() -> None:
    kg = graph_of([*states("a", "b", "c"), envoy(*UNTIL_FROM), meeting("1990", "envoy", "b")])

    for name in ("a", "b"):
        with pytest.raises(UsageError, match=f"envoy acts for {name}"):
            kg.connect("envoy", name)
    assert [tuple(row) for row in kg.query("SELECT ?x ?y { ?x pact:actsFor ?y } ORDER BY ?y")] == [
        ("envoy", "a"),
        ("envoy", "b"),
    ]


def test_a_mandate_without_a_date_is_as_good_as_acts_for() -> None:
    whole = meeting("1994", "envoy", "b")
    stated, nested = (
        graph_of([*states("a", "b"), person, whole])
        for person in (thing("envoy", "Person", actsFor="a"), envoy(("a", None)))
    )
    for question in (
        "SELECT ?t ?p { ?t pact:standsFor ?p }",
        "SELECT ?x ?y { ?x pact:actsFor ?y }",
    ):
        assert {tuple(row) for row in stated.query(question)} == {
            tuple(row) for row in nested.query(question)
        }


ENVOY = """- id: envoy
  type: Person
  name: {zh: 特使, en: Envoy}
  {plain}
  mandates:
{mandates}
  evidence: ["chronicle#5.1"]
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "seeds")
    return tmp_path / "seeds"


def compiled(seeds: Path, *mandates: str, plain: str = "") -> Compiled:
    lines = "\n".join(f"  - {{{own}}}" for own in mandates)
    text = ENVOY.replace("{mandates}", lines).replace("{plain}", plain or "editorial: [zh]")
    path = seeds / "persons.yaml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    return compile_seeds(Sources.at(seeds))


AT_ONCE = "holds while the agent acts for another; give each mandate the date in which it held"
OF_TWO = "acts for two at the same time; give each mandate the date in which it held"
AN_ACTOR = "the principal of a mandate is a state, territory, organization, agency or person"
UNSURE = (
    "a participation can have begun in this mandate or in one for another, and counts to neither; "
    "date it more finely if the source does"
)
TERM_A = 'principal: arland, date: "1990/1995"'


@pytest.mark.parametrize(
    ("mandates", "plain", "expected"),
    [
        ([TERM_A, 'principal: borland, date: "1996/.."'], "", []),
        ([TERM_A, 'principal: borland, date: "1995/.."'], "", []),
        ([TERM_A, 'principal: arland, date: "1994/1999"'], "", []),
        ([TERM_A, 'principal: borland, date: "1994/.."'], "", [(11, AT_ONCE), (12, AT_ONCE)]),
        ([TERM_A, 'principal: borland, date: "1992"'], "", [(11, AT_ONCE), (12, AT_ONCE)]),
        (
            ['principal: arland, date: "1996/.."', 'principal: borland, date: "1999/.."'],
            "",
            [(11, AT_ONCE), (12, AT_ONCE)],
        ),
        (['principal: arland, date: "../1995"', 'principal: borland, date: "1996/.."'], "", []),
        (['principal: arland, date: "[..1995]"', 'principal: borland, date: "1996/.."'], "", []),
        (['principal: arland, date: "1993/"', 'principal: borland, date: "1996/.."'], "", []),
        ([TERM_A, "principal: borland"], "", [(11, AT_ONCE)]),
        (["principal: arland", "principal: borland"], "", [(6, OF_TWO)]),
        ([TERM_A], "actsFor: borland", [(11, AT_ONCE)]),
        (["principal: arland"], "actsFor: borland", [(6, OF_TWO)]),
        (
            ["principal: heroin"],
            "",
            [
                (
                    11,
                    f"principal: {AN_ACTOR}",
                )
            ],
        ),
        (
            ["certainty: entailed, principal: arland"],
            "",
            [(11, "is not plainly stated, and no note says how the source was read")],
        ),
        (['date: "1994"'], "", [(11, "principal: a mandate names one principal")]),
        (
            ["principal: envoyy"],
            "",
            [
                (
                    11,
                    "principal: there is no record 'envoyy'; did you mean 'envoy'?",
                )
            ],
        ),
        (["principal: [arland, borland]"], "", [(11, "principal: takes one value, not a list")]),
        (
            ["principal: arland, role: member"],
            "",
            [(11, "role: a record of type Mandate has no such key; it is for Participation")],
        ),
        (
            ["id: x, principal: arland"],
            "",
            [(11, "id: a mandate has no such key; it is made of its others")],
        ),
        (
            ["principal: arland", "principal: arland"],
            "",
            [(12, "mandates: the same principal stands here twice")],
        ),
        (
            ['principal: arland, date: "199"'],
            "",
            [(11, "date: '199' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996")],
        ),
    ],
    ids=str,
)
def test_what_is_wrong_with_mandates_is_said_at_their_lines(
    seeds: Path, mandates: list[str], plain: str, expected: list[tuple[int, str]]
) -> None:
    found = compiled(seeds, *mandates, plain=plain).problems()

    assert [(problem.line, problem.message) for problem in found] == expected


def test_a_participation_that_is_certain_for_neither_is_told(seeds: Path) -> None:
    path = seeds / "cases" / "river-case-2004.yaml"
    text = path.read_text("utf-8").replace("actor: north-police", "actor: envoy")
    path.write_text(text, "utf-8")
    touching = ('principal: arland, date: "1999/2004"', 'principal: corland, date: "2004/.."')
    found = compiled(seeds, *touching)

    assert found.problems() == []
    assert [problem.message for problem in found.warnings()] == [UNSURE]
    kg = Pactgraph(Oxigraph.of(found.quads))
    assert [link.arrangement.id for link in kg.connect("envoy", "borland")] == ["river-case-2004"]
    assert len(kg.connect("arland", "borland", kinds=["case"])) == 0


@pytest.fixture
def dated(seeds: Path) -> Pactgraph:
    """The small world with an envoy of Arland until 1999 and of Borland from 2000."""
    own = 'principal: arland, date: "1990/1999", evidence: ["chronicle#2.1"]'
    then = 'principal: borland, date: "2000/..", certainty: inferred, note: Told of later.'
    return Pactgraph(Oxigraph.of(compiled(seeds, own, then).quads))


def test_a_thing_shows_its_mandates_from_either_end(dated: Pactgraph) -> None:
    found = dated.show("envoy")
    (at_home,) = (own for own in dated.show("arland").mandates if own.agent.id == "envoy")
    told = [
        (own.id, own.principal.id, own.date, own.begin, own.end, own.certainty, own.note)
        for own in found.mandates
    ]

    assert told == [
        ("envoy/arland", "arland", "1990/1999", "1990-01-01", "1999-12-31", "stated", None),
        ("envoy/borland", "borland", "2000/..", "2000-01-01", None, "inferred", "Told of later."),
    ]
    assert [list(map(str, own.evidence)) for own in found.mandates] == [
        ["chronicle#2.1"],
        ["chronicle#5.1"],
    ]
    assert at_home == found.mandates[0]
    assert [(name, other.id) for name, other in found.relations] == [
        ("actsFor", "arland"),
        ("actsFor", "borland"),
    ]
    assert ("actsFor", "envoy") in [(name, t.id) for name, t in dated.show("borland").related]


def test_the_json_and_the_rows_of_a_thing_have_its_mandates(dated: Pactgraph) -> None:
    found = dated.show("envoy")
    answer = found.to_dict()["mandates"][0]

    assert answer["principal"]["id"] == "arland"
    assert answer["evidence"] == [{"document": "chronicle.txt", "paragraph": 2, "sentence": 1}]
    assert ("principal", "arland 1990/1999") in list(found.to_rows())
    assert ("agent", "envoy 2000/..") in list(dated.show("borland").to_rows())


def test_the_question_who_acts_for_whom_says_when_and_how_surely(dated: Pactgraph) -> None:
    rows = dated.query("acting-for", {"actor": "borland"})

    assert [tuple(row) for row in rows] == [
        ("borland", "envoy", "Envoy", "person", "borland", "2000/..", "inferred")
    ]


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ({}, ["arland", "borland"]),
        ({"at": "1995"}, ["arland"]),
        ({"at": "2005"}, ["borland"]),
        ({"until": "1995"}, ["arland"]),
    ],
    ids=str,
)
def test_the_whole_network_has_the_mandates_of_a_window(
    dated: Pactgraph, window: dict[str, str], expected: list[str]
) -> None:
    edges = dated.network("whole", **window).edges("envoy", data=True)

    assert sorted(other for _, other, _ in edges) == expected
    assert {data["kind"] for *_, data in edges} == {"actsFor"}


def test_an_edge_of_a_mandate_carries_its_own_date_and_passages(dated: Pactgraph) -> None:
    data = dated.network("whole").get_edge_data("envoy", "arland")["envoy/arland"]

    assert (data["date"], data["begin"], data["end"]) == ("1990/1999", "1990-01-01", "1999-12-31")
    assert (data["certainty"], data["passages"]) == ("stated", "chronicle#2.1")
    assert data["en"] == "acts for"


def test_nodes_of_networks_say_for_whom_they_ever_act(dated: Pactgraph) -> None:
    assert dated.network("whole").nodes["envoy"]["acts_for"] == "arland borland"


def test_two_mandates_of_one_principal_are_told_apart_by_their_dates(seeds: Path) -> None:
    both = ('principal: arland, date: "1990/1992"', 'principal: arland, date: "1996/.."')
    kg = Pactgraph(Oxigraph.of(compiled(seeds, *both).quads))

    assert [own.id for own in kg.show("envoy").mandates] == [
        "envoy/arland-1990-1992",
        "envoy/arland-1996",
    ]
