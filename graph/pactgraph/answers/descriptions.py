"""What an answer about one thing holds: what is said of it, its ties and mandates, its passages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.answers.things import Thing
from pactgraph.store.engines import Term
from pactgraph.store.query import Rows, Value, plain
from pactgraph.values.locators import Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """One tie, from whichever end it is looked at.

    Attributes:
        id: The tie's id.
        actor: Who takes part.
        whole: In what.
        role: In which role, by its short name.
        date: Its date as EDTF, else its arrangement's; none where neither has one.
        begin: The first day on which it can have begun; none where unknown.
        certainty: `stated`, `entailed`, `inferred` or `ambiguous`.
        note: What the record says to it; none where it says nothing.
        evidence: Its passages, in the order of the text.
    """

    id: str
    actor: Thing
    whole: Thing
    role: str
    date: str | None
    begin: str | None
    certainty: str
    note: str | None
    evidence: tuple[Locator, ...]

    def other(self, thing: Thing) -> Thing:
        """Return the end that one of the two is not; an organization can be either."""
        return self.whole if thing == self.actor else self.actor

    def to_dict(self, files: Mapping[str, str]) -> dict[str, Any]:
        """Return the tie as the commands' JSON gives it, by the file names of documents."""
        return {
            "actor": self.actor.to_dict(),
            "in": self.whole.to_dict(),
            "role": self.role,
            "date": self.date,
            "begin": self.begin,
            "certainty": self.certainty,
            "note": self.note,
            "evidence": [place.to_dict(files) for place in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """One mandate, from whichever end it is looked at.

    Attributes:
        id: The mandate's id.
        agent: Who acts.
        principal: For whom.
        date: Its date as EDTF; none where it has none.
        begin: The first day on which it can have begun; none where unknown.
        end: The last day on which it can have ended; none while open or unknown.
        certainty: `stated`, `entailed`, `inferred` or `ambiguous`.
        note: What the record says to it; none where it says nothing.
        evidence: Its passages, in the order of the text.
    """

    id: str
    agent: Thing
    principal: Thing
    date: str | None
    begin: str | None
    end: str | None
    certainty: str
    note: str | None
    evidence: tuple[Locator, ...]

    def other(self, thing: Thing) -> tuple[str, Thing]:
        """Return the end that one of the two is not, and by what word it is called."""
        return ("agent", self.agent) if thing == self.principal else ("principal", self.principal)

    def to_dict(self, files: Mapping[str, str]) -> dict[str, Any]:
        """Return the mandate as the commands' JSON gives it, by the file names of documents."""
        return {
            "agent": self.agent.to_dict(),
            "principal": self.principal.to_dict(),
            "date": self.date,
            "begin": self.begin,
            "end": self.end,
            "certainty": self.certainty,
            "note": self.note,
            "evidence": [place.to_dict(files) for place in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Everything about one thing.

    Attributes:
        thing: Which.
        date: Its date as EDTF; none where it has none.
        begin: The first day on which it can have begun; none where unknown.
        end: The last day on which it can have ended; none while open or unknown.
        statements: What is stated of it in words, numbers and concepts, by property IRI.
        relations: The things that it names, with the property.
        related: The things that name it, with the property: figures, claims, parts, meetings.
        mandates: By which it acts for others, or others for it; with date, certainty and passages.
        ties: Its participations, or those of others in it.
        evidence: The passages it rests on, in the order of the text.
        files: The file name of each document, by id.
    """

    thing: Thing
    date: str | None
    begin: str | None
    end: str | None
    statements: tuple[tuple[str, Term], ...]
    relations: tuple[tuple[str, Thing], ...]
    related: tuple[tuple[str, Thing], ...]
    mandates: tuple[Mandate, ...]
    ties: tuple[Participation, ...]
    evidence: tuple[Locator, ...]
    files: Mapping[str, str]

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
            "mandates": [mandate.to_dict(self.files) for mandate in self.mandates],
            "ties": [tie.to_dict(self.files) for tie in self.ties],
            "evidence": [place.to_dict(self.files) for place in self.evidence],
        }

    def to_rows(self) -> Rows:
        """Return the description as rows of property and value, for tables."""
        rows: list[tuple[Value, ...]] = [("date", self.date)] if self.date else []
        rows += [(name, value) for name, values in self.properties.items() for value in values]
        rows += [(name, other.id) for name, other in self.relations]
        rows += [(f"is {name} of", other.id) for name, other in self.related]
        for mandate in self.mandates:
            end, other = mandate.other(self.thing)
            rows.append((end, f"{other.id} {mandate.date or ''}".strip()))
        for tie in self.ties:
            rows.append((tie.role, f"{tie.other(self.thing).id} {tie.date or ''}".strip()))
        return Rows(("property", "value"), (*rows, *(("evidence", str(p)) for p in self.evidence)))


def _named(pair: tuple[str, Thing]) -> dict[str, Any]:
    return {"property": pair[0], "thing": pair[1].to_dict()}


def local(iri: str) -> str:
    """Return the last part of a property's IRI, by which people know it."""
    return iri.rpartition("#")[2]
