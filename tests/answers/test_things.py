from pactgraph import Pactgraph
from pactgraph.answers.things import evidence, things


def test_no_ids_are_no_things(world: Pactgraph) -> None:
    assert things(world.store, []) == {}
    assert evidence(world.store, []) == {}


def test_ids_may_come_one_by_one(world: Pactgraph) -> None:
    found = things(world.store, (name for name in ("league", "arland")))

    assert [thing.en for thing in found.values()] == ["Arland", "League"]


def test_a_thing_is_named_in_every_language(world: Pactgraph) -> None:
    thing = things(world.store, ["league"])["league"]

    assert (thing.name("zh"), thing.name("en")) == ("联盟", "League")
    assert thing.type == "IntergovernmentalOrganization"
    assert thing.kind == "organization"
