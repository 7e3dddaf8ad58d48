"""The names by which people ask for things, and what is said of a name that nothing has."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pactgraph.answers.things import Name, Thing, literals, things
from pactgraph.errors import NamingError
from pactgraph.store.engines import Store
from pactgraph.store.records import records
from pactgraph.values.names.folding import fold, holds, keys, words
from pactgraph.values.terms import KINDS

if TYPE_CHECKING:
    from pactgraph.values.names.countries import Country

_CODE = 3  # letters of the longer ISO code
_SHORT = 3  # characters of a short Chinese name
_SENTENCE = 8  # words, or characters of Chinese, from which on a name is rather a sentence


class _Key(NamedTuple):
    key: str
    thing: str
    kind: str
    code: str | None


def resolve(store: Store, names: Sequence[str], kinds: Sequence[str] = KINDS) -> list[Thing]:
    """Return the things that names stand for: an id, an ISO code, a name or an alias.

    Raises:
        NamingError: A name stands for nothing, or for several things and none is named so exactly.
    """
    if odd := [name for name in names if not isinstance(name, str)]:
        raise NamingError(f"{odd[0]!r} is no name; give an id, an ISO code, a name or an alias")
    wanted = literals(dict.fromkeys(key for name in names for key in keys(name)))
    rows = records(store, "keys", _Key, {"key": wanted}) if wanted else []
    chosen = []
    for name in names:
        by_key = [[row for row in rows if row.key == k and row.kind in kinds] for k in keys(name)]
        # Of its keys the first that finds something: the name as it is before any rewording.
        matches = [(row.thing, row.code) for row in next(filter(None, by_key), [])]
        # Who writes an id or a code to the letter means it, whatever else folds to the same key.
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
    from pactgraph.values.names.countries import named  # noqa: PLC0415  # only for a name that is unclear

    of = named(name)
    if absent := _absent(store, name, of):
        return NamingError(absent, [country.en[0] for country in of])
    near = nearest(store, name, kinds)
    what = "thing" if tuple(kinds) == KINDS else "actor"
    hint = f"; the nearest names are {', '.join(near)}" if near else ""
    return NamingError(f"no {what} is named {name!r}{hint}", near)


def _absent(store: Store, name: str, of: "Sequence[Country]") -> str:
    """Return what is to be said of a name that countries have and no thing asked for has."""
    present = _present(store, of)
    if len(of) == 1 and not present:
        return f"{name!r}: {of[0]} {of[0].what}, but nothing in the graph is about it"
    if len(of) < 2:  # noqa: PLR2004  # two are several
        return ""
    shown = [
        f"{country}, ask by {country.codes[-1]}"
        if country in present
        else f"{country}, which nothing in the graph is about"
        for country in of
    ]
    return f"{name!r} names several countries: {'; '.join(shown)}"


def _present(store: Store, of: "Sequence[Country]") -> "list[Country]":
    """Return those countries that the graph is about."""
    codes = literals(fold(code) for country in of for code in country.codes)
    known = {row.key for row in records(store, "keys", _Key, {"key": codes})} if codes else set()
    return [country for country in of if known.intersection(map(fold, country.codes))]


def nearest(store: Store, name: str, kinds: Sequence[str] = KINDS, most: int = 3) -> list[str]:
    """Return the names most like one that nothing has, each as `name (id)`, the likest first.

    Like are those that a slip of the pen makes, and those of which one holds the whole words of the
    other; of a name of many words, which is rather a sentence, only the first.
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only for a name that nothing has

    by_key: dict[str, tuple[str, str]] = {}
    for row in records(store, "all-keys", Name, {"kind": literals(kinds)}):
        by_key.setdefault(fold(row.name), (row.thing, row.name))
    key = fold(name)
    # Two or three letters are near to almost any short name; only as many are offered them.
    likely = [k for k in sorted(by_key) if not _is_code(k) or len(k) == len(key)]
    # Of a short name in Chinese one character of two may be wrong; long ones share many by chance.
    cutoff = 0.5 if len(key) <= _SHORT and not key.isascii() else 0.7
    # More than are told, as several keys may be those of one thing.
    close = get_close_matches(key, likely, n=3 * most, cutoff=cutoff)
    close += sorted((k for k in likely if _kindred(words(by_key[k][1]), words(name))), key=len)
    found: dict[str, str] = {}
    for near in close:
        thing, known = by_key[near]
        found.setdefault(thing, known)
    return [name if name == id_ else f"{name} ({id_})" for id_, name in found.items()][:most]


def _is_code(key: str) -> bool:
    return key.isascii() and len(key) <= _CODE


def _kindred(known: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Say whether one of two names holds the whole words of the other."""
    if not known or not asked or len(asked) > _SENTENCE:
        return False
    return any(
        # A single character is in names of all sorts.
        len("".join(part)) > 1 and holds(whole, part)
        for whole, part in ((known, asked), (asked, known))
    )
