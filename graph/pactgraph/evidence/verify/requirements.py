"""What a fact's passages must print: words, a date, a figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from pactgraph.evidence.print.dates import parts
from pactgraph.evidence.print.figures import converted
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.print.matching import plain, stands, without
from pactgraph.evidence.print.reading import Reading, marks_date, printed_date


class Want(Protocol):
    """Something that the passages of a fact must print."""

    @property
    def key(self) -> str:
        """The key of the record that asks for it."""

    @property
    def shown(self) -> str:
        """How a message calls it."""

    def found(self, readings: Sequence[Reading]) -> bool:
        """Say whether the sentences print it."""

    def marks(self, reading: Reading) -> bool:
        """Say whether one sentence prints some of it."""


@dataclass(frozen=True, slots=True)
class Words:
    """One of several words, none of them inside a longer name of something else."""

    key: str
    shown: str
    words: tuple[str, ...]
    longer: tuple[str, ...] = ()

    def found(self, readings: Sequence[Reading]) -> bool:
        """Say whether any of the words stands in any of the sentences."""
        return any(map(self.marks, readings))

    def marks(self, reading: Reading) -> bool:
        """Say whether any of the words stands in the sentence."""
        text = without(self.longer, reading.text)
        return any(stands(word, text) for word in self.words)


@dataclass(frozen=True, slots=True)
class Date:
    """A date, each of its bounds.

    Attributes:
        key: `date` or `period`.
        text: The EDTF date.
        excused: Whether other printed words stand for it, and the record says how it was read.
    """

    key: str
    text: str
    excused: bool

    @property
    def shown(self) -> str:
        """How a message calls it."""
        return f"the {self.key} {self.text}"

    def found(self, readings: Sequence[Reading]) -> bool:
        """Say whether the sentences print both bounds."""
        return self.excused or all(printed_date(bound, readings) for bound in parts(self.text))

    def marks(self, reading: Reading) -> bool:
        """Say whether the sentence prints a year or a month of it."""
        return any(marks_date(bound, reading) for bound in parts(self.text))


@dataclass(frozen=True, slots=True)
class Year:
    """A year that a name gives."""

    year: str
    key: str = "name"

    @property
    def shown(self) -> str:
        """How a message calls it."""
        return f"the year {self.year} of the name"

    def found(self, readings: Sequence[Reading]) -> bool:
        """Say whether any of the sentences prints the year."""
        return any(map(self.marks, readings))

    def marks(self, reading: Reading) -> bool:
        """Say whether the sentence prints the year."""
        return any(date.year == self.year for date in reading.parts())


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its unit and its comparing word."""

    value: str
    unit: str
    comparator: str
    key: str = "value"

    @property
    def shown(self) -> str:
        """How a message calls it."""
        compared = "" if self.comparator == "exactly" else f"{self.comparator} "
        return f"the figure {compared}{self.value} {self.unit}"

    def found(self, readings: Sequence[Reading]) -> bool:
        """Say whether a sentence prints it, compared in this way."""
        return any(map(self.marks, readings))

    def marks(self, reading: Reading) -> bool:
        """Say whether the sentence prints it."""
        return any(
            figure.prints(self.value, self.unit) and figure.comparator == self.comparator
            for figure in reading.figures
        )


@dataclass(frozen=True, slots=True)
class Conversion:
    """A value in its standard unit; this rests on arithmetic, not on print."""

    value: str
    unit: str
    standard_value: str
    standard_unit: str
    lexicon: Lexicon
    key: str = "standardValue"

    @property
    def shown(self) -> str:
        """How a message calls it."""
        return f"{self.standard_value} {self.standard_unit} as {self.value} {self.unit}"

    def found(self, readings: Sequence[Reading]) -> bool:
        """Say whether the standard value is the printed one, but for rounding."""
        del readings
        right = converted(self.value, self.unit, self.lexicon)
        # What converts to nothing, as a counting word, stays the number it is.
        expected = right.get(self.standard_unit) if right else Decimal(self.value)
        given = Decimal(self.standard_value)
        last = Decimal(1).scaleb(int(given.as_tuple().exponent))
        return expected is not None and abs(expected - given) <= last / 2

    def marks(self, reading: Reading) -> bool:
        """No sentence prints it."""
        del reading
        return False


def short_for(word: str, names: Iterable[str]) -> bool:
    """Say whether printed words can stand for a thing of these names.

    They do if they are part of a name, as 学院 of 云南警官学院, or hold the first character of one,
    as 缅 of 缅甸.
    """
    word = plain(word)
    return any(word in name or name[0] in word for name in map(plain, names))
