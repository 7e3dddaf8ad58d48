"""The folder of an ontology: context, vocabulary, concepts and rules."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from pactgraph.compile.atlas import COUNTRY_CODE
from pactgraph.errors import Problem, SeedsError, shown_path, syntax_message
from pactgraph.files.text import NotTextError, decoded
from pactgraph.resources import queries_in
from pactgraph.seeds import Key, Vocabulary
from pactgraph.seeds.vocabulary import ValueKind
from pactgraph.sparql.nesting import MAX_DEPTH, too_deep
from pactgraph.values.terms import CONCEPT, PACT, PREFIXES, slug

Triples = frozenset[ox.Triple]

#: The file of the JSON-LD context by which records are read.
CONTEXT = "context.jsonld"

_SUBCLASS = ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")
_IN_SCHEME = ox.NamedNode(PREFIXES["skos"] + "inScheme")
_KIND = ox.NamedNode(PACT + "instanceKind")
_DOMAIN = ox.NamedNode("https://schema.org/domainIncludes")
_RANGE = ox.NamedNode("https://schema.org/rangeIncludes")
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_RULE = re.compile(r"\d+-[a-z0-9]+(-[a-z0-9]+)*\.rq", re.ASCII)


@dataclass(frozen=True)
class Ontology:
    """The folder of an ontology: context, vocabulary, concepts and rules."""

    folder: Path

    @cached_property
    def context(self) -> dict[str, Any]:
        """The JSON-LD context."""
        path = self.folder / CONTEXT
        try:
            context = json.loads(_text(path)).get("@context")
        except (ValueError, AttributeError, RecursionError) as error:
            raise broken(path, f"is no JSON-LD: {error}", getattr(error, "lineno", 1)) from None
        if not isinstance(context, dict):
            raise broken(path, "holds no @context")
        # Oxigraph reads a context by recursion, and a heap of brackets would end the process.
        if too_deep(context):
            raise broken(path, f"is nested more than {MAX_DEPTH} deep")
        return context

    @cached_property
    def triples(self) -> Triples:
        """What pact.ttl and concepts.ttl say, which questions read as well."""
        names = ("pact.ttl", "concepts.ttl")
        return frozenset(triple for name in names for triple in turtle(self.folder / name))

    @cached_property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """The paths and texts of the rules, in the order in which they run."""
        files = queries_in(self.folder / "rules")
        if copies := [file for file in files if not _RULE.fullmatch(file.name)]:
            message = "is no rule, which is named as in 10-kind.rq; a copy? remove or rename it"
            raise SeedsError([Problem(shown_path(file), 1, message) for file in copies])
        return tuple((shown_path(file), _text(file)) for file in files)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What records may say, read from the context and the Turtle."""
        try:
            return _vocabulary(self.context, self.triples)
        except _TermError as error:
            path = self.folder / CONTEXT
            begun = _text(path).partition(f'"{error.term}"')[0]
            raise broken(path, f"{error.term}: {error}", begun.count("\n") + 1) from None


class _TermError(Exception):
    """A term of the context is not defined as records need it."""

    def __init__(self, term: str, reason: str) -> None:
        super().__init__(reason)
        self.term = term


