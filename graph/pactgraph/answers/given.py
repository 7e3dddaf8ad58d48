"""What people give for a variable of a query → terms.

A text is `<iri>`, `prefix:name`, `"text"`, `"text"@zh` or `"text"^^xsd:date` as SPARQL writes them,
or `text@zh`; any other is the text itself, in whatever language the graph has it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from pactgraph.errors import QueryError
from pactgraph.locale.languages import LANGUAGES
from pactgraph.sparql.lexer import Token, tokens
from pactgraph.store.engines import Iri, Literal, Store, Term
from pactgraph.store.records import records
from pactgraph.values.terms import PREFIXES

_TAGGED = re.compile(r"(?P<text>.+)@(?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_LONG = 3  # quotation marks of a long string


def terms_in(
    store: Store,
    name: str,
    value: object,
    prefixes: Mapping[str, str],
    *,
    properties: Collection[str] = (),
) -> list[Term]:
    """Return the terms that a variable takes.

    Args:
        store: Where texts are looked for.
        name: The variable.
        value: What was given for it: text, a number, a boolean, a day or a term.
        prefixes: Those by which a name may be written.
        properties: Of a variable that stands for a term of the graph, whose values it takes, as the
            query writes them, or "" for any; of any other, none.

    Raises:
        QueryError: It stands for no term.
    """
    if not isinstance(value, str):
        return [_term(name, value)]
    # First, as `"text"@zh` would pass for a text with a tag, quotation marks and all.
    if term := _written(name, value, prefixes):
        return [term]
    if tagged := _TAGGED.fullmatch(value):
        return [literal(name, tagged["text"], language=tagged["tag"])]
    text = literal(name, value)
    if not properties:
        return [text]
    return _held(store, text, _iris(properties, prefixes)) or [text]


def literal(
    name: str, text: str, *, datatype: Iri | None = None, language: str | None = None
) -> Literal:
    """Return a text given for a parameter as a literal.

    Raises:
        QueryError: It is none.
    """
    try:
        text.encode()
        return Literal(text, datatype=datatype, language=language)
    except UnicodeError:
        raise QueryError(f"--param {name}: {text!r} holds half of a character") from None
    except ValueError as error:
        raise QueryError(f"--param {name}: {text!r} is no text of a graph: {error}") from None


class _Held(NamedTuple):
    literal: Term


def _held(store: Store, text: Literal, properties: Sequence[Iri]) -> list[Term]:
    """Return the literals of a graph that read so, in any of its languages."""
    # Whole terms, which an engine finds by its index; to compare texts it would read every literal.
    likely = [text, *(Literal(text.value, language=language) for language in LANGUAGES)]
    parameters: dict[str, Sequence[Term]] = {"literal": likely}
    parameters |= {"property": properties} if properties else {}
    return [row.literal for row in records(store, "held", _Held, parameters)]


def _iris(properties: Collection[str], prefixes: Mapping[str, str]) -> list[Iri]:
    """Return the IRIs of properties that a query writes; none, for any, where one is not known."""
    try:
        found = [_written("", text, prefixes) for text in sorted(properties)]
    except QueryError:  # relative to a base
        return []
    known = [term for term in found if isinstance(term, Iri)]
    return known if len(known) == len(properties) else []


def _term(name: str, value: object) -> Term:
    """Return the term that a value of Python stands for."""
    match value:
        case Iri() | Literal():
            return value
        # The order matters: Python's True is an int as well, and a datetime a date.
        case bool() | float():
            return Literal(value)
        case int():
            return _typed(str(value), "integer")
        case Decimal() if value.is_finite():
            return _typed(f"{value:f}", "decimal")
        case datetime():
            return _typed(value.isoformat(), "dateTime")
        case date():
            return _typed(value.isoformat(), "date")
    raise QueryError(f"--param {name}: {value!r} is no value; give text, a number, a day or a term")


def _typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=Iri(PREFIXES["xsd"] + datatype))


def _written(name: str, text: str, prefixes: Mapping[str, str]) -> Term | None:
    """Return the term that a text writes as SPARQL does, if it does."""
    if text.startswith("<") and text.endswith(">"):
        return _iri(name, text[1:-1])
    if text.partition(":")[0] in prefixes and ":" in text:
        return _named(name, text, prefixes)
    found = list(tokens(text))
    if not found or found[0].lastgroup != "string" or "".join(t[0] for t in found) != text:
        return None
    return _quoted(name, found, prefixes)


def _quoted(name: str, found: list[Token], prefixes: Mapping[str, str]) -> Term | None:
    text = _unescaped(found[0][0])
    match [(token.lastgroup, token[0]) for token in found[1:]]:
        case []:
            return literal(name, text)
        case [("tag", tag)]:
            return literal(name, text, language=tag[1:])
        case [("sign", "^^"), ("iri", iri)]:
            return literal(name, text, datatype=_iri(name, iri[1:-1]))
        case [("sign", "^^"), ("name", datatype)] if datatype.partition(":")[0] in prefixes:
            return literal(name, text, datatype=_named(name, datatype, prefixes))
    return None


def _unescaped(quoted: str) -> str:
    """Return the text of a string as SPARQL writes it between its quotation marks."""
    marks = _LONG if len(quoted) >= 2 * _LONG and quoted[:_LONG] == quoted[0] * _LONG else 1
    return _ESCAPED.sub(
        lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _ESCAPES.get(m[3], m[0]),
        quoted[marks:-marks],
    )


def _named(name: str, text: str, prefixes: Mapping[str, str]) -> Iri:
    prefix, _, local = text.partition(":")
    # In a local name a backslash stands before what would be a sign (SPARQL 1.1, PN_LOCAL_ESC).
    return _iri(name, prefixes[prefix] + re.sub(r"\\(.)", r"\1", local))


def _iri(name: str, text: str) -> Iri:
    try:
        return Iri(text)
    except ValueError as error:
        raise QueryError(
            f'--param {name}: {text!r} is no IRI: {error}; a text may be written "…"'
        ) from None
