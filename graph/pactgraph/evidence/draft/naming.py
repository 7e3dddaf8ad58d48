"""Arrangements that a sentence names: by title or quotation marks, or by how such names end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactgraph.evidence.coverage.accounts import Account
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.print.matching import alternation, plain
from pactgraph.seeds import Records, Vocabulary
from pactgraph.values.locators import Locator

_ORDINAL = r"第[一二三四五六七八九十百\d]+[届次]"
_RUN = r"[^,，。;；、《》“”「」\s]"
_CAPITAL = r"[A-Z][\w’'-]*"
_SMALL = "of|on|the|and|for|in|to|between|against"


@dataclass(frozen=True, slots=True)
class Named:
    """An arrangement that a sentence names, and what the words of its name tell.

    Attributes:
        place: The passage.
        text: The name as printed.
        type: The class of such names; empty if they tell none.
        form: The form of such names; empty if they tell none.
    """

    place: Locator
    text: str
    type: str
    form: str


class Naming:
    """Finds the names of arrangements by the labels of the ontology's classes and forms."""

    def __init__(
        self, lexicon: Lexicon, vocabulary: Vocabulary, records: Records, language: str
    ) -> None:
        self.language = "zh" if language.startswith("zh") else "en"
        arrangements = {name for name, up in vocabulary.classes.items() if "Arrangement" in up}
        classes = lexicon.of_scheme("", self.language)
        forms = lexicon.of_scheme("form", self.language)
        self._types = {t.casefold(): w.term for t, w in classes.items() if w.term in arrangements}
        self._forms = {text.casefold(): word.term for text, word in forms.items()}
        self._usual = _usual_types(records)
        ends = {*self._types, *self._forms}
        verbs = alternation(lexicon.of_scheme("role", self.language)).pattern
        self._ends = alternation(ends).pattern
        self._pattern = _chinese(ends, verbs) if self.language == "zh" else _english(ends)

    def find(self, place: Locator, sentence: str, accounts: Sequence[Account]) -> Iterator[Named]:
        """Yield the arrangements of a sentence that no record carries."""
        settled = [a.mention for a in accounts if a.state != "unaccounted"]
        for account in accounts:
            mention = account.mention
            if account.state == "unaccounted" and mention.kind == "title":
                yield self._named(place, mention.inner)
            elif account.state == "unaccounted" and mention.kind == "quoted":
                whole = mention.inner + self._after(sentence[mention.end :])
                if any(self._told(whole)):
                    yield Named(place, mention.inner, *self._told(whole))
        for match in self._pattern.finditer(plain(sentence)):
            # A plain sentence has each character where it is printed.
            start, end = match.span("name")
            if not any(m.start < end and start < m.end for m in settled):
                yield self._named(place, sentence[start:end])

    def _named(self, place: Locator, text: str) -> Named:
        return Named(place, text, *self._told(text))

    def _after(self, text: str) -> str:
        """Return the words right after a quoted name that say what it names."""
        match = re.match(rf"\s?[^的\W]{{0,8}}?(?:{self._ends})", plain(text), re.IGNORECASE)
        return match[0] if match else ""

    def _told(self, text: str) -> tuple[str, str]:
        """Return the class and the form that the last such word of a name tells.

        A Chinese name is what its last word says; one that ends otherwise tells nothing.
        """
        folded = plain(text).casefold()
        found = [
            (folded.rfind(word) + len(word), len(word), word)
            for word in (*self._types, *self._forms)
            if (folded.endswith(word) if self.language == "zh" else word in folded)
        ]
        # The word that ends last, and of two that end together the longer.
        word = max(found)[2] if found else ""
        form = self._forms.get(word, "")
        return self._types.get(word) or self._usual.get(form, ""), form


def _usual_types(records: Records) -> dict[str, str]:
    """Return the class that records of each form have most often."""
    counts = Counter((r.data["form"], r.data["type"]) for r in records.records if "form" in r.data)
    # The most frequent comes last, and stays.
    return {form: type_ for (form, type_), _ in sorted(counts.items(), key=lambda item: item[1])}


def _chinese(ends: set[str], verbs: str) -> re.Pattern[str]:
    """Return a pattern for what is told as held, signed or set up, or has an ordinal."""
    end = alternation(ends).pattern
    told = rf"(?:(?:{verbs})了?的?|(?={_ORDINAL}))"
    # The name runs on where another such word follows within two characters.
    return re.compile(rf"{told}(?P<name>{_RUN}{{4,40}}?(?:{end}))(?!{_RUN}{{0,2}}(?:{end}))")


def _english(ends: set[str]) -> re.Pattern[str]:
    """Return a pattern for capitalised words about a word such as Convention."""
    # With a capital: a convention is a word, and a Convention a name.
    ordered = sorted(ends, key=len, reverse=True)
    end = "|".join(f"{w[0].upper()}(?i:{re.escape(w[1:])})" for w in ordered)
    before = rf"(?:(?!The\b){_CAPITAL} (?:(?:{_CAPITAL}|{_SMALL}) )*?)?"
    after = rf"(?: (?:{_SMALL})(?: (?:the )?{_CAPITAL})+)*"
    return re.compile(rf"\b(?P<name>{before}(?:{end}){after})")
