"""The names of the ontology that Python has to know; a test proves that each is defined there."""

from collections.abc import Iterable
from typing import Final

PACT: Final = "https://w3id.org/pactgraph/ontology#"
ID: Final = "https://w3id.org/pactgraph/id/"
CONCEPT: Final = "https://w3id.org/pactgraph/concept/"

#: By which commands look names up, folded; of no use to who reads the graph otherwise.
KEY: Final = f"{PACT}key"

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

#: How kinds may be given: one, or several.
Kinds = str | Iterable[str] | None

ACTOR_KINDS: Final = ("state", "territory", "organization", "agency", "person")
ARRANGEMENT_KINDS: Final = ("agreement", "mechanism", "programme", "operation", "case", "event")
_OTHER_KINDS: Final = ("law", "place", "substance", "document", "observation", "claim")
KINDS: Final = ACTOR_KINDS + ARRANGEMENT_KINDS + _OTHER_KINDS

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
