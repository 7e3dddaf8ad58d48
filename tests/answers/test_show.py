import pytest

from pactgraph.errors import NamingError
from pactgraph.graph.facade import Pactgraph


def test_everything_stated_of_a_thing_is_shown(world: Pactgraph) -> None:
    found = world.show("river-case-heroin")

    assert found.properties == {
        "comparator": ["more-than"],
        "measure": ["seized"],
        "standardUnit": ["kg"],
        "standardValue": [180],
        "unit": ["kg"],
        "value": [180],
    }
    assert [(name, thing.id) for name, thing in found.relations] == [
        ("about", "river-case-2004"),
        ("substance", "heroin"),
    ]
    assert (found.date, found.begin, found.end) == ("2004", "2004-01-01", "2004-12-31")


def test_what_names_a_thing_is_shown_with_the_property(world: Pactgraph) -> None:
    found = world.show("river-treaty-1990")

    assert [(name, thing.id) for name, thing in found.related] == [
        ("about", "treaty-too-weak"),
        ("amends", "river-protocol-1995"),
        ("under", "port-city-meeting-1999"),
        ("updates", "river-treaty-1999"),
    ]


def test_the_ties_of_an_arrangement_have_their_own_dates_and_passages(world: Pactgraph) -> None:
    ties = [(t.actor.id, t.role, t.date, t.certainty) for t in world.show("河流条约").ties]

    assert ties == [
        ("arland", "signatory", "1990-05", "stated"),
        ("borland", "signatory", "1990-05", "stated"),
        ("corland", "party", "2000", "entailed"),
    ]


def test_the_ties_of_an_actor_are_its_own(world: Pactgraph) -> None:
    assert [tie.whole.id for tie in world.show("north-police").ties] == [
        "river-case-2004",
        "north-police-course-2007",
    ]


def test_an_organization_shows_its_members_and_what_it_is_in(world: Pactgraph) -> None:
    found = world.show("league")

    assert {("arland", "league"), ("borland", "league"), ("league", "port-city-meeting-1999")} == {
        (tie.actor.id, tie.whole.id) for tie in found.ties
    }


def test_what_is_not_actual_is_shown_as_what_it_is(world: Pactgraph) -> None:
    assert world.show("pact-draft").properties["status"] == ["draft"]


def test_the_json_uses_the_keys_of_connect(world: Pactgraph) -> None:
    answer = world.show("crops").to_dict()

    assert {"id", "kind", "type", "name", "aliases", "date", "begin", "end"} <= answer.keys()
    assert {"properties", "relations", "related", "ties", "evidence"} <= answer.keys()
    assert answer["evidence"] == [{"document": "chronicle.txt", "paragraph": 6, "sentence": 2}]
    assert [tie["role"] for tie in answer["ties"]] == ["donor", "recipient"]


def test_rows_say_the_same_as_a_table(world: Pactgraph) -> None:
    rows = list(world.show("crops").to_rows())

    assert ("date", "1991/1994") in rows
    assert ("donor", "borland 1991/1994") in rows
    assert ("evidence", "chronicle#6.2") in rows


def test_what_has_no_name_is_not_shown(world: Pactgraph) -> None:
    with pytest.raises(NamingError, match="no thing is named 'Atlantis'"):
        world.show("Atlantis")
