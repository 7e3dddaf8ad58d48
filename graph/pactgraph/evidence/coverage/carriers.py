"""Which records carry what a passage mentions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.evidence.coverage.mentions import Mention
from pactgraph.evidence.print.dates import Parts, parts
from pactgraph.evidence.print.matching import plain
from pactgraph.evidence.verify.facts import (
    Names,
    mandates_of,
    many,
    passages_of,
    principals_of,
    ties_of,
)
from pactgraph.seeds import Records
from pactgraph.values.locators import Locator

#: The references by which a record carries a thing that its passage names.
_CARRYING = (
    "actor",
    "place",
    "substance",
    "about",
    "with",
    "borders",
    "hub",
    "actsFor",
    "principal",
    "adopted",
)


@dataclass(frozen=True, slots=True)
class Carrier:
    """What one fact carries of the passages it cites."""

    record: str
    words: tuple[str, ...]
    things: frozenset[str]
    dates: frozenset[Parts]
    figures: tuple[tuple[str, str], ...]

    def carries(self, mention: Mention, sentence: str) -> bool:
        """Say whether this fact is what a mention speaks of, or has it inside a name."""
        if mention.names & self.things:
            return True
        if mention.dates and all(self._dated(date) for date in mention.dates):
            return True
        figure = mention.figure
        if figure and any(figure.prints(value, unit) for value, unit in self.figures):
            return True
        return any(_spans(word, mention, sentence) for word in self.words)

    def _dated(self, date: Parts) -> bool:
        return date in self.dates or (
            # A text gives a year once, and then months and days alone.
            not date.year and any(date == known._replace(year="") for known in self.dates)
        )


def carriers(records: Records) -> dict[Locator, list[Carrier]]:
    """Return what carries each cited passage."""
    names = Names(records)
    acting = {record.id: principals_of(record.data) for record in records.records}
    found: dict[Locator, list[Carrier]] = {}
    for record in records.records:
        for passages, carrier in _carriers(record.data, names, acting):
            for passage in passages:
                found.setdefault(passage, []).append(carrier)
    return found


def _carriers(
    data: Mapping[str, Any], names: Names, acting: Mapping[str, Iterable[str]]
) -> Iterator[tuple[tuple[Locator, ...], Carrier]]:
    passages = passages_of(data)
    yield passages, _carrier(data, data["id"], names.words(data["id"]), acting)
    for tie in (*ties_of(data), *mandates_of(data)):
        words = many(tie, "printed")
        yield passages_of(tie) or passages, _carrier(tie, data["id"], words, acting)


def _carrier(
    data: Mapping[str, Any], record: str, words: Iterable[str], acting: Mapping[str, Iterable[str]]
) -> Carrier:
    things = {data["id"], *(name for key in _CARRYING for name in many(data, key))}
    dates = [date for key in ("date", "period") for date in many(data, key)]
    figures = [(data["value"], data["unit"])] if "value" in data and "unit" in data else []
    return Carrier(
        record=record,
        words=(*words, *many(data, "printedDate"), *data.get("office", {}).values()),
        things=frozenset(end for name in things for end in _chain(name, acting)),
        dates=frozenset(part for date in dates for part in parts(date)),
        figures=tuple(figures),
    )


def _chain(name: str, acting: Mapping[str, Iterable[str]]) -> set[str]:
    """Return a thing and all that it acts for at whatever time, to the end."""
    seen, new = {name}, {name}
    while new:
        new = {principal for agent in new for principal in acting.get(agent, ())} - seen
        seen |= new
    return seen


def _spans(word: str, mention: Mention, sentence: str) -> bool:
    """Say whether a word stands in the plain sentence around a mention."""
    # A record gives a title without the marks around it.
    inner = mention.text.find(mention.inner)
    start, end = mention.start + inner, mention.start + inner + len(mention.inner)
    word = plain(word)
    at = sentence.find(word)
    # A word may stand in a sentence twice, and only once around the mention.
    while at >= 0:
        if at <= start and end <= at + len(word):
            return True
        at = sentence.find(word, at + 1)
    return False
