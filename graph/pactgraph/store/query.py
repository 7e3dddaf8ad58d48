"""SPARQL asked with parameters as terms, and rows that a reader or pandas can use."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import inf, isfinite, isnan
from typing import TYPE_CHECKING

import pyoxigraph as ox

from pactgraph.errors import QueryError
from pactgraph.resources import LOOKUPS
from pactgraph.sparql.binding import with_values
from pactgraph.sparql.lexer import calls_services
from pactgraph.store.engines import Solution, Store, Term
from pactgraph.values.terms import PREFIXES, slug

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | None

_XSD = PREFIXES["xsd"]
_WHOLE = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_FLOATING = re.compile(rf"{_DECIMAL.pattern}(?:[eE][+-]?[0-9]+)?")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True)
class Rows:
    """A table: columns, and rows of plain Python values.

    Things and concepts stand as their ids, numbers as numbers, all else as text.

    Attributes:
        columns: Their names, in order.
        rows: The rows, in the order of the answer.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...] = field(default=())

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return each row as a mapping from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_csv(self, *, bom: bool = False) -> str:
        """Return the rows as CSV (RFC 4180) with a header line.

        Text that a spreadsheet would run as a formula has an apostrophe before it.

        Args:
            bom: Whether a byte-order mark stands first, as Excel wants it.
        """
        from pactgraph.values.csvtext import csv_text, guarded  # noqa: PLC0415  # words need not wait

        def shown(value: Value) -> str:
            return guarded(value) if isinstance(value, str) else cell(value)

        return csv_text(([shown(v) for v in row] for row in (self.columns, *self.rows)), bom=bom)

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas data frame; pandas is yours to install."""
        import pandas as pd  # noqa: PLC0415  # optional

        return pd.DataFrame(list(self.rows), columns=list(self.columns))


@cache
def lookup(name: str) -> str:
    """Return the text of a query that the package itself asks."""
    return (LOOKUPS / f"{name}.rq").read_text("utf-8")


def ask(store: Store, text: str, parameters: Mapping[str, Sequence[Term]] | None = None) -> Rows:
    """Return the rows of a query, its parameters bound.

    Args:
        store: Where to ask.
        text: SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE.
        parameters: For each variable the terms it may take.

    Raises:
        QueryError: The query is malformed, or has no variable of a parameter's name.
    """
    try:
        answer = store.select(bound(text, parameters or {}))
    except QueryError:
        # Not where that would ask other servers once more.
        if parameters and not calls_services(text):
            store.select(text)  # tells the position in the text as it was given
        raise
    return Rows(answer.columns, tuple(tuple(map(plain, row)) for row in _numbered(answer)))


def _numbered(rows: Iterable[Solution]) -> Iterator[Solution]:
    """Yield rows whose blank nodes are b0, b1 and so on, whatever the engine calls them today."""
    names: dict[ox.BlankNode, ox.BlankNode] = {}
    for row in rows:
        if any(isinstance(term, ox.BlankNode) for term in row):
            yield tuple(
                names.setdefault(term, ox.BlankNode(f"b{len(names)}"))
                if isinstance(term, ox.BlankNode)
                else term
                for term in row
            )
        else:
            yield row


def bound(text: str, parameters: Mapping[str, Sequence[Term]]) -> str:
    """Return a query whose variables take the terms given; see `binding.with_values`.

    Terms are serialised by the engine's library, never pasted.
    """
    return with_values(
        # Each once: VALUES doubles the rows of what it is given twice.
        text,
        {n: " ".join(dict.fromkeys(map(str, t))) for n, t in parameters.items()},
    )


def plain(term: Term | None) -> Value:
    """Return a term as a value that JSON and CSV can hold.

    A literal of a numeric type of XML Schema is a number where Python has that very number, and
    else the text that it is, as all that JSON has no number for: infinity, and what is none.
    """
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        read = _VALUES.get(term.datatype.value)
        value = read(term.value) if read else None
        return term.value if value is None else value
    if isinstance(term, ox.Triple):
        return f"<<( {term} )>>"
    return slug(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _whole(text: str) -> int | None:
    try:
        return int(text) if _WHOLE.fullmatch(text) else None
    except ValueError:  # more digits than Python turns into a number, 4300 unless set otherwise
        return None


def _decimal(text: str) -> float | None:
    if not _DECIMAL.fullmatch(text):
        return None
    whole, _, fraction = text.partition(".")
    # 1.0 is the whole number 1 to XML Schema, whatever its size.
    if not fraction.strip("0"):
        return _whole(whole if whole.strip("+-") else "0")
    from decimal import Decimal  # noqa: PLC0415  # for few answers

    near = float(text)
    return near if Decimal(repr(near)) == Decimal(text) else None


def _floating(text: str) -> float | None:
    value = float(text) if _FLOATING.fullmatch(text) else inf
    return value if isfinite(value) else None


_INTEGERS = (
    *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger"),
    *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    *("nonPositiveInteger", "negativeInteger"),
)
#: How the literals of a datatype are read; those that are none of its values are not.
_VALUES: dict[str, Callable[[str], bool | float | None]] = {
    **{_XSD + name: _whole for name in _INTEGERS},
    _XSD + "decimal": _decimal,
    _XSD + "double": _floating,
    _XSD + "float": _floating,
    _XSD + "boolean": _BOOLEANS.get,
}


def cell(value: Value) -> str:
    """Return a value as a cell of a table shows it."""
    if value is None:
        return ""
    if isinstance(value, float) and not isfinite(value):
        return endless(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def endless(value: float) -> str:
    """Return what is no finite number as XML Schema writes it, for formats that have none such."""
    return "NaN" if isnan(value) else "INF" if value > 0 else "-INF"
