"""How the rules that say for whom ties count and who connects grow with the ties, in one run."""

import time
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from pactgraph.compile.ontology import Ontology
from pactgraph.resources import ONTOLOGY
from pactgraph.values.terms import CONCEPT, ID, PACT, PREFIXES

pytestmark = pytest.mark.benchmark

_A = ox.NamedNode(PREFIXES["rdf"] + "type")
_ACTUAL = ox.NamedNode(CONCEPT + "status/actual")
_ROLE = ox.NamedNode(CONCEPT + "role/participant")


def practices(ties: int) -> Iterator[ox.Quad]:
    """Yield so many ties of ten to an arrangement, every other a practice whose hub has two.

    Every actor but hubs acts for one state until 1994 and for another from 1995, these for a union.
    """
    for number in range(50, 1050):
        yield from _term(f"a{number}", f"s{number % 90}", end="1994-12-31")
        yield from _term(f"a{number}", f"s{number % 90 + 1}", begin="1995-01-01")
    for number in range(91):
        yield _quad(_thing(f"s{number}"), "actsFor", _thing("union"))
        yield ox.Quad(_thing(f"s{number}"), _A, ox.NamedNode(PACT + "Actor"))
    yield _quad(_ROLE, "connects", ox.Literal(value=True))
    for number in range(ties // 10):
        whole, hub = _thing(f"w{number}"), _thing(f"a{number % 50}")
        yield ox.Quad(whole, _A, ox.NamedNode(PACT + "Arrangement"))
        yield _quad(whole, "status", _ACTUAL)
        if number % 2:
            yield _quad(whole, "hub", hub)
        for place in range(10):
            actor = hub if place == 0 else _thing(f"a{(number + 7 * place) % 1000 + 50}")
            tie = _thing(f"w{number}/t{place}")
            yield _quad(tie, "in", whole)
            yield _quad(tie, "actor", actor)
            yield _quad(tie, "role", _ROLE)
            yield _quad(tie, "standsFor", actor)
            yield _quad(tie, "begin", _day(f"{1990 + number % 10}-01-01"))
            yield _quad(tie, "beginBy", _day(f"{1990 + number % 10}-12-31"))
            if place == 1:
                yield _quad(tie, "standsFor", hub)


def _term(agent: str, principal: str, **days: str) -> Iterator[ox.Quad]:
    term = _thing(f"{agent}/{principal}")
    yield ox.Quad(term, _A, ox.NamedNode(PACT + "Term"))
    yield _quad(term, "agent", _thing(agent))
    yield _quad(term, "principal", _thing(principal))
    for name, day in days.items():
        yield _quad(term, name, _day(day))


def _day(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))


def _thing(name: str) -> ox.NamedNode:
    return ox.NamedNode(ID + name)


def _quad(subject: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(PACT + name), value)


def spent(ties: int) -> dict[str, float]:
    """Return the processor time that the rules of terms and of arms take on so many ties."""
    store = ox.Store()
    store.bulk_extend(practices(ties))
    times = {}
    for path, rule in Ontology(ONTOLOGY).rules:
        name = path.rpartition("/")[2].removesuffix(".rq")
        if name[:2] in {"47", "51", "52", "53"}:
            start = time.process_time()
            found = list(store.query(rule, prefixes=PREFIXES))  # type: ignore[arg-type]  # triples
            times[name] = time.process_time() - start
            store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in found)
    return times


def test_the_rules_of_terms_and_arms_grow_with_the_ties_and_not_with_their_square() -> None:
    few, many = spent(25_000), spent(100_000)
    for name, seconds in many.items():
        print(f"\n{name}: {few[name]:.2f} s, {seconds:.2f} s at four times the ties")  # noqa: T201

    # Four times the ties take four times the time; a join of each arm with each tie, sixteen times.
    assert all(seconds <= 8 * few[name] for name, seconds in many.items())
