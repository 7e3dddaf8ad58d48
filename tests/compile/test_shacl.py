"""`pactgraph.ttl` and `shapes.ttl` in the hands of whoever has pySHACL and nothing of ours."""

import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDFS, SH

from pactgraph import export
from pactgraph.build.steps import Compiled
from pactgraph.compile.ontology import Ontology
from pactgraph.compile.validation import validate
from pactgraph.resources import ONTOLOGY
from pactgraph.seeds import Records
from pactgraph.values.terms import PACT

NOWHERE = Records(folder="seeds", records=(), positions={}, problems=(), broken=frozenset())


def pyshacl(path: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pyshacl", "-s", str(ONTOLOGY / "shapes.ttl"), str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("world", ["small", "compiled"])
def test_the_turtle_of_a_build_conforms_by_itself(
    request: pytest.FixtureRequest, tmp_path: Path, world: str
) -> None:
    path = tmp_path / "pactgraph.ttl"
    path.write_bytes(export.turtle(request.getfixturevalue(world).readable))
    done = pyshacl(path)

    assert done.returncode == 0, done.stdout
    assert "Conforms: True" in done.stdout
    assert done.stderr == ""


DAMAGE = {
    "a mandate of two principals": (
        "<https://w3id.org/pactgraph/id/north-province/arland> pact:principal id:borland .",
        "a mandate names one principal",
    ),
    "a mandate beside another": (
        "id:x a pact:Mandate ; pact:agent id:north-province ; pact:principal id:borland .",
        "acts for two at the same time",
    ),
    "a part of itself": ("id:arland pact:partOf id:arland .", "leads back to this record"),
    "a hub that takes no part": (
        "id:river-treaty-1990 pact:hub id:eorland .",
        "takes no part itself",
    ),
    "a hub that is no actor": ("id:river-treaty-1990 pact:hub id:river-law .", "takes an actor"),
    "an agreement without passages": (
        'id:x a pact:Agreement ; skos:prefLabel "x"@en , "某"@zh .',
        "no passage says so",
    ),
    "a name in one language": ('id:x a pact:Event ; skos:prefLabel "x"@en .', "the name in zh"),
    "a participation without its actor": (
        "<https://w3id.org/x> a pact:Participation ; pact:in id:river-treaty-1990 .",
        "a participation names one actor",
    ),
    "a participation without passages": (
        "<https://w3id.org/pactgraph/id/x/y> a pact:Participation ; pact:actor id:arland .",
        "a participation rests on a passage",
    ),
    "an actor that is a law": (
        "<https://w3id.org/x> a pact:Participation ; pact:actor id:river-law ; pact:in id:sweep .",
        "the actor of a participation is a state",
    ),
    "a visit that follows a state": (
        "id:port-city-meeting-1999 pact:follows id:arland .",
        "an arrangement",
    ),
    "a third code": ('id:arland pact:isoCode "ZZZ" .', "two ISO 3166-1 codes"),
    "something under an actor": (
        "id:river-treaty-1990 pact:under id:arland .",
        "an arrangement or a law",
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_file_does_not_conform(small: Compiled, tmp_path: Path, name: str) -> None:
    triple, message = DAMAGE[name]
    path = tmp_path / "pactgraph.ttl"
    path.write_bytes(export.turtle(small.readable) + triple.encode())
    done = pyshacl(path)

    assert done.returncode == 1
    assert message in done.stdout


def test_what_is_derived_changes_nothing(compiled: Compiled) -> None:
    for triples in (compiled.stated, compiled.stated | compiled.derived):
        assert validate(NOWHERE, triples, Ontology(ONTOLOGY)) == []


def test_a_class_stands_in_the_shapes_with_all_below_it() -> None:
    """Without this a stated subclass would be passed over where nothing is derived."""
    ontology = rdflib.Graph().parse(ONTOLOGY / "pact.ttl")
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")

    def below(classes: set[rdflib.term.Node]) -> set[rdflib.term.Node | None]:
        return {
            sub for one in classes for sub in ontology.transitive_subjects(RDFS.subClassOf, one)
        }

    groups = [
        set(shapes.objects(shape, SH.targetClass)) for shape in shapes.subjects(SH.targetClass)
    ]
    for choice in shapes.objects(None, SH["or"]):
        members = rdflib.collection.Collection(shapes, choice)
        groups.append({class_ for one in members for class_ in shapes.objects(one, SH["class"])})
    alone = {
        class_
        for shape, class_ in shapes.subject_objects(SH["class"])
        if (shape, SH.path, None) in shapes
    }

    assert [group for group in groups if below(group) != group] == []
    assert alone == {one for one in alone if below({one}) == {one}}
    assert rdflib.URIRef(f"{PACT}Actor") in set().union(*groups)
