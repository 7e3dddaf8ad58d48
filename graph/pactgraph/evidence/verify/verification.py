"""Is each fact in its passages?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pactgraph.compile.ontology import Ontology
from pactgraph.compile.sources import Sources
from pactgraph.errors import Problem
from pactgraph.evidence.editions import Edition, editions
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.print.reading import Reader, Reading
from pactgraph.evidence.verify.facts import Fact, facts, units
from pactgraph.evidence.verify.relocation import Move, moves
from pactgraph.seeds import Records, read
from pactgraph.values.locators import Locator

_Readings = Mapping[Locator, Reading]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one fact: nothing is wrong with it, or these are its problems."""

    fact: Fact
    problems: tuple[Problem, ...]

    @property
    def state(self) -> str:
        """`unsupported`, else how surely its passages carry it; `stated` is plainly supported."""
        return "unsupported" if self.problems else self.fact.certainty


@dataclass(frozen=True)
class Verification:
    """Every fact held against its passages.

    Attributes:
        findings: One for each fact, in the order of their ids.
        editions: The documents, as found or not.
        moves: Where the passages of changed documents seem to have gone.
        broken: What the loader found wrong, so that no fact is left out without a word.
    """

    findings: tuple[Finding, ...]
    editions: tuple[Edition, ...]
    moves: tuple[Move, ...]
    broken: tuple[Problem, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many facts there are of each state."""
        return Counter(finding.state for finding in self.findings)

    @property
    def problems(self) -> list[Problem]:
        """All problems, in the order of files and lines."""
        found = {problem for finding in self.findings for problem in finding.problems}
        return sorted({*self.broken, *found})


def verify(sources: Sources, folder: Path) -> Verification:
    """Hold every fact of some seeds against the documents of a folder.

    Raises:
        StoreError: There is no such folder, or a document in it cannot be read.
    """
    ontology = Ontology(sources.ontology)
    records = read(sources.seeds, ontology.vocabulary)
    return verified(records, Lexicon.of(ontology), editions(records, folder))


def verified(records: Records, lexicon: Lexicon, found: Sequence[Edition]) -> Verification:
    """Hold every fact of records against documents."""
    reader = Reader(lexicon, units(records))
    readings: dict[Locator, Reading] = {}
    for edition in found:
        if edition.text:
            readings |= reader.read(edition.text, edition.language)
    all_facts = facts(records, lexicon)
    checker = _Checker(records, readings, {e.document for e in found if e.text}, all_facts)
    findings = tuple(checker.finding(fact) for fact in all_facts)
    unsupported = {finding.fact.id for finding in findings if finding.problems}
    return Verification(
        findings=findings,
        editions=tuple(found),
        moves=tuple(moves(all_facts, unsupported, readings, found)),
        broken=records.problems,
    )


class _Checker:
    """Finds what is wrong with facts."""

    def __init__(
        self, records: Records, readings: _Readings, documents: set[str], found: Sequence[Fact]
    ) -> None:
        self._positions = records.positions
        self._readings = readings
        self._documents = documents
        self._told = {fact.id: fact.passages for fact in found}
        self._heirs: dict[str, list[Fact]] = {}
        for fact in found:
            if fact.inherited:
                self._heirs.setdefault(fact.record, []).append(fact)

    def finding(self, fact: Fact) -> Finding:
        """Return what is wrong with a fact."""
        # Where a passage is missing, all that it should print would be missed as well.
        broken = list(self._passages(fact)) or [*self._wants(fact), *self._idle(fact)]
        if fact.certainty != "stated" and not fact.noted:
            broken.append(("certainty", f"is {fact.certainty}, and no note says how it was read"))
        return Finding(fact, tuple(self._problem(fact, key, text) for key, text in broken))

    def _problem(self, fact: Fact, key: str, message: str) -> Problem:
        # The nearest line there is: the key's, the fact's, then its record's.
        places = ((fact.id, key), (fact.id, ""), (fact.record, "evidence"), (fact.record, ""))
        path, line = next(self._positions[place] for place in places if place in self._positions)
        return Problem(path, line, f"{fact.id}: {message}")

    def _passages(self, fact: Fact) -> Iterator[tuple[str, str]]:
        """Yield the passages that are not there."""
        for place in fact.passages:
            if place.document not in self._documents:
                yield "evidence", f"the document of {place} is not in the folder"
            elif place not in self._readings:
                yield "evidence", f"there is no passage {place}"

    def _wants(self, fact: Fact) -> Iterator[tuple[str, str]]:
        readings = [self._readings[place] for place in fact.passages]
        where = " ".join(map(str, fact.passages))
        for want in fact.wants:
            if not want.found(readings):
                yield want.key, f"{want.shown} is not in {where}"

    def _idle(self, fact: Fact) -> Iterator[tuple[str, str]]:
        """Yield the passages that carry nothing of the fact, or a tie away from its record."""
        if fact.inherited:
            return
        heirs = self._heirs.get(fact.id, ())
        wants = [want for one in (fact, *heirs) for want in one.wants]
        told = {(place.document, place.paragraph) for place in self._told.get(fact.record, ())}
        for place in fact.passages:
            if not any(want.marks(self._readings[place]) for want in wants):
                yield "evidence", f"{place} prints nothing of it"
            if (place.document, place.paragraph) not in told:
                yield "evidence", f"{place} is in no paragraph that tells of {fact.record}"
