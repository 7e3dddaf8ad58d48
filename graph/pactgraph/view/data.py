"""The graph → what the page holds: things, ties with their arms, relations, labels."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from pactgraph.answers.things import (
    Cited,
    Mandated,
    Name,
    Relation,
    labels,
    literals,
    names,
)
from pactgraph.store.engines import Iri, Store
from pactgraph.store.query import Value
from pactgraph.store.records import records
from pactgraph.values.locators import Locator
from pactgraph.values.names.folding import variants
from pactgraph.values.terms import ACTOR_KINDS, ARRANGEMENT_KINDS, KINDS, slug

Record = dict[str, Any]


class _Thing(NamedTuple):
    thing: str
    kind: str
    type: str
    date: str | None
    begin: str | None
    begin_by: str | None
    end: str | None
    end_from: str | None


class _Statement(NamedTuple):
    thing: str
    property: Iri
    value: Value


class _Tie(NamedTuple):
    tie: str
    actor: str
    whole: str
    role: str
    date: str | None
    begin: str | None
    begin_by: str | None
    end: str | None
    end_from: str | None
    certainty: str
    note: str | None


class _Counted(NamedTuple):
    tie: str
    principal: str


class _Arm(NamedTuple):
    tie: str
    arm: str
    whole: str
    connects: bool


def read(store: Store) -> Record:
    """Return all that the page can show, ready for JSON; what is not known is left out.

    Of a tie, `for` are the actors it counts to besides its own; `evidence` is left out where it is
    that of its arrangement; `arms` are the arms that it joins, left out where that is its
    arrangement alone, and `attends` says that it does not connect in them. `arms` of the whole says
    of which arrangement an arm is that is none itself. `forms` has the other forms of the names'
    characters. `mandates` tell when and how surely one acts for another, beyond `actsFor`.
    """
    passages = _grouped(records(store, "evidence", Cited))
    things = _things(store, passages)
    joined = records(store, "page-arms", _Arm)
    known = {thing["id"]: thing for thing in things}
    spelt = (row.name for row in records(store, "all-keys", Name, {"kind": literals(KINDS)}))
    return {
        "kinds": {"actors": ACTOR_KINDS, "arrangements": ARRANGEMENT_KINDS, "all": KINDS},
        "things": things,
        "ties": _ties(store, passages, joined, known),
        "mandates": _mandates(store, passages, known),
        "forms": variants("".join(spelt)),
        "arms": {row.arm: row.whole for row in joined if row.arm != row.whole},
        "labels": {slug(term): own for term, own in labels(store).items()},
    }


def _things(store: Store, passages: dict[str, list[str]]) -> list[Record]:
    found: dict[str, Record] = {}
    named = names(store)
    for row in records(store, "page-things", _Thing, {"kind": literals(KINDS)}):
        thing: Record = {"id": row.thing, "kind": row.kind, "type": row.type}
        thing["names"] = named.get(row.thing, {})
        thing |= _span(row) | _known(evidence=passages.get(row.thing))
        found[row.thing] = thing | {"facts": {}, "relations": {}}
    for own in records(store, "page-statements", _Statement):
        short = own.property.value.rpartition("#")[2]  # skos:altLabel, of a vocabulary not ours
        found[own.thing]["facts"].setdefault(short, []).append(own.value)
    for name, property_, other in records(store, "relations", Relation):
        if name in found and other in found:
            found[name]["relations"].setdefault(property_, []).append(other)
    return list(found.values())


def _ties(
    store: Store, passages: dict[str, list[str]], joined: Iterable[_Arm], known: Record
) -> list[Record]:
    principals = _grouped(records(store, "page-principals", _Counted))
    arms = _grouped((row.tie, row.arm) for row in joined)
    attending = {row.tie for row in joined if not row.connects}
    found = []
    for row in sorted(records(store, "page-ties", _Tie), key=attrgetter("tie")):
        if row.actor not in known or row.whole not in known:
            continue
        tie: Record = {"id": row.tie, "actor": row.actor, "in": row.whole, "role": row.role}
        tie |= _span(row) | _known(note=row.note)
        tie |= {"for": principals[row.tie]} if row.tie in principals else {}
        own = passages.get(row.tie)
        tie |= _known(evidence=own) if own != passages.get(row.whole) else {}
        tie |= {"arms": arms.get(row.tie, [])} if arms.get(row.tie) != [row.whole] else {}
        tie |= {"attends": True} if row.tie in attending else {}
        found.append(tie | ({} if row.certainty == "stated" else {"certainty": row.certainty}))
    return found


def _mandates(store: Store, passages: dict[str, list[str]], known: Record) -> list[Record]:
    found = []
    for row in records(store, "mandates", Mandated):
        if row.agent not in known or row.principal not in known:
            continue
        mandate: Record = {"agent": row.agent, "principal": row.principal}
        mandate |= _known(date=row.date, note=row.note)
        mandate |= {} if row.certainty == "stated" else {"certainty": row.certainty}
        own = passages.get(row.mandate)
        found.append(mandate | (_known(evidence=own) if own != passages.get(row.agent) else {}))
    return found


def _grouped(pairs: Iterable[tuple[str, str | Locator]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(str(value))
    return found


def _span(row: _Thing | _Tie) -> Record:
    """Return when something was; the first day of an end matters only where there is no last."""
    end_from = None if row.end else row.end_from
    span = {"date": row.date, "begin": row.begin, "beginBy": row.begin_by, "end": row.end}
    return _known(**span, endFrom=end_from)


def _known(**data: object) -> Record:
    return {key: value for key, value in data.items() if value is not None}
