"""Graphs of any size, for pages that must stay usable."""

from collections.abc import Iterator

import numpy as np
import pyoxigraph as ox

from pactgraph.store.engines import Oxigraph
from pactgraph.values.terms import CONCEPT, DERIVED, ID, PACT, PREFIXES, STATED, VOCABULARY

_A = ox.NamedNode(PREFIXES["rdf"] + "type")
_LABEL = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
_ROLE = ox.NamedNode(CONCEPT + "role/participant")
_STATED = ox.NamedNode(CONCEPT + "certainty/stated")


def synthetic(nodes: int, ties: int) -> Oxigraph:
    """Return a graph of so many actors and arrangements, some much better connected than others.

    Args:
        nodes: Actors and arrangements together; a fifth are actors.
        ties: Participations; an actor has at most one in an arrangement.
    """
    return Oxigraph.of(_quads(nodes, ties))


def _quads(nodes: int, ties: int) -> Iterator[ox.Quad]:
    random = np.random.default_rng(7)
    actors = nodes // 5
    for i in range(nodes):
        kind = "state" if i < actors else ("agreement", "event", "operation")[i % 3]
        yield from _thing(f"thing-{i}", kind, i)
        if kind != "state":
            whole = ox.NamedNode(f"{ID}thing-{i}")
            yield _quad(whole, ox.NamedNode(PACT + "armOf"), whole, DERIVED)
    yield from _literal(_ROLE, "connects", ox.Literal(value=True), VOCABULARY)
    # Every arrangement has a tie; the rest fall on actors as many things in life do.
    wholes = np.concatenate([np.arange(actors, nodes), random.integers(actors, nodes, ties)])
    sides = (random.pareto(1.1, len(wholes)) * actors / 8).astype(int) % actors
    pairs = sorted(set(zip(sides.tolist(), wholes.tolist(), strict=True)))
    for side, whole in pairs[:: max(1, len(pairs) // ties)][:ties]:
        yield from _tie(f"thing-{side}", f"thing-{whole}", 1950 + whole % 70)


def _thing(name: str, kind: str, number: int) -> Iterator[ox.Quad]:
    thing = ox.NamedNode(ID + name)
    yield _quad(thing, _A, ox.NamedNode(PACT + kind.capitalize()), STATED)
    yield _quad(thing, _LABEL, ox.Literal(f"{kind.capitalize()} {number}", language="en"), STATED)
    yield _quad(thing, _LABEL, ox.Literal(f"第{number}号", language="zh"), STATED)
    yield from _literal(thing, "kind", ox.Literal(kind), DERIVED)


def _tie(actor: str, whole: str, year: int) -> Iterator[ox.Quad]:
    tie = ox.NamedNode(f"{ID}{whole}/{actor}-participant")
    side = ox.NamedNode(ID + actor)
    yield _quad(tie, ox.NamedNode(PACT + "actor"), side, STATED)
    yield _quad(tie, ox.NamedNode(PACT + "in"), ox.NamedNode(ID + whole), STATED)
    yield _quad(tie, ox.NamedNode(PACT + "role"), _ROLE, STATED)
    yield _quad(tie, ox.NamedNode(PACT + "certainty"), _STATED, DERIVED)
    yield _quad(tie, ox.NamedNode(PACT + "standsFor"), side, DERIVED)
    yield _quad(tie, ox.NamedNode(PACT + "connectsIn"), ox.NamedNode(ID + whole), DERIVED)
    yield from _literal(tie, "begin", ox.Literal(f"{year}-01-01"), DERIVED)
    yield from _literal(tie, "beginBy", ox.Literal(f"{year}-12-31"), DERIVED)


def _literal(subject: ox.NamedNode, name: str, value: ox.Literal, graph: str) -> Iterator[ox.Quad]:
    yield _quad(subject, ox.NamedNode(PACT + name), value, graph)


def _quad(
    subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal, graph: str
) -> ox.Quad:
    return ox.Quad(subject, predicate, value, ox.NamedNode(graph))
