"""The graph → what the page holds: things, ties, relations, roles, labels."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from pactgraph.names import variants
from pactgraph.query import Value, ask, lookup
from pactgraph.store import Store
from pactgraph.terms import ACTOR_KINDS, ARRANGEMENT_KINDS, KINDS
from pactgraph.things import literals

Record = dict[str, Any]

_SPAN = ("date", "begin", "beginBy", "end", "endFrom")


def read(store: Store) -> Record:
    """Return all that the page can show, ready for JSON; what is not known is left out.

    A tie's `for` are the actors it counts to besides its own; its `evidence` is left out where it
    is that of its arrangement. `forms` has the other forms of the names' characters.
    """
    passages = _grouped(ask(store, lookup("fact-passages")))
    things = _things(store, passages)
    names = [str(name) for _, name in ask(store, lookup("all-keys"), {"kind": literals(KINDS)})]
    return {
        "kinds": {"actors": ACTOR_KINDS, "arrangements": ARRANGEMENT_KINDS, "all": KINDS},
        "things": things,
        "ties": _ties(store, passages, {thing["id"] for thing in things}),
        "forms": variants("".join(names)),
        "roles": {str(role): bool(connects) for role, connects in ask(store, lookup("page-roles"))},
        "labels": {
            str(term): {"zh": zh, "en": en} for term, zh, en in ask(store, lookup("labels"))
        },
    }


def _things(store: Store, passages: dict[str, list[str]]) -> list[Record]:
    found: dict[str, Record] = {}
    rows = ask(store, lookup("page-things"), {"kind": literals(KINDS)})
    for name, kind, type_, zh, en, *span in rows:
        thing = {"id": name, "kind": kind, "type": type_, "zh": zh, "en": en}
        thing |= _span(span)
        thing |= _known([("evidence", passages.get(str(name)))])
        found[str(name)] = thing | {"facts": {}, "relations": {}}
    for name, property_, value in ask(store, lookup("page-statements")):
        short = str(property_).rpartition("#")[2]  # skos:altLabel, of the vocabularies not ours
        found[str(name)]["facts"].setdefault(short, []).append(value)
    for name, property_, other in ask(store, lookup("relations")):
        if name in found and other in found:
            found[str(name)]["relations"].setdefault(str(property_), []).append(other)
    return list(found.values())


def _ties(store: Store, passages: dict[str, list[str]], known: set[str]) -> list[Record]:
    principals = _grouped(ask(store, lookup("page-principals")))
    found = []
    for name, actor, whole, role, *span, certainty, note in sorted(
        ask(store, lookup("page-ties")), key=itemgetter(0)
    ):
        if actor not in known or whole not in known:
            continue
        tie = {"id": name, "actor": actor, "in": whole, "role": role}
        tie |= _span(span)
        tie |= _known([("note", note), ("for", principals.get(str(name)))])
        own = passages.get(str(name))
        if own != passages.get(str(whole)):
            tie |= _known([("evidence", own)])
        found.append(tie | ({} if certainty == "stated" else {"certainty": certainty}))
    return found


def _grouped(pairs: Iterable[tuple[Value, ...]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(str(name), []).append(str(value))
    return found


def _span(days: Iterable[Value]) -> Record:
    """Return when something was; the first day of an end matters only where there is no last."""
    known = _known(zip(_SPAN, days, strict=True))
    return {key: day for key, day in known.items() if key != "endFrom" or "end" not in known}


def _known(pairs: Iterable[tuple[str, Any]]) -> Record:
    return {key: value for key, value in pairs if value is not None}
