"""Triples × shapes → problems at the YAML lines of their records."""

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from pyshacl.errors import ConstraintLoadError, ShapeLoadError
from rdflib.namespace import RDF, SH

from pactgraph.compile.ontology import Ontology, Triples, turtle
from pactgraph.errors import Problem, SeedsError, shown_path
from pactgraph.seeds import Records
from pactgraph.values.terms import ID, slug


def validate(records: Records, triples: Triples, ontology: Ontology) -> list[Problem]:
    """Return what the ontology's shapes find, less what follows from a broken value.

    Results of the severity `sh:Warning` are warnings, which leave a graph sound.

    Args:
        records: Where each subject and key stands, and what was left out.
        triples: What is stated and derived.
        ontology: The folder whose `shapes.ttl` says what a sound record looks like.
    """
    keys = {key.term: name for name, key in ontology.vocabulary.keys.items()}
    problems = set()
    for severity, focus, path, value, message in _results(triples, ontology):
        subject, key = slug(focus), keys.get(path, "")
        if not _follows(records, subject, key, value):
            file, line = _position(records, subject, key)
            told = f"{key}: {message}" if key else message
            problems.add(Problem(file, line, told, is_warning=severity == str(SH.Warning)))
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


def _results(triples: Triples, ontology: Ontology) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield severity, focus node, path, value and message of every result."""
    file = ontology.folder / "shapes.ttl"
    shapes = list(turtle(file))
    with _quiet_rdflib():
        report = _report(_graph(_concerned(triples, shapes)), _graph(shapes), file)
    # Those of a shape within a shape are no results of the report; the outer one speaks for them.
    for result in report.objects(None, SH.result):
        severity = report.value(result, SH.resultSeverity)
        focus = str(report.value(result, SH.focusNode))
        if focus.startswith(ID):
            path = _predicate(report, report.value(result, SH.resultPath))
            value = str(report.value(result, SH.value) or "")
            message = str(report.value(result, SH.resultMessage))
            yield str(severity), focus, path, value, message


def _concerned(triples: Triples, shapes: list[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield the triples whose property some shape speaks of; the others take time and no part."""
    spoken_of = " ".join(str(triple.object) for triple in shapes)
    predicates = {str(triple.predicate) for triple in triples}
    concerned = {name for name in predicates if name in spoken_of} | {f"<{RDF.type}>"}
    return (triple for triple in triples if str(triple.predicate) in concerned)


def _report(data: rdflib.Graph, shapes: rdflib.Graph, path: Path) -> rdflib.Graph:
    try:
        # The rules have derived what shapes ask for, in 8 ms where a reasoner of OWL-RL took 2.4 s.
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    except (ShapeLoadError, ConstraintLoadError, RecursionError) as error:
        report = error
    # pySHACL returns some of its failures instead of raising them.
    if not isinstance(report, rdflib.Graph):
        message = f"cannot be used as shapes: {' '.join(str(report).split())}"
        raise SeedsError([Problem(shown_path(path), 1, message)])
    return report


def _predicate(report: rdflib.Graph, path: object) -> str:
    """Return the property of a path, which may go through inverses, repeats and choices."""
    while isinstance(path, rdflib.BNode):
        path = report.value(path, RDF.first) or next(iter(report.objects(path)), None)
    return str(path or "")


def _graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


@cache
def _term(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.Literal):
        language = term.language
        datatype = None if language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=language, datatype=datatype)
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    return rdflib.BNode(str(term))


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
