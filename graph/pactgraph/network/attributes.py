"""What nodes and edges carry: ids, names by language, kinds, dates and passages.

Every value is text, a number or a truth, so that all writers of NetworkX take it: several words
stand between spaces, what has no value is left out. No attribute is named `spells`, `start`,
`name`, `source`, `target`, `key` or `value`, which some writer reads as words of its own.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pactgraph.answers.things import Cited, Relation, labels, names
from pactgraph.answers.ties import Tie
from pactgraph.locale.labels import chosen
from pactgraph.locale.languages import FALLBACK, LANGUAGES, Language
from pactgraph.store.engines import Iri, Store
from pactgraph.store.records import records
from pactgraph.values.locators import Locator
from pactgraph.values.terms import PACT, slug

Attributes = dict[str, Any]
Spell = tuple[str | None, str | None]
_NEVER = "9999-99-99"
# What XML cannot hold (XML 1.0, production 2), and line ends that it reads as others (2.11).
_UNFIT = re.compile(r"[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n?")


class _Node(NamedTuple):
    thing: str
    kind: str
    type: str
    date: str | None
    begin: str | None
    end: str | None
    status: str | None
    iso: str | None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that the nodes and edges of a store's networks can carry, read once.

    Attributes:
        nodes: The attributes of each thing, by id, in order.
        passages: The locators of each fact.
        labels: The labels of concepts and properties, by language.
    """

    nodes: Mapping[str, Attributes]
    passages: Mapping[str, tuple[Locator, ...]]
    labels: Mapping[str, Mapping[Language, str]]

    @classmethod
    def of(cls, store: Store) -> "Annotations":
        """Return the annotations of a store."""
        found: dict[str, set[Locator]] = {}
        for fact, passage in records(store, "evidence", Cited):
            found.setdefault(fact, set()).add(passage)
        passages = {fact: tuple(sorted(places)) for fact, places in found.items()}
        acting: dict[str, list[str]] = {}
        for own in records(store, "relations", Relation, {"property": [Iri(f"{PACT}actsFor")]}):
            acting.setdefault(own.thing, []).append(own.other)
        nodes, named = {}, names(store)
        for row in records(store, "nodes", _Node):
            data = known(date=row.date, begin=row.begin, end=row.end, status=row.status)
            data |= known(iso=row.iso, acts_for=" ".join(acting.get(row.thing, ())) or None)
            label = known(**_labelled(named[row.thing]), kind=row.kind, type=row.type)
            own_places = spelt(passages.get(row.thing, ()))
            nodes[row.thing] = {**label, **data, "passages": own_places}
        terms = {slug(term): own for term, own in labels(store).items()}
        return cls(nodes, passages, terms)

    def named(self, words: Iterable[str], join: str = ", ") -> Attributes:
        """Return `label` and the names by language of an edge that some terms name."""
        # A term without a label goes by its own name.
        labels = [self.labels.get(word, dict.fromkeys(LANGUAGES, word)) for word in words]
        return known(**joined(labels, lambda _: join))

    def evidence(self, facts: Iterable[str]) -> str:
        """Return the locators of some facts, each once, in order."""
        return spelt({place for fact in facts for place in self.passages.get(fact, ())})

    def tie(self, own: list[Tie]) -> Attributes:
        """Return what the edge of one actor and one arrangement carries."""
        roles = sorted({tie.role for tie in own})
        dates = sorted({tie.date for tie in own if tie.date})
        return {
            "kind": "participation",
            **self.named(roles),
            "ties": " ".join(sorted(tie.id for tie in own)),
            "roles": " ".join(roles),
            "through": " ".join(sorted({tie.actor for tie in own})),
            "certainty": " ".join(sorted({tie.certainty for tie in own})),
            **known(date=" ".join(dates) or None),
            **dated([(tie.begin, tie.end) for tie in own]),
            "passages": self.evidence(tie.id for tie in own),
        }


def joined(labels: Sequence[Mapping[Language, str]], join: Callable[[Language], str]) -> Attributes:
    """Return the label and the names, by language, of what several names name together."""
    # A language that lacks one of the names has none for all of them together.
    spoken = [lang for lang in LANGUAGES if all(lang in own for own in labels)]
    return _labelled({lang: join(lang).join(own[lang] for own in labels) for lang in spoken})


def _labelled(own: Mapping[Language, str]) -> Attributes:
    return {"label": chosen(own, FALLBACK), **own}


def spelt(places: Iterable[Locator]) -> str:
    """Return locators as words, in the order of the text.

    >>> spelt([Locator("a", 4, 11), Locator("a", 4, 4)])
    'a#4.4 a#4.11'
    """
    return " ".join(map(str, sorted(places)))


def known(**data: object) -> Attributes:
    """Return the attributes that have a value, text as `legible`."""
    return {
        key: legible(value) if isinstance(value, str) else value
        for key, value in data.items()
        if value is not None
    }


def legible(text: str) -> str:
    r"""Return text as every format can hold it: with � for control characters, and LF line ends.

    >>> legible("a\x07b\r\nc")
    'a�b\nc'
    """
    return _UNFIT.sub("\ufffd", _LINE_END.sub("\n", text))


def dated(spells: Iterable[Spell]) -> Attributes:
    """Return `begin`, `end` and `intervals` of what held in some spells, those that meet made one.

    Intervals stand between spaces, each as `begin/end`, with `..` for a day that is not known (ISO
    8601-2). An end is known only where all the ends are. Gephi refuses spells that overlap.
    """
    # One without a beginning reaches back behind all others.
    spans = sorted(set(spells), key=lambda spell: spell[0] or "")
    begins = [begin for begin, _ in spans if begin]
    ends = [end for _, end in spans if end]
    last = max(ends) if ends and len(ends) == len(spans) else None
    merged: list[Spell] = []
    for begin, end in spans:
        if merged and (begin or "") <= (merged[-1][1] or _NEVER):
            latest = max(merged[-1][1] or _NEVER, end or _NEVER)
            merged[-1] = (merged[-1][0], None if latest == _NEVER else latest)
        elif begin or end:
            merged.append((begin, end))
    intervals = " ".join(f"{begin or '..'}/{end or '..'}" for begin, end in merged)
    return known(begin=min(begins, default=None), end=last, intervals=intervals or None)
