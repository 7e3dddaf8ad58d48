import logging
import warnings

import pyoxigraph as ox
import pytest
import rdflib

from pactgraph.compile.ontology import Ontology
from pactgraph.compile.validation import validate
from pactgraph.resources import ONTOLOGY
from pactgraph.seeds import Records
from pactgraph.values.terms import ID, PACT

X = ox.NamedNode(f"{ID}x")
TIE = ox.NamedNode(f"{ID}x/y-member")


def said(subject: ox.NamedNode, key: str, value: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(PACT + key), ox.NamedNode(ID + value))


def typed(subject: ox.NamedNode, class_: str) -> ox.Triple:
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    return ox.Triple(subject, a, ox.NamedNode(PACT + class_))


def records(
    *broken: tuple[str, str], positions: dict[tuple[str, str], tuple[str, int]] | None = None
) -> Records:
    return Records(
        folder="seeds",
        records=(),
        positions=positions or {},
        problems=(),
        broken=frozenset(broken),
    )


def problems(records: Records, *triples: ox.Triple) -> list[str]:
    return list(map(str, validate(records, frozenset(triples), Ontology(ONTOLOGY))))


CYCLE = (said(X, "partOf", "x"),)
NO_EVIDENCE = (typed(X, "Place"),)


def test_a_problem_stands_at_the_line_of_its_key() -> None:
    known = records(positions={("x", ""): ("x.yaml", 1), ("x", "partOf"): ("x.yaml", 7)})

    assert problems(known, *CYCLE) == [
        "x.yaml:7: partOf: leads back to this record; break the cycle"
    ]


def test_a_missing_key_stands_at_the_first_line_of_its_record() -> None:
    known = records(positions={("x", ""): ("x.yaml", 3)})

    assert problems(known, *NO_EVIDENCE) == [
        "x.yaml:3: evidence: no passage says so; give evidence: [<document>#<paragraph>.<sentence>]"
    ]


def test_what_no_file_holds_stands_at_the_folder() -> None:
    assert problems(records(), *CYCLE) == [
        "seeds:1: partOf: leads back to this record; break the cycle"
    ]


@pytest.mark.parametrize(
    ("broken", "triples"),
    [
        (("x", "evidence"), NO_EVIDENCE),
        (("x", ""), NO_EVIDENCE),
        (("y", ""), (said(X, "succeeds", "y"),)),
        (("x", "participations"), (said(X, "hub", "y"),)),
        (
            ("x", "evidence"),
            (
                typed(TIE, "Participation"),
                said(TIE, "actor", "y"),
                typed(ox.NamedNode(f"{ID}y"), "Actor"),
                said(ox.NamedNode(f"{ID}y"), "evidence", "chronicle#1.1"),
                said(TIE, "role", "member"),
            ),
        ),
    ],
    ids=["key", "record", "value", "hub without its tie", "tie without its record's passage"],
)
def test_what_follows_from_a_broken_value_is_not_said_again(
    broken: tuple[str, str], triples: tuple[ox.Triple, ...]
) -> None:
    assert len(problems(records(), *triples)) == 1
    assert problems(records(broken), *triples) == []


def test_a_broken_value_elsewhere_hides_nothing() -> None:
    assert len(problems(records(("z", "evidence"), ("z", ""), ("x", "note")), *NO_EVIDENCE)) == 1


def test_an_ill_typed_literal_is_reported_and_nothing_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    decimal = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    boolean = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
    value = ox.Triple(X, ox.NamedNode(f"{PACT}value"), ox.Literal("1_000", datatype=decimal))
    open_ = ox.Triple(X, ox.NamedNode(f"{PACT}openList"), ox.Literal("ja", datatype=boolean))

    with warnings.catch_warnings(), caplog.at_level(logging.DEBUG):
        warnings.simplefilter("error")
        found = problems(records(), typed(X, "Observation"), value, open_)

    assert "seeds:1: value: the value is no number; write digits, as in 62689.41" in found
    assert caplog.records == []
    assert rdflib.NORMALIZE_LITERALS


def test_what_is_no_record_is_no_concern_of_the_shapes() -> None:
    other = ox.NamedNode("https://example.org/x")

    assert problems(records(), typed(other, "Place")) == []
