"""The package's own lookups, each read into a typed record whose fields are its columns.

A lookup is SPARQL beside the code, and nothing but this holds the two together: a column that was
moved, renamed, added or lost is told by name instead of ending up in another field.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from pactgraph.errors import QueryError
from pactgraph.store.engines import Iri, Store, Term
from pactgraph.store.query import Value, bound, lookup, plain
from pactgraph.values.locators import Locator
from pactgraph.values.terms import slug

R = TypeVar("R", bound=tuple[Any, ...])

_Convert = Callable[[Any], object]


def records(
    store: Store,
    name: str,
    record: type[R],
    parameters: Mapping[str, Sequence[Term]] | None = None,
) -> list[R]:
    """Return the rows of a lookup as records.

    Args:
        store: Where to ask.
        name: The lookup, `lookups/<name>.rq`.
        record: A named tuple with a field for each column in its order, `begin_by` for `?beginBy`;
            the last may be a record itself, made of the columns that are left. A field's type says
            how a term is read, and one without `None` that the column is always bound.
        parameters: For each variable the terms it may take.

    Raises:
        QueryError: The lookup's columns are not the record's fields, or a value is no such value.
    """
    answer = store.select(bound(lookup(name), parameters or {}))
    columns, converters, inner = _shape(record)
    _same(name, answer.columns, columns)
    own = len(columns) - (len(inner.__annotations__) if inner else 0)
    make: Callable[..., R] = record
    found = []
    for row in answer:
        try:
            values = [convert(term) for convert, term in zip(converters, row, strict=True)]
        except (AttributeError, ValueError) as error:
            raise QueryError(_unread(name, columns, converters, row)) from error
        found.append(make(*values[:own], inner(*values[own:])) if inner else make(*values))
    return found


@cache
def _shape(record: Any) -> tuple[tuple[str, ...], tuple[_Convert, ...], Any]:  # noqa: ANN401  # a class
    """Return the columns of a record, what reads each, and the record that its last field is."""
    types: dict[str, Any] = dict(record.__annotations__)
    inner = None if types[record._fields[-1]] in _READ else types.pop(record._fields[-1])
    types |= inner.__annotations__ if inner else {}
    return tuple(map(_column, types)), tuple(_READ[type_] for type_ in types.values()), inner


def _column(field: str) -> str:
    """Return the variable of a field.

    >>> _column("begin_by")
    'beginBy'
    """
    first, *rest = field.split("_")
    return first + "".join(map(str.capitalize, rest))


def _same(name: str, given: Sequence[str], wanted: Sequence[str]) -> None:
    if tuple(given) == tuple(wanted):
        return
    first = next(
        (i for i, pair in enumerate(zip(given, wanted, strict=False)) if pair[0] != pair[1]),
        min(len(given), len(wanted)),
    )
    seen, expected = (
        f"?{some[first]}" if first < len(some) else "none" for some in (given, wanted)
    )
    raise QueryError(f"lookups/{name}.rq: column {first + 1} is {seen}, expected {expected}")


def _unread(
    name: str, columns: Iterable[str], converters: Iterable[_Convert], row: Iterable[Term | None]
) -> str:
    """Return what is wrong with the first value of a row that its field does not take."""
    for column, convert, term in zip(columns, converters, row, strict=True):
        try:
            convert(term)
        except (AttributeError, ValueError):
            return f"lookups/{name}.rq: ?{column} is {term or 'unbound'}, which no record takes"
    return f"lookups/{name}.rq: a row cannot be read"


def _text(term: Any) -> str:  # noqa: ANN401  # a term, or nothing: then `value` is what fails
    return slug(term.value) if isinstance(term, Iri) else str(term.value)


def _bound(term: Any) -> object:  # noqa: ANN401  # as above
    _ = term.value
    return term


def _optional(convert: _Convert) -> _Convert:
    return lambda term: None if term is None else convert(term)


_READ: dict[Any, _Convert] = {
    str: _text,
    int: lambda term: int(term.value),
    bool: lambda term: term.value in {"true", "1"},
    Locator: lambda term: Locator.parse(slug(term.value)),
    Iri: _bound,
    Term: _bound,
    Value: plain,
}
_READ |= {str | None: _optional(_text)}
