"""Countries told apart: no two have a code, an id, a name or an alias in common."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pactgraph.errors import Problem
from pactgraph.seeds.checker import Record, Subject
from pactgraph.seeds.vocabulary import Vocabulary
from pactgraph.values.names.folding import fold

Positions = Mapping[tuple[Subject, str], tuple[str, int]]


def shared_names(
    records: Iterable[Record], vocabulary: Vocabulary, positions: Positions
) -> Iterator[Problem]:
    """Yield, at the lines of both, each name that two records with a country's code share.

    Other things may be called alike, and are asked for by id: a city and its province, two persons,
    the meetings of one name. Of two states of one name nobody could say which is meant.
    """
    coded = [key for key in vocabulary.keys.values() if key.values == "code"]
    bearers: dict[str, dict[Subject, tuple[str, str]]] = {}
    for record in records:
        class_ = record.data.get("type")
        if class_ and any(vocabulary.allows(key, class_) for key in coded):
            for key, name in _names(record, vocabulary):
                bearers.setdefault(fold(name), {}).setdefault(record.id, (key, name))
    for shared in bearers.values():
        for subject, (key, name) in shared.items():
            if other := next((other for other in shared if other != subject), None):
                where = _place(positions, other, shared[other][0])
                message = f"{name!r} names {other} at {where[0]}:{where[1]} as well"
                place = _place(positions, subject, key)
                yield Problem(*place, f"{key}: {message}; a name is one state's")


def _names(record: Record, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield by what a record is looked up, with the keys that say so, its id last."""
    for kinds in ({"languages", "code"}, {"id"}):
        for name, key in vocabulary.keys.items():
            if key.values in kinds and name in record.data:
                yield from ((name, text) for text in _texts(record.data[name]))


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # what a record says of a key is any JSON
    """Yield the texts of a value, in all languages."""
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _place(positions: Positions, subject: Subject, key: str) -> tuple[str, int]:
    return positions.get((subject, key)) or positions[subject, ""]
