"""The names of things and the labels of terms, in the reader's language."""

from collections.abc import Iterable, Mapping

from pactgraph.answers.things import Thing, labels
from pactgraph.locale.labels import chosen
from pactgraph.locale.languages import Language
from pactgraph.store.engines import Store
from pactgraph.values.terms import CONCEPT, PACT, slug


class Labels:
    """Names things and terms in one language, with the labels that the graph gives them."""

    def __init__(self, store: Store, language: Language) -> None:
        self._store = store
        self._language = language
        self._known: dict[str, Mapping[Language, str]] = {}

    def learn(self, terms: Iterable[str]) -> None:
        """Look up the labels of terms: IRIs, or names of the ontology's own."""
        self._known |= labels(self._store, map(_iri, terms))

    def term(self, name: str) -> str:
        """Return the label of a term, or its own name where the graph has none."""
        return chosen(self._known.get(_iri(name), {}), self._language, slug(name))

    def name(self, thing: Thing) -> str:
        """Return the name of a thing."""
        return thing.name(self._language)

    def with_id(self, thing: Thing) -> str:
        """Return the name of a thing and the id by which to ask for it."""
        return f"{self.name(thing)} [{thing.id}]"


def role(name: str) -> str:
    """Return the IRI of a role."""
    return f"{CONCEPT}role/{name}"


def certainty(name: str) -> str:
    """Return the IRI of a degree of certainty."""
    return f"{CONCEPT}certainty/{name}"


def _iri(term: str) -> str:
    # Every IRI has a colon, and no name of the ontology has one.
    return term if ":" in term else PACT + term
