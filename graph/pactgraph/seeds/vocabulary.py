"""What records may say: the keys of the context, and the classes and concepts behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

# How the values of a key are written, and so what the loader checks before JSON-LD sees them.
ValueKind = Literal[
    "id",  # the record's own slug
    "class",  # a class of the ontology
    "text",  # any words
    "languages",  # words by language tag
    "reference",  # the id of another record
    "code",  # a country's code of ISO 3166-1
    "locator",  # a passage, <document>#<paragraph>.<sentence>
    "concept",  # a slug of one concept scheme
    "date",  # an EDTF date
    "literal",  # a typed value that SHACL validates
    "records",  # nested records
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a record.

    Attributes:
        name: The word in YAML.
        term: The IRI of the property it stands for.
        many: Whether it takes several values.
        scheme: The concept scheme of its values, for concepts.
        domain: The classes whose records may have it; empty for all.
        nested: The class of the nested records, for `records`.
    """

    name: str
    term: str
    values: ValueKind
    many: bool = False
    scheme: str = ""
    domain: frozenset[str] = frozenset()
    nested: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything a record may name.

    Attributes:
        keys: The keys, in the order in which records give them.
        classes: Each class that a record may have, with its superclasses and itself.
        concepts: The slugs of each concept scheme.
    """

    keys: Mapping[str, Key]
    classes: Mapping[str, frozenset[str]]
    concepts: Mapping[str, frozenset[str]]

    def allows(self, key: Key, class_: str) -> bool:
        """Say whether records of a class may have a key."""
        # A class that does not exist may have every key: that it does not exist was said.
        return not key.domain or bool(key.domain & self.classes.get(class_, key.domain))

    def ends(self, class_: str) -> tuple[str, ...]:
        """Return the keys that only records of a nested class have: what tells them apart."""
        keys = (key for key in self.keys.values() if key.domain == {class_})
        return tuple(key.name for key in keys if key.values in {"reference", "concept"})


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` for the choices that look like a word, or nothing."""
    found = get_close_matches(word, sorted(choices), n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(map(repr, found))}?" if found else ""
