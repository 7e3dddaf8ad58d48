"""What of a sentence a graph should know: dates, figures, titles, quoted names, known names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.evidence.print.dates import Parts
from pactgraph.evidence.print.figures import PrintedFigure
from pactgraph.evidence.print.matching import alternation, plain
from pactgraph.evidence.print.reading import Reading
from pactgraph.evidence.verify.facts import Names
from pactgraph.seeds import Records, Vocabulary
from pactgraph.values.locators import Locator

_TITLE = re.compile(r"《([^《》]+)》")
#: What stands between quotation marks and is no speech, which holds a pause or ends a sentence.
_QUOTED = re.compile(r"[“「『]([^“”「」『』,，。;；:：!！?？]+)[”」』]|\"([^\",.;:!?]+)\"")
#: A number in brackets is the mark of a footnote.
_MARK = re.compile(r"[(（\[]\d+[)）\]]")


#: The classes whose names are ours, or a document's own.
_NOT_NAMED = frozenset({"Observation", "Claim", "Document"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Something a sentence prints that a fact should carry.

    Attributes:
        place: The passage.
        start: Where in the sentence it begins.
        text: As printed.
        kind: `date`, `figure`, `title`, `quoted`, `mark`, `actor`, or `name` for any other thing.
        names: The things that have it as a name, for `actor` and `name`.
        dates: What it says, for `date`.
        figure: What it says, for `figure`.
    """

    place: Locator
    start: int
    text: str
    kind: str
    names: frozenset[str] = frozenset()
    dates: tuple[Parts, ...] = ()
    figure: PrintedFigure | None = None

    @property
    def end(self) -> int:
        """Where in the sentence it ends."""
        return self.start + len(self.text)

    @property
    def inner(self) -> str:
        """The text without the marks around a title or a quoted name."""
        return self.text[1:-1] if self.kind in {"title", "quoted"} else self.text

    def within(self, other: "Mention") -> bool:
        """Say whether this is a part of another mention."""
        return (
            other.start <= self.start and self.end <= other.end and len(self.text) < len(other.text)
        )


class Gazetteer:
    """The names of everything in a graph, found in sentences."""

    def __init__(self, records: Records, vocabulary: Vocabulary) -> None:
        names = Names(records)
        self._things: dict[str, set[str]] = {}
        self._actors: set[str] = set()
        for record in records.records:
            classes = vocabulary.classes.get(record.data.get("type", ""), frozenset())
            if classes & _NOT_NAMED:
                continue
            if "Actor" in classes:
                self._actors.add(record.id)
            for word in names.of(record.id):
                self._things.setdefault(plain(word).casefold(), set()).add(record.id)
        self._any = alternation(_as_printed(names, records, None))
        self._actor = alternation(_as_printed(names, records, self._actors))

    def things(self, word: str) -> frozenset[str]:
        """Return the things of exactly this name."""
        return frozenset(self._things.get(plain(word).casefold(), ()))

    def find(self, reading: Reading) -> Iterator[Mention]:
        """Yield the known names of a sentence, the longest wherever several begin."""
        for match in self._any.finditer(reading.text):
            yield self._mention(reading, match.start(), match.end())
            # An actor inside a longer name counts where nothing carries that name.
            # Shorter by a character at either end, so that an actor is not found in itself.
            for offset, part in ((0, match[0][:-1]), (1, match[0][1:])):
                for inner in self._actor.finditer(part):
                    start = match.start() + offset + inner.start()
                    yield self._mention(reading, start, start + len(inner[0]))

    def _mention(self, reading: Reading, start: int, end: int) -> Mention:
        text = reading.printed[start:end]
        things = self.things(text)
        kind = "actor" if things & self._actors else "name"
        return Mention(reading.place, start, text, kind, things)


def _as_printed(names: Names, records: Records, only: set[str] | None) -> Iterator[str]:
    for record in records.records:
        if record.data.get("type") not in _NOT_NAMED and (only is None or record.id in only):
            yield from names.of(record.id)


def mentions(reading: Reading, gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions of a sentence, longer ones before those inside them."""
    place, text = reading.place, reading.printed
    # A set: an actor amid a longer name is found in both of its shortened forms.
    found = {
        *(_marked(place, m, "title", gazetteer) for m in _TITLE.finditer(text)),
        *(_marked(place, m, "quoted", gazetteer) for m in _QUOTED.finditer(text)),
        *(Mention(place, m.start(), m[0], "mark") for m in _MARK.finditer(text)),
        *(
            Mention(place, d.start, text[d.start : d.end], "date", dates=d.dates)
            for d in reading.dates
        ),
        *(
            Mention(place, f.start, text[f.start : f.end], "figure", figure=f)
            for f in reading.figures
        ),
        *gazetteer.find(reading),
    }
    return sorted(found, key=lambda m: (m.start, -len(m.text), m.kind))


def _marked(place: Locator, match: re.Match[str], kind: str, gazetteer: Gazetteer) -> Mention:
    return Mention(place, match.start(), match[0], kind, gazetteer.things(match[0][1:-1]))
