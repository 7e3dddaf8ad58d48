import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.term import Node
from tests.places import TESTS

from pactgraph.compile.ontology import Ontology, turtle
from pactgraph.compile.validation import validate
from pactgraph.resources import ONTOLOGY
from pactgraph.seeds import Records

SHAPES = TESTS / "shapes"
VALID = sorted((SHAPES / "valid").glob("*.ttl"))
INVALID = sorted((SHAPES / "invalid").glob("*.ttl"))
NOWHERE = Records(folder="seeds", records=(), positions={}, problems=(), broken=frozenset())


def messages(path: Path) -> set[str]:
    problems = validate(NOWHERE, frozenset(turtle(path)), Ontology(ONTOLOGY))
    return {problem.message for problem in problems}


def expected_message(path: Path) -> str:
    return path.read_text("utf-8").partition("\n")[0].removeprefix("# ")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_sound_graph_has_no_problem(path: Path) -> None:
    assert messages(path) == set()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_broken_graph_has_the_problem_in_its_first_line_and_no_other(path: Path) -> None:
    assert messages(path) == {expected_message(path)}


def test_each_message_of_the_shapes_is_the_message_of_a_broken_graph() -> None:
    shapes = (ONTOLOGY / "shapes.ttl").read_text("utf-8")
    stated = {text.replace('\\"', '"') for text in re.findall(r'sh:message "(.+)" ;', shapes)}
    shown = {expected_message(path) for path in INVALID}

    assert {text for text in stated if not any(line.endswith(text) for line in shown)} == set()


def test_each_broken_graph_has_a_sound_twin() -> None:
    assert [path.name for path in VALID] == [path.name for path in INVALID]


def test_every_constraint_speaks() -> None:
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    named = list(shapes.subjects(RDF.type, SH.NodeShape))
    constraints = [prop for shape in named for prop in shapes.objects(shape, SH.property)]
    constraints += [shape for shape in named if (shape, SH["or"] | SH.xone, None) in shapes]

    def speaks(constraint: Node) -> bool:
        return (constraint, SH.message | SH.sparql / SH.message, None) in shapes

    assert [constraint for constraint in constraints if not speaks(constraint)] == []
