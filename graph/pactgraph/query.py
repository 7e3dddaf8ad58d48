"""Named questions, parameters as terms, and rows that a reader or pandas can use."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from pactgraph.errors import QueryError
from pactgraph.resources import LOOKUPS, QUERIES
from pactgraph.store import Store, Term
from pactgraph.terms import CONCEPT, PREFIXES, slug

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | None

_HEADER = re.compile(r"#\s*(?P<field>title|answers|param (?P<name>\w+)):\s*(?P<text>.+)")
_PARAMETER = re.compile(
    r"(?P<type>\w+)(?:\s+(?P<scheme>[a-z-]+))?(?P<required>,\s*required)?\s+—\s+(?P<help>.+)"
)
# What can hold a brace that opens no group: comments, IRIs and strings.
_SKIP_OR_BRACE = re.compile(
    r"""\#[^\n]* | <[^<>"{}|^`\\\s]*> | \"{3}.*?\"{3} | '{3}.*?'{3}
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | (?P<brace>\{)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBERS = {
    "integer": int,
    "decimal": lambda s: int(float(s)) if float(s).is_integer() else float(s),
    "double": float,
    "boolean": lambda s: s in {"true", "1"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question can be asked with.

    Attributes:
        name: Its variable.
        type: `actor`, `thing`, `text`, `day`, `number`, `language` or `concept`.
        scheme: The concept scheme, for `concept`.
        required: Whether the question means nothing without it.
        help: One line for the reader.
    """

    name: str
    type: str
    scheme: str = ""
    required: bool = False
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A SPARQL query with the header comment that documents it.

    A header has `# title:`, `# answers:` and, for each parameter,
    `# param NAME: TYPE[, required] — what it is`.
    """

    name: str
    text: str
    title: str = ""
    answers: str = ""
    parameters: tuple[Parameter, ...] = ()

    def has(self, name: str) -> bool:
        """Say whether there is a parameter of a name."""
        return any(parameter.name == name for parameter in self.parameters)


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
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(self.columns)
        writer.writerows([cell(value) for value in row] for row in self.rows)
        return text.getvalue()

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas data frame; pandas is yours to install."""
        import pandas as pd  # noqa: PLC0415  # optional

        return pd.DataFrame(list(self.rows), columns=list(self.columns))


def questions() -> list[Question]:
    """Return the named questions, by name."""
    return [question(path.stem) for path in sorted(QUERIES.glob("*.rq"))]


def question(name: str) -> Question:
    """Return the named question.

    Raises:
        QueryError: There is none of that name.
    """
    path = QUERIES / f"{name}.rq"
    if not path.is_file():
        names = ", ".join(path.stem for path in sorted(QUERIES.glob("*.rq")))
        raise QueryError(f"there is no question {name!r}; there are: {names}")
    return documented(name, path.read_text("utf-8"))


def documented(name: str, text: str) -> Question:
    """Return a query with what its header comment says of it."""
    fields: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.strip())
        if match and match["name"]:
            parameters.append(_parameter(match["name"], match["text"]))
        elif match:
            fields[match["field"]] = match["text"]
    return Question(name=name, text=text, parameters=tuple(parameters), **fields)


def _parameter(name: str, text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if match is None:
        raise QueryError(f"the header of ?{name} is not `TYPE[, required] — what it is`: {text}")
    return Parameter(
        name=name,
        type=match["type"],
        scheme=match["scheme"] or "",
        required=bool(match["required"]),
        help=match["help"],
    )


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
    answer = store.select(bound(text, parameters or {}))
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
    start = next((m.end() for m in _SKIP_OR_BRACE.finditer(text) if m["brace"]), None)
    if start is None:
        raise QueryError("the query has no group { … } for its parameters")
    blocks = (f" VALUES ?{n} {{ {' '.join(map(str, t))} }}" for n, t in parameters.items())
    return text[:start] + "".join(blocks) + text[start:]


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


def words(value: Value) -> str | None:
    """Return a value as text, if there is one."""
    return None if value is None else str(value)


def term_of(parameter: Parameter, text: str) -> Term:
    """Return the term that a person's words stand for, of every type but actor and thing.

    Raises:
        QueryError: They are no value of the parameter's type.
    """
    if parameter.type == "concept":
        return _iri(f"{CONCEPT}{parameter.scheme}/{text}", parameter.name)
    if parameter.type in {"day", "number"}:
        datatype, pattern = {
            "day": ("date", r"\d{4}-\d\d-\d\d"),
            "number": ("decimal", r"[+-]?\d+(\.\d+)?"),
        }[parameter.type]
        if not re.fullmatch(pattern, text, re.ASCII):
            raise QueryError(f"--param {parameter.name}: {text!r} is no {parameter.type}")
        datatype = "integer" if text.isdecimal() else datatype
        return ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + datatype))
    return ox.Literal(text)


def term_in(name: str, text: str) -> Term:
    """Return the term that an undocumented parameter stands for: `<iri>`, `prefix:name` or text."""
    if text.startswith("<") and text.endswith(">"):
        return _iri(text[1:-1], name)
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES:
        return _iri(PREFIXES[prefix] + local, name)
    return ox.Literal(text)


def _iri(text: str, name: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(text)
    except ValueError as error:
        raise QueryError(f"--param {name}: {text!r} is no IRI: {error}") from None


def question_at(where: str) -> Question:
    """Return the question of a file, of a name, or of the text itself.

    Raises:
        QueryError: A file that cannot be read, or a name that no question has.
    """
    if where.endswith(".rq"):
        try:
            return documented(where, Path(where).read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{where} cannot be read: {error}") from None
    if re.fullmatch(r"[\w-]+", where):
        return question(where)
    return documented("query", where)
