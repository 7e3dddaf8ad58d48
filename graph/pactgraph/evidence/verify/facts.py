"""Records → facts: each record, tie, figure and claim, and what its passages must print."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.verify.requirements import (
    Conversion,
    Date,
    Figure,
    Want,
    Words,
    Year,
    short_for,
)
from pactgraph.seeds import Records
from pactgraph.values.locators import Locator

#: The classes whose records are facts of their own kind; all others are records.
_KINDS = {"Observation": "observation", "Claim": "claim"}
# No decade (1990s), and no part of a longer number.
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d|s\b)")
#: The references that a passage must name.
_NAMED = ("place", "substance", "about", "with")
#: Those that it may name inside a longer name, as an agency's name holds its principal's.
_HELD = ("actsFor", "borders")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that passages must carry.

    Attributes:
        id: The record's id, or that of the tie or mandate.
        kind: `record`, `tie`, `mandate`, `observation` or `claim`.
        record: The record it is, or the record of the tie or mandate.
        certainty: How surely the passages carry it.
        noted: Whether a note says how it was read.
        passages: Where it is said.
        inherited: Whether these are its record's.
        wants: What they must print.
    """

    id: str
    kind: str
    record: str
    certainty: str
    noted: bool
    passages: tuple[Locator, ...]
    inherited: bool
    wants: tuple[Want, ...]


class Names:
    """The words by which a passage may call each thing."""

    def __init__(self, records: Records) -> None:
        self._data = {record.id: record.data for record in records.records}
        actors = {tie["actor"] for data in self._data.values() for tie in ties_of(data)}
        actors_words = {word: name for name in actors for word in self.of(name)}
        # Longest first, as they are blanked out in this order and a shorter one would break a
        # longer.
        self._actors = sorted(actors_words.items(), key=lambda item: (-len(item[0]), item))
        self._longer: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[str, ...]:
        """Return the names and aliases of a thing."""
        # Not its usual names, which people type and no source prints.
        data = self._data.get(name, {})
        languages = data.get("name", {}).values()
        return (*languages, *(word for many in data.get("alias", {}).values() for word in many))

    def words(self, name: str) -> tuple[str, ...]:
        """Return its names, its aliases and the other words that its record says are printed."""
        return (*self.of(name), *many(self._data.get(name, {}), "printed"))

    def longer(self, name: str) -> tuple[str, ...]:
        """Return the names of other actors around one of its own: 联合国禁毒署 around 联合国."""
        if name not in self._longer:
            own = self.of(name)
            self._longer[name] = tuple(
                word
                for word, other in self._actors
                if other != name and word not in own and any(mine in word for mine in own)
            )
        return self._longer[name]


def facts(records: Records, lexicon: Lexicon) -> list[Fact]:
    """Return every fact of the records, in the order of their ids."""
    names = Names(records)
    return [fact for record in records.records for fact in _of_record(record.data, names, lexicon)]


def units(records: Records) -> list[str]:
    """Return the units that figures are printed in."""
    return sorted({r.data["unit"] for r in records.records if "unit" in r.data})


def _of_record(data: Mapping[str, Any], names: Names, lexicon: Lexicon) -> Iterator[Fact]:
    if data.get("type") == "Document":
        return
    passages = passages_of(data)
    yield Fact(
        id=data["id"],
        kind=_KINDS.get(data.get("type", ""), "record"),
        record=data["id"],
        certainty=data.get("certainty", "stated"),
        noted="note" in data,
        passages=passages,
        inherited=False,
        wants=(*_wants(data, names), *_figures(data, lexicon)),
    )
    for tie in ties_of(data):
        yield _nested("tie", tie, data, _actor(tie, names))
    for mandate in mandates_of(data):
        yield _nested("mandate", mandate, data, _held("principal", mandate["principal"], names))


def _nested(kind: str, own: Mapping[str, Any], record: Mapping[str, Any], end: Want) -> Fact:
    """Return the fact of a nested record, which rests on its record's passages without its own."""
    return Fact(
        id=own["id"],
        kind=kind,
        record=record["id"],
        certainty=own.get("certainty", "stated"),
        noted="note" in own,
        passages=passages_of(own) or passages_of(record),
        inherited=not passages_of(own),
        wants=(end, *_printed(own), *_dates(own)),
    )


def _actor(tie: Mapping[str, Any], names: Names) -> Want:
    actor = tie["actor"]
    short = [word for word in many(tie, "printed") if short_for(word, names.of(actor))]
    return Words("actor", f"the actor {actor}", (*names.words(actor), *short), names.longer(actor))


def _held(key: str, name: str, names: Names) -> Want:
    """Return that a thing is named, perhaps inside a longer name."""
    return Words(key, f"{key} {name}", names.words(name))


def _wants(data: Mapping[str, Any], names: Names) -> Iterator[Want]:
    kind = _KINDS.get(data.get("type", ""))
    if kind is None:
        yield Words("name", "the name", names.words(data["id"]))
    yield from _printed(data)
    yield from _dates(data)
    yield from _years(data)
    if "office" in data:
        yield Words("office", "the office", tuple(data["office"].values()))
    for key in _HELD:
        yield from (_held(key, name, names) for name in many(data, key))
    for key in _NAMED:
        for name in many(data, key):
            extra = [w for w in many(data, "printed") if short_for(w, names.of(name))]
            words = (*names.words(name), *extra)
            yield Words(key, f"{key} {name}", words, names.longer(name))


def _figures(data: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Want]:
    if "value" in data and "unit" in data:
        value, unit = data["value"], data["unit"]
        yield Figure(value, unit, data.get("comparator", "exactly"))
        if "standardValue" in data and "standardUnit" in data:
            yield Conversion(value, unit, data["standardValue"], data["standardUnit"], lexicon)


def _years(data: Mapping[str, Any]) -> Iterator[Want]:
    """Yield the years that a name gives, ours or the source's: they must be in print."""
    years = {year for text in data.get("name", {}).values() for year in _YEAR.findall(text)}
    for year in sorted(years):
        yield Year(year)


def _printed(data: Mapping[str, Any]) -> Iterator[Want]:
    for key in ("printed", "printedDate"):
        for word in many(data, key):
            yield Words(key, f"the words {word}", (word,))


def _dates(data: Mapping[str, Any]) -> Iterator[Want]:
    excused = "printedDate" in data and data.get("certainty", "stated") != "stated"
    for key in ("date", "period"):
        if key in data:
            yield Date(key, data[key], excused)


def ties_of(data: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Return the ties of a record."""
    ties: Iterable[Mapping[str, Any]] = data.get("participations", ())
    return (tie for tie in ties if "actor" in tie)


def mandates_of(data: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Return the mandates of a record."""
    mandates: Iterable[Mapping[str, Any]] = data.get("mandates", ())
    return (mandate for mandate in mandates if "principal" in mandate)


def principals_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return for whom a record says that it acts, at whatever time."""
    return (*many(data, "actsFor"), *(mandate["principal"] for mandate in mandates_of(data)))


def many(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the values of a key, of which there may be one, several or none."""
    value = data.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)


def passages_of(data: Mapping[str, Any]) -> tuple[Locator, ...]:
    """Return the passages that a record or a tie gives for itself."""
    return tuple(map(Locator.parse, many(data, "evidence")))


def citing(found: Iterable[Fact]) -> dict[Locator, list[Fact]]:
    """Return the facts of each passage."""
    cited: dict[Locator, list[Fact]] = {}
    for fact in found:
        for passage in fact.passages:
            cited.setdefault(passage, []).append(fact)
    return cited
