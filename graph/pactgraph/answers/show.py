"""Everything about one thing: what is stated of it, its ties, what names it, and the passages."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeGuard

from pactgraph.answers.descriptions import Description, Mandate, Participation, local
from pactgraph.answers.resolve import resolve
from pactgraph.answers.things import Mandated, Thing, evidence, files, iris, spans, things
from pactgraph.store.engines import Iri, Store, Term
from pactgraph.store.records import records
from pactgraph.values.terms import ID, slug

# Said elsewhere in a description.
_SHOWN = {"type", "prefLabel", "altLabel", "evidence", "date", "period"}


class _Statement(NamedTuple):
    thing: str
    property: Iri
    value: Term


class _Reference(NamedTuple):
    thing: str
    property: Iri
    other: str
    kind: str


class _Row(NamedTuple):
    tie: str
    actor: str
    whole: str
    role: str
    date: str | None
    begin: str | None
    certainty: str
    note: str | None


def show(store: Store, name: str) -> Description:
    """Return everything about the thing of a name.

    Raises:
        NamingError: The name stands for nothing, or for several things.
    """
    (thing,) = resolve(store, [name])
    own = {"thing": iris([thing.id])}
    (span,) = spans(store, [thing.id])
    stated = [
        (row.property.value, row.value) for row in records(store, "statements", _Statement, own)
    ]
    relations = [(p, slug(term.value)) for p, term in stated if _is_thing(term)]
    referring = [
        (row.property.value, row.other) for row in records(store, "referring", _Reference, own)
    ]
    named = things(store, [other for _, other in (*relations, *referring)])
    return Description(
        thing=thing,
        date=span.date,
        begin=span.begin,
        end=span.end,
        statements=tuple((p, t) for p, t in stated if local(p) not in _SHOWN and not _is_thing(t)),
        relations=_named_by(relations, named),
        related=_named_by(referring, named),
        mandates=_mandates(store, thing),
        ties=_ties(store, thing),
        evidence=evidence(store, [thing.id]).get(thing.id, ()),
        files=files(store),
    )


def _is_thing(term: Term) -> TypeGuard[Iri]:
    return isinstance(term, Iri) and term.value.startswith(ID)


def _named_by(
    pairs: Iterable[tuple[str, str]], named: Mapping[str, Thing]
) -> tuple[tuple[str, Thing], ...]:
    return tuple((local(p), named[other]) for p, other in pairs if other in named)


def _mandates(store: Store, thing: Thing) -> tuple[Mandate, ...]:
    rows = [
        row
        for end in ("agent", "principal")
        for row in records(store, "mandates", Mandated, {end: iris([thing.id])})
    ]
    named = things(store, [name for row in rows for name in (row.agent, row.principal)])
    passages = evidence(store, [row.mandate for row in rows])
    return tuple(
        Mandate(
            id=row.mandate,
            agent=named[row.agent],
            principal=named[row.principal],
            date=row.date,
            begin=row.begin,
            end=row.end,
            certainty=row.certainty,
            note=row.note,
            evidence=passages.get(row.mandate, ()),
        )
        for row in rows
    )


def _ties(store: Store, thing: Thing) -> tuple[Participation, ...]:
    # An organization has its own ties and those of its members; each stands here once.
    rows = {
        row.tie: row
        for end in ("actor", "whole")
        for row in records(store, "participations", _Row, {end: iris([thing.id])})
    }
    named = things(store, [name for row in rows.values() for name in (row.actor, row.whole)])
    passages = evidence(store, rows)
    return tuple(
        Participation(
            id=row.tie,
            actor=named[row.actor],
            whole=named[row.whole],
            role=row.role,
            date=row.date,
            begin=row.begin,
            certainty=row.certainty,
            note=row.note,
            evidence=passages.get(row.tie, ()),
        )
        for row in rows.values()
    )
