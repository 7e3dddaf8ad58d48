"""Triples × shapes → problems at the YAML lines of their records."""

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from pyshacl.errors import ConstraintLoadError, ShapeLoadError
from rdflib.namespace import SH

from pactgraph.errors import Problem, SeedsError, shown_path
from pactgraph.rdf import Ontology, Triples, turtle
from pactgraph.seeds import Records
from pactgraph.terms import ID, slug


def validate(records: Records, triples: Triples, ontology: Ontology) -> list[Problem]:
    """Return what the ontology's shapes find wrong, less what follows from a broken value.

    Args:
        records: Where each subject and key stands, and what was left out.
        triples: What is stated and derived.
        ontology: The folder whose `shapes.ttl` says what a sound record looks like.
    """
    keys = {key.term: name for name, key in ontology.vocabulary.keys.items()}
    problems = set()
    for focus, path, value, message in _results(triples, ontology):
        subject, key = slug(focus), keys.get(path, "")
        if not _follows(records, subject, key, value):
            file, line = _position(records, subject, key)
            problems.add(Problem(file, line, f"{key}: {message}" if key else message))
    return sorted(problems)


def _follows(records: Records, subject: str, key: str, value: str) -> bool:
    """Say whether a result is the shadow of a value that the loader left out already."""
    record = subject.partition("/")[0]  # a tie inherits what its record says
    shadows = {(subject, key), (subject, ""), (record, key)}
    if value:
        shadows.add((slug(value), ""))
    return bool(shadows & records.broken)


def _position(records: Records, subject: str, key: str) -> tuple[str, int]:
    place = records.positions.get((subject, key)) or records.positions.get((subject, ""))
    return place or (records.folder, 1)


def _results(triples: Triples, ontology: Ontology) -> Iterator[tuple[str, str, str, str]]:
    """Yield focus node, path, value and message of every result."""
    with _quiet_rdflib():
        report = _report(_graph(triples), ontology.folder / "shapes.ttl")
    for result in report.subjects(SH.resultSeverity, SH.Violation):
        focus = str(report.value(result, SH.focusNode))
        if focus.startswith(ID):
            path = _predicate(report, report.value(result, SH.resultPath))
            value = str(report.value(result, SH.value) or "")
            yield focus, path, value, str(report.value(result, SH.resultMessage))


def _report(data: rdflib.Graph, path: Path) -> rdflib.Graph:
    shapes = _graph(turtle(path))
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    except (ShapeLoadError, ConstraintLoadError) as error:
        report = error
    if not isinstance(report, rdflib.Graph):
        message = f"cannot be used as shapes: {' '.join(str(report).split())}"
        raise SeedsError([Problem(shown_path(path), 1, message)])
    return report


def _predicate(report: rdflib.Graph, path: object) -> str:
    """Return the property at the end of a path, which may go through inverses and repeats."""
    while isinstance(path, rdflib.BNode):
        path = next(iter(report.objects(path)), None)
    return str(path or "")


def _graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    data = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=data, format="nt")


@contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Let rdflib keep ill-typed literals as they are, which the shapes report in words.

    Else it logs tracebacks, warns, and writes `1e5` and `1_000` as the numbers they are not.
    """
    logger = logging.getLogger("rdflib.term")
    before = logger.level, rdflib.NORMALIZE_LITERALS
    logger.setLevel(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before[0])
        rdflib.NORMALIZE_LITERALS = before[1]
