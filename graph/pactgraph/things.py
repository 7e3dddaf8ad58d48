"""Things as every answer shows them, and the names by which people ask for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pactgraph.errors import NamingError
from pactgraph.names import fold
from pactgraph.query import ask, bound, lookup
from pactgraph.store import Iri, Literal, Store
from pactgraph.terms import ID, KINDS, Language, spoken

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

    @spoken
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


class Place(NamedTuple):
    """Where a passage stands: the file of its document, paragraph and sentence from 1."""

    document: str
    paragraph: int
    sentence: int

    def __str__(self) -> str:
        return f"{self.document.removesuffix('.txt')}#{self.paragraph}.{self.sentence}"

    def to_dict(self) -> dict[str, Any]:
        """Return the passage as the commands' JSON gives it."""
        return {
            "document": self.document,
            "paragraph": self.paragraph,
            "sentence": self.sentence,
        }


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
    for name, alias in ask(store, lookup("aliases"), {"thing": wanted}):
        aliases.setdefault(str(name), []).append(str(alias))
    found = {}
    for name, kind, type_, zh, en in ask(store, lookup("things"), {"thing": wanted}):
        others = tuple(aliases.get(str(name), ()))
        found[str(name)] = Thing(
            id=str(name), kind=str(kind), type=str(type_), zh=str(zh), en=str(en), aliases=others
        )
    return found


def evidence(store: Store, facts: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """Return the passages of records and ties, in the order of the text."""
    wanted = iris(sorted(set(facts)))
    if not wanted:
        return {}
    files = {str(name): str(file) for name, file in ask(store, lookup("documents"))}
    found: dict[str, list[Place]] = {}
    for fact, passage in ask(store, lookup("evidence"), {"fact": wanted}):
        document, _, place = str(passage).rpartition("#")
        paragraph, _, sentence = place.partition(".")
        place_of = Place(files[document], int(paragraph), int(sentence))
        found.setdefault(str(fact), []).append(place_of)
    return {fact: tuple(sorted(set(places))) for fact, places in found.items()}


def labels(store: Store, terms: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the zh and en labels of terms of the vocabulary, by IRI."""
    wanted = [Iri(term) for term in sorted(set(terms))]
    answer = store.select(bound(lookup("labels"), {"term": wanted})) if wanted else ()
    return {
        term.value: (zh.value, en.value)
        for term, zh, en in answer
        if isinstance(term, Iri) and isinstance(zh, Literal) and isinstance(en, Literal)
    }


def resolve(store: Store, names: Sequence[str], kinds: Sequence[str] = KINDS) -> list[Thing]:
    """Return the things that names stand for: an id, an ISO code, or a name or alias in zh or en.

    Raises:
        NamingError: A name stands for nothing, or for several things and none is named so exactly.
    """
    if odd := [name for name in names if not isinstance(name, str)]:
        raise NamingError(f"{odd[0]!r} is no name; give an id, an ISO code, a name or an alias")
    rows = list(ask(store, lookup("keys"), {"key": literals(map(fold, names))}))
    chosen = []
    for name in names:
        matches = [(str(t), c) for k, t, kind, c in rows if k == fold(name) and kind in kinds]
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
    for thing, known in ask(store, lookup("all-keys"), {"kind": literals(kinds)}):
        by_key.setdefault(fold(str(known)), (str(thing), str(known)))
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
