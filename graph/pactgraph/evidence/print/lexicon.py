"""The words that the ontology gives its terms, by which texts are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pactgraph.compile.ontology import Ontology
from pactgraph.compile.rdf import quads
from pactgraph.store.engines import Oxigraph
from pactgraph.store.records import records
from pactgraph.values.terms import VOCABULARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word for a class or a concept.

    Attributes:
        text: The word.
        language: Its language tag.
        term: The class or the concept it stands for.
        scheme: The concept's scheme; empty for a class.
        standard: The concept that a printed unit converts to; the term itself if none is given.
        factor: How many of the standard unit one of the unit is.
    """

    text: str
    language: str
    term: str
    scheme: str
    standard: str
    factor: Decimal


class _Row(NamedTuple):
    term: str
    scheme: str
    word: str
    language: str
    standard: str | None
    factor: str | None


@dataclass(frozen=True)
class Lexicon:
    """All words of an ontology."""

    words: tuple[Word, ...]

    @classmethod
    def of(cls, ontology: Ontology) -> "Lexicon":
        """Return the words of an ontology."""
        store = Oxigraph.of(quads(ontology.triples, VOCABULARY))
        rows = records(store, "words", _Row)
        return cls(
            tuple(
                Word(
                    text=row.word,
                    language=row.language,
                    term=row.term,
                    scheme=row.scheme,
                    standard=row.standard or row.term,
                    # In decimals: a conversion is held against the last digit of what is stated.
                    factor=Decimal(row.factor or 1),
                )
                for row in rows
            )
        )

    def of_scheme(self, scheme: str, language: str) -> Mapping[str, Word]:
        """Return the words of a scheme's concepts in a language; scheme "" for the classes."""
        return {w.text: w for w in self.words if w.scheme == scheme and w.language == language}
