"""Things as every answer shows them, with their names, dates and passages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pactgraph.locale.labels import Labels, Named, in_order
from pactgraph.locale.languages import Language
from pactgraph.store.engines import Iri, Literal, Store
from pactgraph.store.records import records
from pactgraph.values.locators import Locator
from pactgraph.values.terms import ID


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Named):
    """Whatever has a name in the graph.

    Attributes:
        id: Its id, the name of its record.
        kind: Its kind, as `state` or `agreement`.
        type: Its class, as `State` or `Visit`.
        names: Its names, by language; `zh` and `en` are two of them, and `name` chooses.
        aliases: Its other names, in any language.
    """

    id: str
    kind: str
    type: str
    # A mapping has no hash.
    names: Labels = field(hash=False)
    aliases: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the thing as the commands' JSON gives it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "type": self.type,
            "name": dict(self.names),
            "aliases": list(self.aliases),
        }


class Span(NamedTuple):
    """When a thing was: its date as EDTF, its first possible day and its last."""

    thing: str
    date: str | None
    begin: str | None
    end: str | None


class _Row(NamedTuple):
    thing: str
    kind: str
    type: str


class _Alias(NamedTuple):
    thing: str
    alias: str


class _File(NamedTuple):
    document: str
    file: str


class Cited(NamedTuple):
    """A fact and a passage that it rests on."""

    fact: str
    passage: Locator


class Relation(NamedTuple):
    """How a thing is related to another, other than by taking part."""

    thing: str
    property: str
    other: str


class _Named(NamedTuple):
    thing: str
    language: str
    name: str


class Mandated(NamedTuple):
    """Who acts for whom by a mandate, when, and how surely."""

    mandate: str
    agent: str
    principal: str
    date: str | None
    begin: str | None
    begin_by: str | None
    end: str | None
    end_from: str | None
    certainty: str
    note: str | None


class _Label(NamedTuple):
    term: Iri
    language: str
    name: str


class Name(NamedTuple):
    """One of the names by which a thing is looked up."""

    thing: str
    name: str


def iris(ids: Iterable[str]) -> list[Iri]:
    """Return the IRIs of things or ties, by id."""
    return [Iri(ID + name) for name in ids]


def literals(words: Iterable[str]) -> list[Literal]:
    """Return words as literals."""
    return [Literal(word) for word in words]


def things(store: Store, ids: Iterable[str]) -> dict[str, Thing]:
    """Return the things of some ids."""
    ids = set(ids)  # read once, as a generator can be
    if not ids:
        return {}
    wanted = iris(sorted(ids))
    aliases: dict[str, list[str]] = {}
    for own in records(store, "aliases", _Alias, {"thing": wanted}):
        aliases.setdefault(own.thing, []).append(own.alias)
    named = names(store, ids)
    return {
        row.thing: Thing(
            id=row.thing,
            kind=row.kind,
            type=row.type,
            names=named.get(row.thing, {}),
            aliases=tuple(aliases.get(row.thing, ())),
        )
        for row in records(store, "things", _Row, {"thing": wanted})
    }


def evidence(store: Store, facts: Iterable[str]) -> dict[str, tuple[Locator, ...]]:
    """Return the passages of records and ties, in the order of the text."""
    wanted = iris(sorted(set(facts)))
    found: dict[str, set[Locator]] = {}
    for own in records(store, "evidence", Cited, {"fact": wanted}) if wanted else ():
        found.setdefault(own.fact, set()).add(own.passage)
    return {fact: tuple(sorted(places)) for fact, places in found.items()}


def spans(store: Store, ids: Iterable[str]) -> list[Span]:
    """Return when things were."""
    wanted = iris(sorted(set(ids)))
    return records(store, "spans", Span, {"thing": wanted}) if wanted else []


def files(store: Store) -> dict[str, str]:
    """Return the file names of the documents, by id."""
    return dict(records(store, "documents", _File))


def names(store: Store, ids: Iterable[str] | None = None) -> dict[str, dict[Language, str]]:
    """Return the names of some things, or of all, by id and by language."""
    wanted = {} if ids is None else {"thing": iris(sorted(set(ids)))}
    return _by_language(records(store, "names", _Named, wanted))


def labels(store: Store, terms: Iterable[str] | None = None) -> dict[str, dict[Language, str]]:
    """Return the labels of terms of the vocabulary, or of all of them, by IRI and by language."""
    wanted = None if terms is None else [Iri(term) for term in sorted(set(terms))]
    # Of no terms there are no labels, while a query without VALUES would give all.
    if wanted == []:
        return {}
    found = records(store, "labels", _Label, {"term": wanted} if wanted else {})
    return _by_language((row.term.value, row.language, row.name) for row in found)


def _by_language(rows: Iterable[tuple[str, str, str]]) -> dict[str, dict[Language, str]]:
    found: dict[str, dict[Language, str]] = {}
    for term, language, name in rows:
        found.setdefault(term, {})[language] = name
    return {term: in_order(own) for term, own in found.items()}
