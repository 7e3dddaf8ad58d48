import pytest

from pactgraph.errors import NamingError
from pactgraph.graph import Pactgraph
from pactgraph.terms import ACTOR_KINDS
from pactgraph.things import evidence, nearest, resolve, things


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


def test_no_ids_are_no_things(world: Pactgraph) -> None:
    assert things(world.store, []) == {}
    assert evidence(world.store, []) == {}


def test_a_thing_is_named_in_both_languages(world: Pactgraph) -> None:
    thing = things(world.store, ["league"])["league"]

    assert (thing.name("zh"), thing.name("en")) == ("联盟", "League")
    assert thing.type == "IntergovernmentalOrganization"
    assert thing.kind == "organization"
