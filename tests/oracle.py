"""Who connects with whom by the words of the definition, slow and plain, over what records state.

Nothing of the rules, the lookups or the package's own answers is used here but the dates' days, so
that what they say can be held against it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple

from pactgraph.answers.window import Moment
from pactgraph.values import edtf

OPENING = {"Agreement", "Mechanism"}
KIND_OF = {
    "Agreement": "agreement",
    "Mechanism": "mechanism",
    "Programme": "programme",
    "Operation": "operation",
    "Case": "case",
    **dict.fromkeys(("Event", "Meeting", "Visit", "Training"), "event"),
    **dict.fromkeys(("Organization", "IntergovernmentalOrganization", "Agency"), "organization"),
}


class Spell(NamedTuple):
    begin: str
    begin_by: str
    end: str
    end_from: str


class Part(NamedTuple):
    """A tie: its id, who, for whom, whether its role connects, and when it holds."""

    id: str
    actor: str
    counts_to: tuple[str, ...]
    connects: bool
    spell: Spell


@dataclass(frozen=True)
class Oracle:
    """Answers from records; `connecting` are the roles that connect."""

    records: tuple[Mapping[str, Any], ...]
    connecting: frozenset[str]

    @cached_property
    def by_id(self) -> dict[str, Mapping[str, Any]]:
        return {record["id"]: record for record in self.records}

    def actors(self) -> list[str]:
        names = {part["actor"] for r in self.records for part in r.get("participations", ())}
        return sorted({other for name in names for other in self.ever(name)})

    def chain(self, actor: str, spell: Spell) -> list[str]:
        """Return an actor, and whom it acted for to the end when a tie of a spell began."""
        found = [actor]
        while len(principals := set(self._principals(found[-1], spell))) == 1:
            found.append(principals.pop())
        return found

    def _principals(self, actor: str, spell: Spell) -> Iterator[str]:
        """Yield for whom an actor can have acted when a tie of a spell began."""
        record = self.by_id.get(actor, {})
        if "actsFor" in record:
            yield record["actsFor"]
        for mandate in record.get("mandates", ()):
            first, _, last, _ = _days(mandate.get("date"))
            early = bool(first and spell.begin_by) and spell.begin_by < first
            late = bool(last and spell.begin) and last < spell.begin
            if not early and not late:
                yield mandate["principal"]

    def ever(self, actor: str) -> set[str]:
        """Return an actor, and whom it acts for at whatever time."""
        record = self.by_id.get(actor, {})
        own = {record["actsFor"]} if "actsFor" in record else set()
        own |= {mandate["principal"] for mandate in record.get("mandates", ())}
        return {actor}.union(*map(self.ever, own))

    def one_side(self, a: str, b: str) -> bool:
        return a in self.ever(b) or b in self.ever(a)

    def connect(  # noqa: PLR0913  # as `connect` itself
        self,
        a: str,
        b: str,
        *,
        kinds: Iterable[str] = (),
        observers: bool = False,
        at: str | None = None,
        until: str | None = None,
    ) -> tuple[dict[str, tuple[set[str], set[str]]], int]:
        """Return the ties of each side by arrangement, and how many may connect but not surely."""
        wanted = set(kinds) or set(KIND_OF.values()) - {"organization"}
        found, unsure = {}, 0
        for record, parts in self.parts:
            if KIND_OF.get(record["type"]) in wanted and record.get("status", "actual") == "actual":
                counted = [part for part in parts if part.connects or observers]
                pairs = list(_pairs(counted, record.get("hub"), a, b))
                sure = [(x, y) for x, y in pairs if all(_holds(z, at, until) for z in (x, y))]
                may = [(x, y) for x, y in pairs if all(_may(z, at, until) for z in (x, y))]
                if sure:
                    found[record["id"]] = ({x.id for x, _ in sure}, {y.id for _, y in sure})
                unsure += bool(may) and not sure
        return found, unsure

    @cached_property
    def parts(self) -> list[tuple[Mapping[str, Any], list[Part]]]:
        return [(record, list(self._parts(record))) for record in self.records]

    def _parts(self, record: Mapping[str, Any]) -> Iterator[Part]:
        for tie in record.get("participations", ()):
            connects, spell = tie["role"] in self.connecting, _spell(record, tie.get("date"))
            chain = tuple(self.chain(tie["actor"], spell))
            yield Part(tie["id"], tie["actor"], chain, connects, spell)


def _pairs(parts: list[Part], hub: str | None, a: str, b: str) -> Iterator[tuple[Part, Part]]:
    left, right = ([part for part in parts if side in part.counts_to] for side in (a, b))
    for x, y in product(left, right):
        central = not hub or hub in x.counts_to or hub in y.counts_to
        # Who acted for one and later for the other meets the hub for both, in the arm of its own.
        if central or x.actor == y.actor:
            yield x, y


def _spell(record: Mapping[str, Any], own: str | None) -> Spell:
    whole = record.get("date")
    first, by, *_ = _days(own or whole)
    *_, end, end_from = _days(whole)
    if whole and record["type"] in OPENING and not edtf.parse(whole).interval:
        end = end_from = ""
    end_from = end_from and max(first, end_from)
    if own and edtf.parse(own).interval:
        *_, end, end_from = _days(own)
    return Spell(first, by, end, end_from)


def _days(date: str | None) -> tuple[str, ...]:
    parsed = edtf.parse(date) if date else None
    days = ("begin", "begin_by", "end", "end_from")
    return tuple(str(getattr(parsed, name, None) or "") for name in days)


def _holds(part: Part, at: str | None, until: str | None) -> bool:
    if not (at or until):
        return True
    spell, moment = part.spell, Moment.parse(at or until or "")
    begun = bool(spell.begin_by) and spell.begin_by <= moment.last
    return begun and not _ended(spell.end or spell.end_from, at)


def _may(part: Part, at: str | None, until: str | None) -> bool:
    begun = part.spell.begin <= Moment.parse(at or until or "9999").last
    return begun and not _ended(part.spell.end, at)


def _ended(day: str, at: str | None) -> bool:
    return bool(at and day) and day < Moment.parse(at or "").first
