"""Everything about one thing: what is stated of it, its ties, what names it, and the passages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeGuard

from pactgraph.answers.resolve import resolve
from pactgraph.answers.things import Mandated, Thing, evidence, files, iris, spans, things
from pactgraph.store.engines import Iri, Store, Term
from pactgraph.store.query import Rows, Value, plain
from pactgraph.store.records import records
from pactgraph.values.locators import Locator
from pactgraph.values.terms import ACTOR_KINDS, ID, slug

# Said elsewhere in a description.
_SHOWN = {"type", "prefLabel", "altLabel", "evidence", "date", "period"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """One tie, from whichever end it is looked at.

    Attributes:
        id: The tie's id.
        actor: Who takes part.
        whole: In what.
        role: In which role, by its short name.
        date: Its date as EDTF, else its arrangement's; none where neither has one.
        begin: The first day on which it can have begun; none where unknown.
        certainty: `stated`, `entailed`, `inferred` or `ambiguous`.
        note: What the record says to it; none where it says nothing.
        evidence: Its passages, in the order of the text.
    """

    id: str
    actor: Thing
    whole: Thing
    role: str
    date: str | None
    begin: str | None
    certainty: str
    note: str | None
    evidence: tuple[Locator, ...]

    def to_dict(self, files: Mapping[str, str]) -> dict[str, Any]:
        """Return the tie as the commands' JSON gives it, by the file names of documents."""
        return {
            "actor": self.actor.to_dict(),
            "in": self.whole.to_dict(),
            "role": self.role,
            "date": self.date,
            "begin": self.begin,
            "certainty": self.certainty,
            "note": self.note,
            "evidence": [place.to_dict(files) for place in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """One mandate, from whichever end it is looked at.

    Attributes:
        id: The mandate's id.
        agent: Who acts.
        principal: For whom.
        date: Its date as EDTF; none where it has none.
        begin: The first day on which it can have begun; none where unknown.
        end: The last day on which it can have ended; none while open or unknown.
        certainty: `stated`, `entailed`, `inferred` or `ambiguous`.
        note: What the record says to it; none where it says nothing.
        evidence: Its passages, in the order of the text.
    """

    id: str
    agent: Thing
    principal: Thing
    date: str | None
    begin: str | None
    end: str | None
    certainty: str
    note: str | None
    evidence: tuple[Locator, ...]

    def other(self, thing: Thing) -> tuple[str, Thing]:
        """Return the end that one of the two is not, and by what word it is called."""
        return ("agent", self.agent) if thing == self.principal else ("principal", self.principal)

    def to_dict(self, files: Mapping[str, str]) -> dict[str, Any]:
        """Return the mandate as the commands' JSON gives it, by the file names of documents."""
        return {
            "agent": self.agent.to_dict(),
            "principal": self.principal.to_dict(),
            "date": self.date,
            "begin": self.begin,
            "end": self.end,
            "certainty": self.certainty,
            "note": self.note,
            "evidence": [place.to_dict(files) for place in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Everything about one thing.

    Attributes:
        thing: Which.
        date: Its date as EDTF; none where it has none.
        begin: The first day on which it can have begun; none where unknown.
        end: The last day on which it can have ended; none while open or unknown.
        statements: What is stated of it in words, numbers and concepts, by property IRI.
        relations: The things that it names, with the property.
        related: The things that name it, with the property: figures, claims, parts, meetings.
        mandates: By which it acts for others, or others for it; with date, certainty and passages.
        ties: Its participations, or those of others in it.
        evidence: The passages it rests on, in the order of the text.
        files: The file name of each document, by id.
    """

    thing: Thing
    date: str | None
    begin: str | None
    end: str | None
    statements: tuple[tuple[str, Term], ...]
    relations: tuple[tuple[str, Thing], ...]
    related: tuple[tuple[str, Thing], ...]
    mandates: tuple[Mandate, ...]
    ties: tuple[Participation, ...]
    evidence: tuple[Locator, ...]
    files: Mapping[str, str]

    @property
    def properties(self) -> dict[str, list[Value]]:
        """What is stated of it as plain values, by the short name of the property."""
        found: dict[str, list[Value]] = {}
        for property_, term in self.statements:
            found.setdefault(local(property_), []).append(plain(term))
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return the description as `show --format json` prints it."""
        return {
            **self.thing.to_dict(),
            "date": self.date,
            "begin": self.begin,
            "end": self.end,
            "properties": self.properties,
            "relations": [_named(pair) for pair in self.relations],
            "related": [_named(pair) for pair in self.related],
            "mandates": [mandate.to_dict(self.files) for mandate in self.mandates],
            "ties": [tie.to_dict(self.files) for tie in self.ties],
            "evidence": [place.to_dict(self.files) for place in self.evidence],
        }

    def to_rows(self) -> Rows:
        """Return the description as rows of property and value, for tables."""
        rows: list[tuple[Value, ...]] = [("date", self.date)] if self.date else []
        rows += [(name, value) for name, values in self.properties.items() for value in values]
        rows += [(name, other.id) for name, other in self.relations]
        rows += [(f"is {name} of", other.id) for name, other in self.related]
        for mandate in self.mandates:
            end, other = mandate.other(self.thing)
            rows.append((end, f"{other.id} {mandate.date or ''}".strip()))
        is_actor = self.thing.kind in ACTOR_KINDS
        for tie in self.ties:
            # An organization is an actor too, and has ties in which others are in it.
            other = tie.whole if is_actor and tie.actor == self.thing else tie.actor
            rows.append((tie.role, f"{other.id} {tie.date or ''}".strip()))
        return Rows(("property", "value"), (*rows, *(("evidence", str(p)) for p in self.evidence)))


def _named(pair: tuple[str, Thing]) -> dict[str, Any]:
    return {"property": pair[0], "thing": pair[1].to_dict()}


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


def local(iri: str) -> str:
    """Return the last part of a property's IRI, by which people know it."""
    return iri.rpartition("#")[2]


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
