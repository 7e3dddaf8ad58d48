"""Countries told apart: no two have a code, an id, a name or an alias in common."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pactgraph.errors import Problem
from pactgraph.names import fold
from pactgraph.seeds.checker import Record, Subject
from pactgraph.seeds.vocabulary import Vocabulary

Positions = Mapping[tuple[Subject, str], tuple[str, int]]


def shared_names(
    records: Iterable[Record], vocabulary: Vocabulary, positions: Positions
) -> Iterator[Problem]:
    """Yield, at the lines of both, each name that two records with a country's code share.

    Other things may be called alike, and are asked for by id: a city and its province, two persons,
    the meetings of one name. Of two states of one name nobody could say which is meant.
    """
    kinds = {name: key for name, key in vocabulary.keys.items() if _names(key.values)}
    coded = {name for name, key in kinds.items() if key.values == "code"}
    bearers: dict[str, dict[tuple[Subject, str], str]] = {}
    for record in records:
        class_ = record.data.get("type")
        if class_ and any(vocabulary.allows(kinds[name], class_) for name in coded):
            for key in kinds.keys() & record.data.keys():
                for name in _texts(record.data[key]):
                    bearers.setdefault(fold(name), {})[record.id, key] = name
    for shared in bearers.values():
        for subject, key in shared:
            for other, its in sorted(shared):
                if other != subject:
                    yield _problem(positions, shared[subject, key], (subject, key), (other, its))
                    break


def _names(values: str) -> bool:
    return values in {"id", "code", "languages"}


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # what a record says of a key is any JSON
    """Yield the texts of a value, in all languages."""
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _problem(
    positions: Positions, name: str, one: tuple[Subject, str], other: tuple[Subject, str]
) -> Problem:
    file, line = positions.get(one) or positions[one[0], ""]
    where = "{}:{}".format(*(positions.get(other) or positions[other[0], ""]))
    message = f"{one[1]}: {name!r} names {other[0]} at {where} as well; a name is one state's"
    return Problem(file, line, message)
