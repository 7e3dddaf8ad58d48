"""A sentence with the dates and figures that it prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pactgraph.evidence.print.dates import Parts, PrintedDate, dates_in
from pactgraph.evidence.print.figures import Figures, PrintedFigure
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.print.matching import plain
from pactgraph.values.locators import Locator
from pactgraph.values.passages import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says in words, dates and figures.

    Attributes:
        place: The passage.
        text: The sentence as it is read: each character in its simplified form and each space a
            plain one, at the place where it is printed.
        printed: The sentence as printed.
        dates: Its dates, by their places.
        figures: Its figures, by theirs.
    """

    place: Locator
    text: str
    printed: str
    dates: tuple[PrintedDate, ...]
    figures: tuple[PrintedFigure, ...]

    def parts(self) -> Iterator[Parts]:
        """Yield every date of the sentence."""
        for date in self.dates:
            yield from date.dates


class Reader:
    """Reads sentences by the words of an ontology and the units that records use."""

    def __init__(self, lexicon: Lexicon, units: Iterable[str]) -> None:
        known = sorted(set(units))
        # Once a language and not once a document: the patterns name every unit.
        self._figures = cache(lambda language: Figures(lexicon, language, known))

    def read(self, text: Text, language: str) -> Mapping[Locator, Reading]:
        """Return the readings of a document's sentences, in order."""
        figures = self._figures("zh" if language.startswith("zh") else "en")
        return {place: _reading(place, words, figures) for place, words in text.sentences.items()}


def _reading(place: Locator, printed: str, figures: Figures) -> Reading:
    text = plain(printed)
    dates = dates_in(text)
    # The numbers of a date count nothing.
    free = (f for f in figures.find(text) if not any(_overlap(f, date) for date in dates))
    return Reading(place, text, printed, tuple(dates), tuple(free))


def _overlap(figure: PrintedFigure, date: PrintedDate) -> bool:
    return figure.start < date.end and date.start < figure.end


def printed_date(wanted: Parts, readings: Sequence[Reading]) -> bool:
    """Say whether a date is printed, its year perhaps in another of the sentences.

    A printed date that is finer than the wanted one does not print it.
    """
    dates = {date for reading in readings for date in reading.parts()}
    if wanted in dates:
        return True
    without_year = wanted._replace(year="")
    return wanted.month is not None and without_year in dates and _has_year(wanted.year, dates)


def _has_year(year: str, dates: Iterable[Parts]) -> bool:
    return any(date.year == year for date in dates)


def marks_date(wanted: Parts, reading: Reading) -> bool:
    """Say whether a sentence prints something of a date: its year, or its month without a year."""
    return any(
        date.year == wanted.year or (not date.year and date.month == wanted.month)
        for date in reading.parts()
    )
