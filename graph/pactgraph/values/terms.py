"""The names of the ontology that Python has to know; a test proves that each is defined there."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final, Literal, ParamSpec, TypeVar

from pactgraph.errors import UsageError

_P = ParamSpec("_P")
_T = TypeVar("_T")

PACT: Final = "https://w3id.org/pactgraph/ontology#"
ID: Final = "https://w3id.org/pactgraph/id/"
CONCEPT: Final = "https://w3id.org/pactgraph/concept/"

#: The three graphs of a store. Questions see all of them as one.
STATED: Final = "https://w3id.org/pactgraph/graph/stated"
DERIVED: Final = "https://w3id.org/pactgraph/graph/derived"
VOCABULARY: Final = "https://w3id.org/pactgraph/graph/vocabulary"
#: What the rules are told of countries besides; it is in no store.
COUNTRIES: Final = "https://w3id.org/pactgraph/graph/countries"

PREFIXES: Final = {
    "id": ID,
    "pact": PACT,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")


def language(tag: object) -> Language:
    """Return the language of a tag such as `zh`, `EN` or `zh-CN`.

    Raises:
        UsageError: Names are in no such language.
    """
    primary = str(tag).strip().replace("_", "-").partition("-")[0].casefold()
    for known in LANGUAGES:
        if isinstance(tag, str) and known == primary:
            return known
    raise UsageError(f"there is no language {tag!r}; names are in {' or '.join(LANGUAGES)}")


def spoken(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let a function be given its `lang`, or `language`, as `language` understands it."""
    names = function.__code__.co_varnames
    name = "lang" if "lang" in names else "language"
    place = names.index(name)

    @wraps(function)
    def understood(*args: _P.args, **named: _P.kwargs) -> _T:
        given: Any = list(args)
        if len(given) > place:
            given[place] = language(given[place])
        elif name in named:
            named[name] = language(named[name])
        return function(*given, **named)

    return understood


#: How kinds may be given: one, or several.
Kinds = str | Iterable[str] | None

ACTOR_KINDS: Final = ("state", "territory", "organization", "agency", "person")
ARRANGEMENT_KINDS: Final = ("agreement", "mechanism", "programme", "operation", "case", "event")
OTHER_KINDS: Final = ("law", "place", "substance", "document", "observation", "claim")
KINDS: Final = ACTOR_KINDS + ARRANGEMENT_KINDS + OTHER_KINDS

#: What `connect` may be asked for; memberships only when asked for by name.
CONNECTING_KINDS: Final = (*ARRANGEMENT_KINDS, "organization")


def slug(iri: str) -> str:
    """Return the short name of an IRI of ours, or the IRI itself.

    >>> slug("https://w3id.org/pactgraph/concept/role/signatory")
    'signatory'
    """
    if iri.startswith(ID):
        return iri[len(ID) :]
    if iri.startswith(CONCEPT):
        return iri[len(CONCEPT) :].rpartition("/")[2]
    return iri.removeprefix(PACT)