def turtle(path: Path) -> Iterable[ox.Triple]:
    """Return the triples of a Turtle file.

    Raises:
        SeedsError: The file cannot be read or is no Turtle.
    """
    try:
        return [quad.triple for quad in ox.parse(_text(path), format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise broken(path, f"is no Turtle: {syntax_message(error)}", error.lineno or 1) from None


def _text(path: Path) -> str:
    try:
        return decoded(path.read_bytes())
    except OSError as error:
        raise broken(path, f"cannot be read: {error.strerror}") from None
    except NotTextError as error:
        raise broken(path, str(error), error.line) from None


def broken(path: Path, message: str, line: int = 1) -> SeedsError:
    """Return what is wrong with a file of the ontology."""
    return SeedsError([Problem(shown_path(path), line, message)])


def _vocabulary(context: Mapping[str, Any], triples: Triples) -> Vocabulary:
    above, domain, range_ = (_pairs(triples, p) for p in (_SUBCLASS, _DOMAIN, _RANGE))
    with_kind = {_value(t.subject) for t in triples if t.predicate == _KIND}
    keys = {
        name: _key(name, term, context, domain, range_)
        for name, term in context.items()
        if isinstance(term, dict) or term in ("@id", "@type")
    }
    statable = with_kind | {PACT + key.nested for key in keys.values() if key.nested}
    return Vocabulary(
        keys=keys,
        classes={slug(name): frozenset(map(slug, _closure(name, above))) for name in statable},
        concepts=_concepts(triples),
    )


def _key(
    name: str,
    term: Any,  # noqa: ANN401  # a term definition of JSON-LD is a string or a mapping
    context: Mapping[str, Any],
    domain: Mapping[str, set[str]],
    range_: Mapping[str, set[str]],
) -> Key:
    """Return what a term definition of the context says of a key."""
    if isinstance(term, str):
        return Key(name=name, term=term, values="id" if term == "@id" else "class")
    iri = _expanded(name, term.get("@id") or term.get("@reverse"), context)
    owners, targets = (frozenset(map(slug, side.get(iri, ()))) for side in (domain, range_))
    many = "@set" in term.get("@container", ())
    if "@reverse" in term:
        if len(owners) != 1:
            raise _TermError(name, f"{iri} needs one schema:domainIncludes in pact.ttl")
        (nested,) = owners
        return Key(name=name, term=iri, values="records", many=True, domain=targets, nested=nested)
    own = term.get("@context")
    base = own.get("@base", "") if isinstance(own, dict) else ""
    scheme = str(base).removeprefix(CONCEPT).strip("/")
    values = _value_kind(name, term, context, scheme, targets)
    return Key(name=name, term=iri, values=values, many=many, scheme=scheme, domain=owners)


def _value_kind(
    name: str,
    term: Mapping[str, Any],
    context: Mapping[str, Any],
    scheme: str,
    targets: frozenset[str],
) -> ValueKind:
    if "@language" in term.get("@container", ()):
        return "languages"
    datatype = term.get("@type")
    if datatype == "@id":
        return "concept" if scheme else "locator" if "Passage" in targets else "reference"
    if datatype is None:
        return "code" if COUNTRY_CODE in targets else "text"
    return "date" if _expanded(name, datatype, context) == _EDTF else "literal"


def _expanded(term: str, name: object, context: Mapping[str, Any]) -> str:
    """Return the IRI that a term's definition names by a prefix of the context."""
    prefix, colon, local = str(name).partition(":")
    if local.startswith("//"):
        return str(name)
    if not colon or not isinstance(start := context.get(prefix), str):
        raise _TermError(
            term, f"{name!r} is no prefix:name with a prefix that the context declares"
        )
    return f"{start}{local}"


def _pairs(triples: Triples, predicate: ox.NamedNode) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for triple in triples:
        if triple.predicate == predicate and isinstance(triple.object, ox.NamedNode):
            found.setdefault(_value(triple.subject), set()).add(triple.object.value)
    return found


def _value(subject: object) -> str:
    return subject.value if isinstance(subject, ox.NamedNode) else str(subject)


def _closure(name: str, above: Mapping[str, set[str]]) -> set[str]:
    found, new = {name}, {name}
    while new:
        new = {parent for child in new for parent in above.get(child, ())} - found
        found |= new
    return found


def _concepts(triples: Triples) -> dict[str, frozenset[str]]:
    schemes: dict[str, set[str]] = {}
    for concept, parents in _pairs(triples, _IN_SCHEME).items():
        for scheme in parents:
            schemes.setdefault(scheme.removeprefix(CONCEPT), set()).add(slug(concept))
    return {scheme: frozenset(slugs) for scheme, slugs in schemes.items()}
