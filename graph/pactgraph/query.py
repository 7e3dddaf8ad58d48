"""SPARQL asked with parameters as terms, and rows that a reader or pandas can use."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from pactgraph.errors import QueryError
from pactgraph.resources import LOOKUPS
from pactgraph.store import Store, Term
from pactgraph.terms import slug

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | None

# What can hold a brace that opens no group: comments, IRIs, strings and a template's own pair.
_TOKENS = re.compile(
    r"""\#[^\n]* | <[^<>"{}|^`\\\s]*> | \"{3}.*?\"{3} | '{3}.*?'{3}
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | (?P<template>\bCONSTRUCT\s*\{)
      | (?P<open>\{) | (?P<close>\})""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_NUMBERS = {
    "integer": int,
    "decimal": lambda s: int(float(s)) if float(s).is_integer() else float(s),
    "double": float,
    "boolean": lambda s: s in {"true", "1"},
}


@dataclass(frozen=True)
class Rows:
    """A table: columns, and rows of plain Python values.

    Things and concepts stand as their ids, numbers as numbers, all else as text.
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

    def to_csv(self) -> str:
        """Return the rows as CSV (RFC 4180) with a header line."""
        import csv  # noqa: PLC0415  # an answer in words need not wait for it
        import io  # noqa: PLC0415  # as above

        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(self.columns)
        writer.writerows([cell(value) for value in row] for row in self.rows)
        return text.getvalue()

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
        if parameters:
            store.select(text)  # tells the position in the text as it was given
        raise
    return Rows(answer.columns, tuple(tuple(map(plain, row)) for row in answer))


def bound(text: str, parameters: Mapping[str, Sequence[Term]]) -> str:
    """Return a query with one VALUES block for each parameter at the head of its outermost group.

    Terms are serialised by the engine's library, never pasted.

    >>> bound("SELECT * { ?s ?p ?o }", {"s": [ox.NamedNode("https://example.org/x")]})
    'SELECT * { VALUES ?s { <https://example.org/x> } ?s ?p ?o }'
    """
    for name in parameters:
        if not re.search(rf"[?$]{re.escape(name)}\b", text):
            raise QueryError(f"the query has no variable ?{name}")
    if not parameters:
        return text
    start = _outermost_group(text)
    if start is None:
        raise QueryError("the query has no group { … } for its parameters")
    blocks = (f" VALUES ?{n} {{ {' '.join(map(str, t))} }}" for n, t in parameters.items())
    return text[:start] + "".join(blocks) + text[start:]


def _outermost_group(text: str) -> int | None:
    """Return where the outermost group of a query begins, after its brace."""
    in_template = False
    for token in _TOKENS.finditer(text):
        if token["template"]:
            in_template = True
        elif token["close"]:
            in_template = False
        elif token["open"] and not in_template:
            return token.end()
    return None


def plain(term: Term | None) -> Value:
    """Return a term as a value that JSON and CSV can hold."""
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return slug(term.value) if isinstance(term, ox.NamedNode) else str(term)
    convert: Any = _NUMBERS.get(term.datatype.value.rpartition("#")[2])
    try:
        return convert(term.value) if convert else term.value
    except ValueError:
        return term.value


def cell(value: Value) -> str:
    """Return a value as a cell of a table shows it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
