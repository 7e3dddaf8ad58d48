"""What of a document is in no record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pactgraph.compile.ontology import Ontology
from pactgraph.compile.sources import Sources
from pactgraph.errors import Problem
from pactgraph.evidence.coverage.carriers import carriers
from pactgraph.evidence.coverage.leftout import LeftOut, left_out, stale
from pactgraph.evidence.coverage.mentions import Gazetteer, Mention, mentions
from pactgraph.evidence.editions import digest, normal, open_text
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.print.matching import plain
from pactgraph.evidence.print.reading import Reader, Reading
from pactgraph.evidence.verify.facts import units
from pactgraph.seeds import Record, Records, read
from pactgraph.values.locators import Locator
from pactgraph.values.passages import Text


@dataclass(frozen=True, slots=True)
class Account:
    """A mention, and the records that carry it or the reason why none does."""

    mention: Mention
    records: tuple[str, ...] = ()
    reason: str = ""

    @property
    def state(self) -> str:
        """`carried`, `left out`, `unaccounted`, or `known` for a name that need not be carried."""
        if self.records:
            return "carried"
        if self.reason:
            return "left out"
        return "known" if self.mention.kind == "name" else "unaccounted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A document, each sentence with its mentions accounted for or not.

    Attributes:
        records: The records it was held against.
        text: Its sentences.
        language: The language it was read in.
        record: The record of the document, if there is one.
        exact: Whether its bytes are those the record was made from.
        accounts: The mentions of each sentence.
        stale: Entries of leftout.yaml that leave out nothing.
    """

    records: Records
    text: Text
    language: str
    record: Record | None
    exact: bool
    accounts: Mapping[Locator, tuple[Account, ...]]
    stale: tuple[Problem, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing of the text was recognised, so that nothing can be said of it."""
        return not any(self.accounts.values())

    def of_state(self, state: str) -> list[Account]:
        """Return the accounts of a state, in the order of the text."""
        return [a for one in self.accounts.values() for a in one if a.state == state]


def coverage(sources: Sources, path: Path, language: str | None = None) -> Coverage:
    """Account for what a document mentions; it need have no record.

    Args:
        sources: The seeds and their ontology.
        path: The document, a UTF-8 text.
        language: Its language tag; else its record's, else `zh` if it prints Chinese, else `en`.

    Raises:
        StoreError: The document cannot be read.
        SeedsError: leftout.yaml is broken.
    """
    ontology = Ontology(sources.ontology)
    records = read(sources.seeds, ontology.vocabulary)
    record, exact = _record(records, path)
    language = language or (record.data.get("language") if record else None) or _language(path)
    text = open_text(path, language, record.id if record else path.stem)
    readings = Reader(Lexicon.of(ontology), units(records)).read(text, language)
    gazetteer = Gazetteer(records, ontology.vocabulary)
    entries = [e for e in left_out(sources.seeds) if e.passage.document == text.document]
    accounts, used = _accounts(records, readings, gazetteer, entries)
    return Coverage(
        records=records,
        text=text,
        language=language,
        record=record,
        exact=exact,
        accounts=accounts,
        stale=tuple(stale(entry) for entry in entries if entry not in used),
    )


def _accounts(
    records: Records,
    readings: Mapping[Locator, Reading],
    gazetteer: Gazetteer,
    entries: Sequence[LeftOut],
) -> tuple[dict[Locator, tuple[Account, ...]], set[LeftOut]]:
    carrying = carriers(records)
    # In plain characters, so that an entry holds for an edition in traditional ones.
    reasons = {(entry.passage, plain(entry.mention)): entry for entry in entries}
    accounts, used = {}, set()
    for place, reading in readings.items():
        found = []
        for mention in mentions(reading, gazetteer):
            carried = {
                c.record for c in carrying.get(place, ()) if c.carries(mention, reading.text)
            }
            # What is carried needs no reason: its entry is stale.
            entry = None if carried else reasons.get((place, plain(mention.text)))
            found.append(Account(mention, tuple(sorted(carried)), entry.reason if entry else ""))
        kept = _outermost(found)
        # After the inner ones are dropped, lest an entry for one of these pass as used.
        used |= {reasons[place, plain(a.mention.text)] for a in kept if a.reason}
        accounts[place] = kept
    return accounts, used


def _outermost(found: Iterable[Account]) -> tuple[Account, ...]:
    """Drop what lies inside a mention that is accounted for, and known names that hold others."""
    found = list(found)
    settled = [a for a in found if a.state in {"carried", "left out"}]
    kept = [a for a in found if not any(_inside(a, other) for other in settled)]
    return tuple(a for a in kept if a.state != "known" or not any(_inside(b, a) for b in kept))


def _inside(account: Account, other: Account) -> bool:
    return account.mention.within(other.mention)


def _record(records: Records, path: Path) -> tuple[Record | None, bool]:
    """Return the record of a document, by its bytes, else by its name."""
    bytes_ = digest(path)
    documents = [r for r in records.records if r.data.get("type") == "Document"]
    exact = next((r for r in documents if r.data.get("sha256") == bytes_), None)
    named = next((r for r in documents if r.data.get("file") == normal(path.name)), None)
    return exact or named, exact is not None


def _language(path: Path) -> str:
    """Return `zh` for a text that prints Chinese characters at all often, else `en`."""
    text = path.read_bytes().decode("utf-8", "replace")
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return "zh" if chinese * 10 > len(text) else "en"
