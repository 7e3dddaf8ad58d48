"""The ontology lints itself, explains every term, and has no term that no record uses."""

import re
import tomllib

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, SKOS
from tests.places import ROOT

from pactgraph import __version__
from pactgraph.build.steps import Compiled
from pactgraph.compile.ontology import Ontology, turtle
from pactgraph.resources import LOOKUPS, ONTOLOGY, QUERIES
from pactgraph.values import terms

PACT = rdflib.Namespace(terms.PACT)


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """The classes, properties and concepts."""
    graph = rdflib.Graph()
    graph.parse(ONTOLOGY / "pact.ttl")
    return graph.parse(ONTOLOGY / "concepts.ttl")


def lint(graph: rdflib.Graph) -> list[str]:
    shapes = rdflib.Graph().parse(ONTOLOGY / "lint.ttl")
    _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")

    assert isinstance(report, rdflib.Graph), text
    return sorted(str(message) for message in report.objects(None, SH_MESSAGE))


SH_MESSAGE = rdflib.URIRef("http://www.w3.org/ns/shacl#resultMessage")


def test_the_ontology_is_sound_by_its_own_lint(ontology: rdflib.Graph) -> None:
    assert lint(ontology) == []


@pytest.mark.parametrize(
    ("turtle_", "message"),
    [
        ("pact:Thing a owl:Class", "a term has one definition, a sentence with a full stop"),
        ("pact:thing a owl:Class", "a class is named in UpperCamelCase"),
        ("pact:Has_x a owl:ObjectProperty", "a property is named in lowerCamelCase"),
        ("pact:Meeting rdfs:subClassOf pact:Nothing", "a superclass is defined"),
        ("pact:x pact:connects 3", "a role says once, true or false, whether it connects"),
    ],
)
def test_the_lint_finds_what_is_wrong(turtle_: str, message: str) -> None:
    prefixes = (ONTOLOGY / "pact.ttl").read_text("utf-8").partition("\n\n")[0]
    graph = rdflib.Graph().parse(data=f"{prefixes}\n{turtle_} .", format="turtle")

    assert message in lint(graph)


def test_there_is_one_ontology_and_its_version_is_the_package_s(ontology: rdflib.Graph) -> None:
    (subject,) = ontology.subjects(RDF.type, OWL.Ontology)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert __version__ == str(ontology.value(subject, OWL.versionInfo))
    assert str(ontology.value(subject, OWL.versionIRI)).endswith(f"/{__version__}")
    assert __version__ == project["project"]["version"]


def test_terms_and_concepts_stand_in_the_order_of_their_names() -> None:
    concepts = re.findall(
        r"^([a-z-]+:[a-z0-9-]+)\n", (ONTOLOGY / "concepts.ttl").read_text("utf-8"), re.MULTILINE
    )
    classes, stated, *_ = (ONTOLOGY / "pact.ttl").read_text("utf-8").split("\n# Properties")

    assert sorted(concepts) == concepts
    for part in (classes, stated):
        names = re.findall(r"^(pact:\w+)\n", part, re.MULTILINE)
        assert sorted(names, key=str.casefold) == names


@pytest.mark.parametrize(
    "name", ["pact.ttl", "concepts.ttl", "shapes.ttl", "lint.ttl", "alignments.ttl"]
)
def test_every_name_of_ours_is_defined(name: str, ontology: rdflib.Graph) -> None:
    defined = {str(s) for s in ontology.subjects(SKOS.prefLabel)}
    used = {
        part.value
        for triple in turtle(ONTOLOGY / name)
        for part in (triple.subject, triple.predicate, triple.object)
        if isinstance(part, ox.NamedNode) and part.value.startswith((terms.PACT, terms.CONCEPT))
    }

    assert sorted(used - defined - {f"{terms.PACT[:-1]}/{__version__}"}) == []


def test_the_context_maps_every_key_to_a_defined_property(ontology: rdflib.Graph) -> None:
    keys = Ontology(ONTOLOGY).vocabulary.keys
    ours = {key.term for key in keys.values() if key.term.startswith(terms.PACT)}

    assert (
        sorted(term for term in ours if not ontology.value(rdflib.URIRef(term), SKOS.prefLabel))
        == []
    )


def test_no_term_is_without_a_record_that_uses_it(compiled: Compiled) -> None:
    everything = compiled.stated | compiled.derived
    used = {
        part.value
        for t in everything
        for part in (t.predicate, t.object)
        if isinstance(part, ox.NamedNode)
    }
    defined = {
        t.subject.value
        for t in compiled.ontology.triples
        if isinstance(t.subject, ox.NamedNode) and t.predicate.value == str(SKOS.prefLabel)
    }
    about_the_vocabulary = {f"{terms.PACT}connects", f"{terms.PACT}instanceKind"}
    schemes = {name for name in defined if name.startswith(terms.CONCEPT) and name.count("/") == 5}
    # Units that are only printed: records hold them as text, and `verify` converts them.
    about_the_vocabulary |= {
        t.subject.value
        for t in compiled.ontology.triples
        if isinstance(t.subject, ox.NamedNode) and t.predicate.value == str(SKOS.broader)
    }

    assert sorted(defined - used - about_the_vocabulary - schemes - {terms.PACT[:-1]}) == []


def test_every_name_that_python_uses_is_defined(ontology: rdflib.Graph) -> None:
    kinds = {str(kind) for kind in ontology.objects(None, PACT.instanceKind)}
    sources = [*LOOKUPS.glob("*.rq"), *QUERIES.glob("*.rq"), *(ONTOLOGY / "rules").glob("*.rq")]
    named = {
        name for path in sources for name in re.findall(r"\bpact:(\w+)", path.read_text("utf-8"))
    }

    assert set(terms.KINDS) == kinds
    assert sorted(n for n in named if not ontology.value(PACT[n], SKOS.prefLabel)) == []


def test_every_rule_says_why() -> None:
    for name, text in Ontology(ONTOLOGY).rules:
        assert text.startswith("# "), name
        assert "CONSTRUCT" in text, name


def test_the_readme_counts_the_terms(ontology: rdflib.Graph) -> None:
    text = (ONTOLOGY / "README.md").read_text("utf-8")
    classes = len(set(ontology.subjects(RDF.type, OWL.Class)))
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    properties = len({s for kind in kinds for s in ontology.subjects(RDF.type, kind)})

    assert f"{classes} classes and {properties} properties" in text
