"""What the rules say of who connects, by the definition in words and by a newcomer's SPARQL."""

import re
import warnings
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
import rdflib
from tests.generated import graph_of
from tests.generated import world as made
from tests.oracle import Oracle

from pactgraph import Pactgraph, UsageError
from pactgraph.build.steps import Compiled
from pactgraph.export import nquads
from pactgraph.resources import ONTOLOGY

README = (ONTOLOGY / "README.md").read_text("utf-8")
WHO, WHAT, MATRIX = re.findall(r"^```sparql\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
WINDOWS: list[dict[str, str]] = [{}, {"until": "1996"}, {"at": "1998"}, {"until": "1994-05"}]
OPTIONS: list[dict[str, Any]] = [
    {},
    {"observers": True},
    {"kinds": ("organization", "agreement")},
    {"kinds": ("organization",), "observers": True},
]


def connecting(graph: Pactgraph) -> frozenset[str]:
    rows = graph.query("SELECT ?role { ?role pact:connects true }")
    return frozenset(str(role) for (role,) in rows)


def oracle_of(compiled: Compiled, graph: Pactgraph) -> Oracle:
    return Oracle(tuple(record.data for record in compiled.records.records), connecting(graph))


def answer(graph: Pactgraph, a: str, b: str, **asked: Any) -> object:  # noqa: ANN401  # options
    try:
        found = graph.connect(a, b, **asked)
    except UsageError:
        return "one side"
    ties = {
        link.arrangement.id: tuple({tie.id for tie in link.ties[side]} for side in ("a", "b"))
        for link in found
    }
    return ties, found.undated


def differing(graph: Pactgraph, oracle: Oracle, **asked: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401  # options
    for a, b in combinations(oracle.actors(), 2):
        found = answer(graph, a, b, **asked)
        expected = "one side" if oracle.one_side(a, b) else oracle.connect(a, b, **asked)
        if found != expected:
            yield a, b, asked, found, expected


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_every_pair_of_the_small_world_connects_as_the_definition_has_it(
    small: Compiled, world: Pactgraph, window: dict[str, str], options: dict[str, Any]
) -> None:
    assert list(differing(world, oracle_of(small, world), **window, **options)) == []


@pytest.mark.parametrize("seed", range(10))
def test_every_pair_of_a_generated_world_connects_as_the_definition_has_it(seed: int) -> None:
    records = made(seed)
    graph = graph_of(records)
    oracle = Oracle(tuple(records), connecting(graph))

    for asked in ({**WINDOWS[(seed + i) % 4], **OPTIONS[i]} for i in range(4)):
        assert list(differing(graph, oracle, **asked)) == []


@pytest.mark.long
def test_every_pair_of_the_shipped_graph_connects_as_the_definition_has_it(
    compiled: Compiled, shipped: Pactgraph
) -> None:
    oracle = oracle_of(compiled, shipped)

    assert len(oracle.actors()) > 70
    assert list(differing(shipped, oracle)) == []


def shared(oracle: Oracle, actor: str) -> set[tuple[str, str]]:
    """Return with whom an actor is connected, and by what, as the definition has it."""
    others = (b for b in oracle.actors() if not oracle.one_side(actor, b))
    return {(b, whole) for b in others for whole in oracle.connect(actor, b)[0]}


def by_newcomer(graph: Pactgraph, actor: str) -> set[tuple[str, str]]:
    rows = graph.query(WHO.replace("id:china", f"id:{actor}"))
    return {(str(b), str(whole)) for b, whole in rows}


def test_the_newcomer_s_query_finds_for_every_actor_what_connect_finds(
    compiled: Compiled, shipped: Pactgraph
) -> None:
    oracle = oracle_of(compiled, shipped)

    for actor in oracle.actors():
        assert by_newcomer(shipped, actor) == shared(oracle, actor), actor


@pytest.mark.parametrize("seed", range(10, 22))
def test_the_newcomer_s_query_agrees_on_generated_worlds(seed: int) -> None:
    records = made(seed)
    graph = graph_of(records)
    oracle = Oracle(tuple(records), connecting(graph))

    for actor in oracle.actors():
        assert by_newcomer(graph, actor) == shared(oracle, actor), actor


@pytest.fixture(scope="module")
def in_rdflib(compiled: Compiled) -> rdflib.Dataset:
    """`pactgraph.nq` in rdflib's own store."""
    data = rdflib.Dataset(default_union=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's, of its own names
        data.parse(data=nquads(compiled.quads), format="nquads")
    return data


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's, of its own names
@pytest.mark.parametrize("query", [WHO, WHAT, MATRIX], ids=["who", "what", "matrix"])
def test_a_newcomer_s_query_has_the_same_rows_in_rdflib(
    in_rdflib: rdflib.Dataset, shipped: Pactgraph, query: str
) -> None:
    found = sorted(tuple(map(written, row)) for row in in_rdflib.query(query))  # type: ignore[arg-type]  # a SELECT's rows
    answer = shipped.store.select(query)

    assert found == sorted(tuple(map(written, row)) for row in answer)
    assert len(found) > 3


def written(term: Any) -> str:  # noqa: ANN401  # a term of either library
    text = str(term if isinstance(term, rdflib.term.Node) else term.value)
    try:
        return f"{float(text):.6f}"
    except ValueError:
        return text


def test_what_connects_two_until_a_year_is_what_connect_says(shipped: Pactgraph) -> None:
    states = [str(s) for (s,) in shipped.query("SELECT ?s { ?s a pact:State } ORDER BY ?s")]
    for a, b in combinations(states, 2):
        asked = WHAT.replace("id:china", "id:ONE").replace("id:myanmar", f"id:{b}")
        asked = asked.replace("id:ONE", f"id:{a}")
        found = {(row[0], row[1], row[2], row[5], row[6]) for row in shipped.query(asked)}
        expected = {
            (link.arrangement.id, x.actor, x.role, y.actor, y.role)
            for link in shipped.connect(a, b, until="1994")
            for x in link.ties["a"]
            for y in link.ties["b"]
        }

        assert found == expected, (a, b)


def test_the_matrix_is_one_query(shipped: Pactgraph) -> None:
    found = {(a, b): (n, round(float(str(w)), 9)) for a, b, n, w in shipped.query(MATRIX)}
    expected = {(c.a, c.b): (c.count, round(c.weight, 9)) for c in shipped.matrix()}

    assert dict(found) == dict(expected)
