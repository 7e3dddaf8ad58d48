"""Things as every answer shows them, and the names by which people ask for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pactgraph.errors import NamingError
from pactgraph.locators import Locator
from pactgraph.names import fold
from pactgraph.records import records
from pactgraph.store import Iri, Literal, Store
from pactgraph.terms import ID, KINDS, Language

_CODE = 3  # letters of the longer ISO code


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Whatever has a name in the graph."""

    id: str
    kind: str
    type: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()

    def name(self, language: Language) -> str:
        """Return the name in a language."""
        return self.zh if language == "zh" else self.en

    def to_dict(self) -> dict[str, Any]:
        """Return the thing as the commands' JSON gives it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "type": self.type,
            "name": {"zh": self.zh, "en": self.en},
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
    zh: str
    en: str


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


class _Label(NamedTuple):
    term: Iri
    zh: str
    en: str


class _Key(NamedTuple):
    key: str
    thing: str
    kind: str
    code: str | None


class _Name(NamedTuple):
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
    wanted = iris(sorted(set(ids)))
    if not wanted:
        return {}
    aliases: dict[str, list[str]] = {}
    for own in records(store, "aliases", _Alias, {"thing": wanted}):
        aliases.setdefault(own.thing, []).append(own.alias)
    return {
        row.thing: Thing(
            id=row.thing,
            kind=row.kind,
            type=row.type,
            zh=row.zh,
            en=row.en,
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


def labels(store: Store, terms: Iterable[str] | None = None) -> dict[str, tuple[str, str]]:
    """Return the zh and en labels of terms of the vocabulary, or of all of them, by IRI."""
    wanted = None if terms is None else [Iri(term) for term in sorted(set(terms))]
    if wanted == []:
        return {}
    found = records(store, "labels", _Label, {"term": wanted} if wanted else {})
    return {row.term.value: (row.zh, row.en) for row in found}


def resolve(store: Store, names: Sequence[str], kinds: Sequence[str] = KINDS) -> list[Thing]:
    """Return the things that names stand for: an id, an ISO code, or a name or alias in zh or en.

    Raises:
        NamingError: A name stands for nothing, or for several things and none is named so exactly.
    """
    rows = records(store, "keys", _Key, {"key": literals(map(fold, names))})
    chosen = []
    for name in names:
        own = [row for row in rows if row.key == fold(name) and row.kind in kinds]
        matches = [(row.thing, row.code) for row in own]
        exact = {t for t, code in matches if name in {t, code}}
        candidates = exact or {t for t, _ in matches}
        if len(candidates) != 1:
            raise _unclear(store, name, sorted(candidates), kinds)
        chosen.append(candidates.pop())
    found = things(store, chosen)
    return [found[name] for name in chosen]


def _unclear(store: Store, name: str, candidates: list[str], kinds: Sequence[str]) -> NamingError:
    if candidates:
        shown = [f"{thing.id} ({thing.zh})" for thing in things(store, candidates).values()]
        message = f"{name!r} names several things; ask by id: {', '.join(shown)}"
        return NamingError(message, candidates)
    near = nearest(store, name, kinds)
    what = "thing" if tuple(kinds) == KINDS else "actor"
    hint = f"; the nearest names are {', '.join(near)}" if near else ""
    return NamingError(f"no {what} is named {name!r}{hint}", near)


def nearest(store: Store, name: str, kinds: Sequence[str] = KINDS, most: int = 3) -> list[str]:
    """Return the names most like one that nothing has, each as `name (id)`, the likest first."""
    from difflib import get_close_matches  # noqa: PLC0415  # only for a name that nothing has

    by_key: dict[str, tuple[str, str]] = {}
    for row in records(store, "all-keys", _Name, {"kind": literals(kinds)}):
        by_key.setdefault(fold(row.name), (row.thing, row.name))
    key = fold(name)
    # A code of two or three letters is near to almost any short name; only its like is offered it.
    likely = [k for k in sorted(by_key) if len(k) > _CODE or len(key) <= _CODE]
    # Of a name in Chinese one character of two may be wrong.
    cutoff = 0.6 if key.isascii() else 0.5
    close = get_close_matches(key, likely, n=3 * most, cutoff=cutoff)
    close += [k for k in likely if key and key in k]
    found: dict[str, str] = {}
    for near in close:
        thing, known = by_key[near]
        found.setdefault(thing, known)
    return [name if name == id_ else f"{name} ({id_})" for id_, name in found.items()][:most]
