from collections.abc import Mapping

import pytest

from pactgraph.answers.links import Connection
from pactgraph.errors import NamingError, UsageError
from pactgraph.graph.facade import Pactgraph


def ids(found: Connection) -> list[str]:
    return [link.arrangement.id for link in found]


def test_arrangements_come_in_order_of_time_and_the_undated_last(world: Pactgraph) -> None:
    found = world.connect("arland", "corland")

    assert ids(found) == [
        "liaison",
        "port-city-meeting-1999",
        "river-treaty-1999",
        "river-treaty-1990",
        "river-case-2004",
        "sweep",
    ]


def test_the_order_of_the_two_does_not_matter(world: Pactgraph) -> None:
    there, back = world.connect("XA", "XC"), world.connect("XC", "XA")

    assert sorted(ids(there)) == sorted(ids(back))


def test_a_hub_connects_only_its_own_pairs(world: Pactgraph) -> None:
    assert "liaison" in ids(world.connect("arland", "borland"))
    assert "liaison" not in ids(world.connect("borland", "corland"))


def test_a_body_connects_the_state_it_acts_for_through_every_step(world: Pactgraph) -> None:
    (link,) = world.connect("arland", "dorland")

    assert link.arrangement.id == "north-police-course-2007"
    assert [actor.id for actor in link.through("a", world.show("XA").thing)] == ["north-police"]
    assert link.roles("a") == ["trainer"]
    assert link.roles("b") == ["trainee"]


def test_a_body_is_connected_itself_and_its_province_too(world: Pactgraph) -> None:
    assert ids(world.connect("north-police", "dorland")) == ["north-police-course-2007"]
    assert ids(world.connect("north-province", "dorland")) == ["north-police-course-2007"]


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("north-police", "arland", "north-police acts for arland"),
        ("XA", "北省警察局", "north-police acts for arland"),
        ("north-province", "arland", "north-province acts for arland"),
        ("north-province", "north-police", "north-police acts for north-province"),
    ],
    ids=["a body and its state", "either way and by any name", "a province", "two steps of three"],
)
def test_two_of_whom_one_acts_for_the_other_are_no_pair(
    world: Pactgraph, a: str, b: str, told: str
) -> None:
    with pytest.raises(UsageError, match=f"{told}: what it takes part in counts to both"):
        world.connect(a, b)


def test_no_one_is_told_to_be_connected_with_whom_it_acts_for(world: Pactgraph) -> None:
    partners = world.connect("north-police", "eorland").partners["a"]

    assert [thing.id for thing, _ in partners] == ["borland", "corland", "dorland"]


def test_what_is_a_draft_connects_no_one(world: Pactgraph) -> None:
    assert "pact-draft" not in ids(world.connect("arland", "dorland"))


def test_a_later_party_is_connected_since_its_own_date(world: Pactgraph) -> None:
    links = {link.arrangement.id: link for link in world.connect("arland", "corland")}

    assert links["river-treaty-1990"].begin == "1990-05-01"
    assert links["river-treaty-1990"].since == "2000-01-01"
    assert links["sweep"].since is None


@pytest.mark.parametrize(
    ("window", "expected", "undated"),
    [
        ({"until": "1996"}, [], 0),
        ({"until": "1999-06"}, ["port-city-meeting-1999", "river-treaty-1999"], 0),
        ({"until": "1999-06-29"}, [], 2),
        ({"at": "2000-06"}, ["river-treaty-1999"], 1),
        ({"at": "2001"}, ["river-treaty-1999", "river-treaty-1990"], 0),
    ],
    ids=str,
)
def test_a_window_leaves_out_and_counts_what_is_not_certain(
    world: Pactgraph, window: Mapping[str, str], expected: list[str], undated: int
) -> None:
    found = world.connect("borland", "corland", **window)  # type: ignore[arg-type]

    assert expected == ids(found)
    assert undated == found.undated


def test_roles_that_do_not_connect_count_only_if_asked_for(world: Pactgraph) -> None:
    assert ids(world.connect("league", "arland")) == []
    assert ids(world.connect("league", "arland", observers=True)) == ["port-city-meeting-1999"]


def test_membership_counts_only_where_organizations_are_asked_for(world: Pactgraph) -> None:
    assert "league" not in ids(world.connect("arland", "borland"))
    assert ids(world.connect("arland", "borland", kinds=["organization"])) == ["league"]


def test_kinds_limit_the_answer(world: Pactgraph) -> None:
    found = world.connect("arland", "borland", kinds=["case", "mechanism"])

    assert ids(found) == ["liaison", "river-case-2004"]


def test_nothing_in_common_says_what_each_is_connected_with(world: Pactgraph) -> None:
    found = world.connect("corland", "dorland")

    assert ids(found) == []
    assert [(t.id, n) for t, n in found.partners["a"]] == [("arland", 6), ("borland", 4)]
    assert [(t.id, n) for t, n in found.partners["b"]] == [("arland", 1), ("borland", 1)]


def test_an_actor_without_ties_has_no_partners(world: Pactgraph) -> None:
    assert world.connect("eorland", "arland").partners["a"] == ()


def test_the_json_has_the_keys_of_the_contract(world: Pactgraph) -> None:
    answer = world.connect("arland", "dorland", until="2007").to_dict()
    (link,) = answer["arrangements"]
    place = {"document": "chronicle.txt", "paragraph": 6, "sentence": 1}
    arland = {
        "id": "arland",
        "kind": "state",
        "type": "State",
        "name": {"zh": "阿兰", "en": "Arland"},
        "aliases": ["Kingdom of Arland"],
    }
    police = {
        "id": "north-police",
        "kind": "agency",
        "type": "Agency",
        "name": {"zh": "北省警察局", "en": "North Police"},
        "aliases": [],
    }
    dorland = {**arland, "id": "dorland", "name": {"zh": "多兰", "en": "Dorland"}, "aliases": []}

    assert {"a": arland, "b": dorland, "at": None, "until": "2007", "undated": 0} == {
        key: value for key, value in answer.items() if key != "arrangements"
    }
    assert link == {
        "id": "north-police-course-2007",
        "kind": "event",
        "type": "Training",
        "name": {"zh": "北省警察局培训班", "en": "North Police course"},
        "aliases": [],
        "date": "2007",
        "begin": "2007-01-01",
        "end": "2007-12-31",
        "since": "2007-01-01",
        "roles": {"a": ["trainer"], "b": ["trainee"]},
        "through": {"a": [police], "b": []},
        "ties": {
            "a": [
                {
                    "actor": police,
                    "role": "trainer",
                    "date": "2007",
                    "begin": "2007-01-01",
                    "certainty": "stated",
                    "evidence": [place],
                }
            ],
            "b": [
                {
                    "actor": dorland,
                    "role": "trainee",
                    "date": "2007",
                    "begin": "2007-01-01",
                    "certainty": "stated",
                    "evidence": [place],
                }
            ],
        },
        "evidence": [place],
    }


def test_an_actor_is_not_asked_about_itself(world: Pactgraph) -> None:
    with pytest.raises(UsageError, match="the same actor, arland"):
        world.connect("XA", "Arland")


def test_a_kind_that_cannot_connect_is_refused(world: Pactgraph) -> None:
    with pytest.raises(UsageError, match="law cannot connect; expected agreement"):
        world.connect("arland", "borland", kinds=["law"])


def test_only_actors_are_connected(world: Pactgraph) -> None:
    with pytest.raises(NamingError, match="no actor is named 'river-treaty-1990'"):
        world.connect("arland", "river-treaty-1990")
