"""Worlds made by chance: states, bodies that act for them in chains, practices with a hub."""

from collections.abc import Iterator
from random import Random
from typing import Any

from pactgraph.compile.ontology import Ontology
from pactgraph.compile.rdf import derive, quads, state
from pactgraph.graph.facade import Pactgraph
from pactgraph.resources import ONTOLOGY
from pactgraph.seeds import Records
from pactgraph.seeds.checker import Record
from pactgraph.store.engines import Oxigraph
from pactgraph.values.terms import DERIVED, STATED, VOCABULARY

ROLES = ("participant", "party", "donor", "sponsor", "approver")
DATES = (
    None,
    None,
    "1990",
    "1994-05",
    "1996/..",
    "1995/1999",
    "1996/",
    "[..1998]",
    "[1997..]",
    "2001",
)
#: The terms of one who acts for two, one after the other; the last two may have met in a year.
TERMS = (
    ("1990/1994", "1995/.."),
    ("../1995", "1996/.."),
    ("/1994-05", "1994-06/1998"),
    ("1991", "[1996..]"),
    ("1990/1995", "1995/2000"),
    ("[..1996]", "1996/"),
)
KINDS = ("Agreement", "Mechanism", "Meeting", "Operation", "Programme")
VOCAB = Ontology(ONTOLOGY)


def world(seed: int, *, states: int = 4, bodies: int = 6, wholes: int = 8) -> list[dict[str, Any]]:
    """Return records of a world, the same for a seed each time."""
    chance = Random(seed)  # noqa: S311  # no secret
    actors = [thing(f"s{i}", "State") for i in range(states)]
    for i in range(bodies):
        body = thing(f"b{i}", chance.choice(("Agency", "Person", "Territory")))
        # For those before it only, so that no chain leads back.
        body |= _acting(body["id"], [actor["id"] for actor in actors], chance)
        actors.append(body)
    names = [actor["id"] for actor in actors]
    return [
        *actors,
        *(_whole(f"w{i}", names, chance) for i in range(wholes)),
        _union("union", names, chance),
    ]


def _acting(agent: str, names: list[str], chance: Random) -> dict[str, Any]:
    """Return for whom a body acts: for nobody, for one, or for two in their terms."""
    drawn = chance.random()
    if drawn < 0.2:
        return {}
    if drawn < 0.6:
        return {"actsFor": chance.choice(names)}
    if drawn < 0.7:
        return {"mandates": [mandate(agent, chance.choice(names), certainty="entailed")]}
    both = zip(chance.sample(names, 2), chance.choice(TERMS), strict=True)
    return {"mandates": [mandate(agent, name, date=term) for name, term in both]}


def mandate(agent: str, principal: str, **fields: str) -> dict[str, Any]:
    """Return a mandate, with further fields."""
    return {"id": f"{agent}/{principal}", "type": "Mandate", "principal": principal, **fields}


def thing(name: str, type_: str, **fields: str) -> dict[str, Any]:
    """Return the record of a thing, with further fields."""
    own = {"id": name, "type": type_, "name": {"zh": name, "en": name}, **fields}
    return {**own, "evidence": ["doc#1.1"]}


def tie(whole: str, actor: str, role: str = "participant", **fields: str) -> dict[str, Any]:
    """Return a participation, with further fields."""
    own = {"id": f"{whole}/{actor}-{role}", "type": "Participation", "actor": actor, "role": role}
    return {**own, **fields}


def _whole(name: str, names: list[str], chance: Random) -> dict[str, Any]:
    whole = thing(name, chance.choice(KINDS))
    if date := chance.choice(DATES):
        whole["date"] = date
    if chance.random() < 0.15:
        whole["status"] = "draft"
    there = chance.sample(names, chance.randint(2, 6))
    if chance.random() < 0.6:
        whole["hub"] = there[0]
    whole["participations"] = list(_ties(name, there, chance))
    return whole


def _union(name: str, names: list[str], chance: Random) -> dict[str, Any]:
    union = thing(name, "IntergovernmentalOrganization")
    roles = ("member", "member", "member", "sponsor")
    union["participations"] = [
        tie(name, actor, role) for actor, role in zip(chance.sample(names, 4), roles, strict=True)
    ]
    return union


def _ties(name: str, there: list[str], chance: Random) -> Iterator[dict[str, Any]]:
    for actor in there:
        for role in chance.sample(ROLES, 2 if chance.random() < 0.2 else 1):
            date = chance.choice(DATES) if chance.random() < 0.4 else None
            yield tie(name, actor, role, **({"date": date} if date else {}))


def graph_of(records: list[dict[str, Any]]) -> Pactgraph:
    """Return the graph that records make."""
    document = {**thing("doc", "Document"), "file": "doc.txt"}
    own = tuple(Record(id=r["id"], data=r) for r in (*records, document))
    held = Records(folder="", records=own, positions={}, problems=(), broken=frozenset())
    stated = state(held, VOCAB)
    derived = derive(stated, VOCAB)
    graphs = ((stated, STATED), (derived, DERIVED), (VOCAB.triples, VOCABULARY))
    return Pactgraph(Oxigraph.of(quad for triples, name in graphs for quad in quads(triples, name)))
