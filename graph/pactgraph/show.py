"""Everything about one thing: what is stated of it, its ties, what names it, and the passages."""

from dataclasses import dataclass
from typing import Any, TypeGuard

from pactgraph.query import Rows, Value, ask, bound, lookup, plain, words
from pactgraph.store import Iri, Store, Term
from pactgraph.terms import ACTOR_KINDS, ID, slug
from pactgraph.things import Place, Thing, evidence, iris, resolve, things

# Said elsewhere in a description.
_SHOWN = {"type", "prefLabel", "altLabel", "evidence", "date", "period"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """One tie, from whichever end it is looked at."""

    id: str
    actor: Thing
    whole: Thing
    role: str
    date: str | None
    begin: str | None
    certainty: str
    note: str | None
    evidence: tuple[Place, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the tie as the commands' JSON gives it."""
        return {
            "actor": self.actor.to_dict(),
            "in": self.whole.to_dict(),
            "role": self.role,
            "date": self.date,
            "begin": self.begin,
            "certainty": self.certainty,
            "note": self.note,
            "evidence": [place.to_dict() for place in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Everything about one thing.

    Attributes:
        statements: What is stated of it in words, numbers and concepts, by property IRI.
        relations: The things that it names, with the property.
        related: The things that name it, with the property: figures, claims, parts, meetings.
    """

    thing: Thing
    date: str | None
    begin: str | None
    end: str | None
    statements: tuple[tuple[str, Term], ...]
    relations: tuple[tuple[str, Thing], ...]
    related: tuple[tuple[str, Thing], ...]
    ties: tuple[Participation, ...]
    evidence: tuple[Place, ...]

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
            "ties": [tie.to_dict() for tie in self.ties],
            "evidence": [place.to_dict() for place in self.evidence],
        }

    def to_rows(self) -> Rows:
        """Return the description as rows of property and value, for tables."""
        rows: list[tuple[Value, ...]] = [("date", self.date)] if self.date else []
        rows += [(name, value) for name, values in self.properties.items() for value in values]
        rows += [(name, other.id) for name, other in self.relations]
        rows += [(f"is {name} of", other.id) for name, other in self.related]
        is_actor = self.thing.kind in ACTOR_KINDS
        for tie in self.ties:
            other = tie.whole if is_actor and tie.actor == self.thing else tie.actor
            rows.append((tie.role, f"{other.id} {tie.date or ''}".strip()))
        return Rows(("property", "value"), (*rows, *(("evidence", str(p)) for p in self.evidence)))


def _named(pair: tuple[str, Thing]) -> dict[str, Any]:
    return {"property": pair[0], "thing": pair[1].to_dict()}


def show(store: Store, name: str) -> Description:
    """Return everything about the thing of a name.

    Raises:
        NamingError: The name stands for nothing, or for several things.
    """
    (thing,) = resolve(store, [name])
    ((_, *span),) = ask(store, lookup("spans"), {"thing": iris([thing.id])})
    date, begin, end = map(words, span)
    stated = _terms(store, "statements", thing)
    referring = _terms(store, "referring", thing)
    named = things(store, [slug(t.value) for _, t in (*stated, *referring) if _is_thing(t)])
    return Description(
        thing=thing,
        date=date,
        begin=begin,
        end=end,
        statements=tuple((p, t) for p, t in stated if local(p) not in _SHOWN and not _is_thing(t)),
        relations=_named_by(stated, named),
        related=_named_by(referring, named),
        ties=_ties(store, thing),
        evidence=evidence(store, [thing.id]).get(thing.id, ()),
    )


def local(iri: str) -> str:
    """Return the last part of a property's IRI, by which people know it."""
    return iri.rpartition("#")[2]


def _terms(store: Store, name: str, thing: Thing) -> tuple[tuple[str, Term], ...]:
    """Return pairs of property IRI and term from a lookup that gives thing, property and value."""
    answer = store.select(bound(lookup(name), {"thing": iris([thing.id])}))
    rows = [(p.value, t) for _, p, t, *_ in answer if isinstance(p, Iri) and t is not None]
    return tuple(rows)


def _is_thing(term: Term) -> TypeGuard[Iri]:
    return isinstance(term, Iri) and term.value.startswith(ID)


def _named_by(
    pairs: tuple[tuple[str, Term], ...], named: dict[str, Thing]
) -> tuple[tuple[str, Thing], ...]:
    found = ((local(p), named.get(slug(t.value))) for p, t in pairs if _is_thing(t))
    return tuple((name, thing) for name, thing in found if thing)


def _ties(store: Store, thing: Thing) -> tuple[Participation, ...]:
    rows = {
        str(row[0]): row
        for end in ("actor", "whole")
        for row in ask(store, lookup("participations"), {end: iris([thing.id])})
    }
    named = things(store, [str(name) for row in rows.values() for name in row[1:3]])
    passages = evidence(store, rows)
    return tuple(
        Participation(
            id=tie,
            actor=named[str(actor)],
            whole=named[str(whole)],
            role=str(role),
            date=words(date),
            begin=words(begin),
            certainty=str(certainty),
            note=words(note),
            evidence=passages.get(tie, ()),
        )
        for tie, (_, actor, whole, role, date, begin, certainty, note) in rows.items()
    )
