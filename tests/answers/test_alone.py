"""`pactgraph.ttl` in the hands of whoever has rdflib and the queries of the ontology's README."""

import warnings
from itertools import combinations
from typing import Any

import pytest
import rdflib
from tests.answers.test_arms import MATRIX, README, WHAT, WHO

from pactgraph import Pactgraph, UsageError, export
from pactgraph.build.steps import Compiled
from pactgraph.values.terms import slug

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's, of its own names


def alone(compiled: Compiled) -> rdflib.Graph:
    """Return what rdflib reads of a build's `pactgraph.ttl`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's, of its own names
        return rdflib.Graph().parse(data=export.turtle(compiled.readable), format="turtle")


@pytest.fixture(scope="module")
def small_alone(small: Compiled) -> rdflib.Graph:
    return alone(small)


@pytest.fixture(scope="module")
def shipped_alone(compiled: Compiled) -> rdflib.Graph:
    return alone(compiled)


def rows(graph: rdflib.Graph, query: str) -> list[tuple[str, ...]]:
    found: list[Any] = list(graph.query(query))
    return [tuple(slug(str(term)) for term in row) for row in found]


def who(graph: rdflib.Graph, actor: str) -> set[tuple[str, ...]]:
    return set(rows(graph, WHO.replace("id:china", f"id:{actor}")))


def connected(kg: Pactgraph, actor: str, others: list[str]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for other in others:
        try:
            found |= {(other, link.arrangement.id) for link in kg.connect(actor, other)}
        except UsageError:  # one side, or the same
            continue
    return found


def what(graph: rdflib.Graph, a: str, b: str) -> set[tuple[str, ...]]:
    asked = WHAT.replace("id:china", f"id:{a}").replace("id:myanmar", f"id:{b}")
    return set(rows(graph, asked))


def told(kg: Pactgraph, a: str, b: str, until: str) -> set[tuple[str, ...]]:
    """Return what connects two by a year: through whom, in which role, since when, says who."""
    return {
        (link.arrangement.id, *one, *other)
        for link in kg.connect(a, b, until=until)
        for one in sides(link, "a")
        for other in sides(link, "b")
    }


def sides(link: Any, side: str) -> list[tuple[str, ...]]:  # noqa: ANN401  # a link of connect
    return [
        (tie.actor, tie.role, str(tie.date), str(place))
        for tie in link.ties[side]
        for place in link.evidence[tie.id]
    ]


def actors(kg: Pactgraph) -> list[str]:
    return [str(a) for (a,) in kg.query("SELECT DISTINCT ?a { ?t pact:standsFor ?a } ORDER BY ?a")]


def test_the_file_alone_says_who_is_connected_with_whom_in_the_small_world(
    small_alone: rdflib.Graph, world: Pactgraph
) -> None:
    everyone = actors(world)

    assert len(everyone) > 6
    for actor in everyone:
        assert who(small_alone, actor) == connected(world, actor, everyone), actor


@pytest.mark.parametrize("actor", ["china", "uzbekistan", "hu-jintao", "yunnan", "undcp", "nncc"])
def test_the_file_alone_says_who_is_connected_with_whom_in_the_shipped_graph(
    shipped_alone: rdflib.Graph, shipped: Pactgraph, actor: str
) -> None:
    assert who(shipped_alone, actor) == connected(shipped, actor, actors(shipped))


def test_the_file_alone_says_since_when_and_who_says_so(
    small_alone: rdflib.Graph, world: Pactgraph
) -> None:
    for a, b in combinations(["arland", "borland", "corland", "dorland"], 2):
        assert what(small_alone, a, b) == told(world, a, b, "1994"), (a, b)


@pytest.mark.parametrize("pair", [("china", "myanmar"), ("china", "laos"), ("laos", "thailand")])
def test_the_file_alone_says_the_same_of_the_shipped_graph(
    shipped_alone: rdflib.Graph, shipped: Pactgraph, pair: tuple[str, str]
) -> None:
    assert what(shipped_alone, *pair) == told(shipped, *pair, "1994")


def test_the_file_alone_gives_the_matrix(shipped_alone: rdflib.Graph, shipped: Pactgraph) -> None:
    found = {(a, b): (int(n), round(float(w), 9)) for a, b, n, w in rows(shipped_alone, MATRIX)}

    assert found == {(c.a, c.b): (c.count, round(c.weight, 9)) for c in shipped.matrix()}


def test_the_readme_says_what_the_file_holds() -> None:
    assert "or over `pactgraph.ttl` alone" in README
