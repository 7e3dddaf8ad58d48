"""Lookups and the records they are read into: a column that moved is told by name."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.places import SMALL

import pactgraph
from pactgraph import Pactgraph, QueryError
from pactgraph.answers.resolve import nearest
from pactgraph.build.steps import build
from pactgraph.compile.ontology import Ontology
from pactgraph.compile.sources import Sources
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.resources import LOOKUPS, ONTOLOGY
from pactgraph.store import records
from pactgraph.store.engines import Answer, Iri, Literal, Solution, Term
from pactgraph.store.query import lookup
from pactgraph.values.locators import Locator

NAMES = sorted(path.stem for path in LOOKUPS.glob("*.rq"))


def ask_everything(graph: Pactgraph, out: Path) -> None:
    """Ask all that asks a lookup."""
    graph.connect("arland", "borland", observers=True)
    graph.connect("corland", "dorland")
    graph.show("arland")
    graph.query("claims", {"claimKind": "problem"})
    graph.query("SELECT ?s { ?s skos:prefLabel ?label }", {"label": "Arland"})
    nearest(graph.store, "Arlnd")
    graph.network("whole")
    graph.network("state-arrangement")
    Lexicon.of(Ontology(ONTOLOGY))
    build(Sources.at(SMALL), out)


def changed(name: str, change: str) -> str:
    """Return a lookup with its columns moved, renamed, lost or one more."""
    text = lookup.__wrapped__(name)
    head, columns = re.search(r"^(SELECT(?: DISTINCT)?) (.*)$", text, re.MULTILINE).groups()  # type: ignore[union-attr]  # every lookup selects
    one, *others = re.findall(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\?\w+", columns)
    made = {
        "moved": [*others, one],
        "lost": others or ["?other"],
        "more": [one, *others, "(1 AS ?more)"],
        "renamed": [f"({one} AS ?renamed)" if one.startswith("?") else "(1 AS ?x)", *others],
    }[change]
    return text.replace(f"{head} {columns}", f"{head} {' '.join(made)}", 1)


CHANGES = [
    (name, change)
    for name in NAMES
    for change in ("moved", "lost", "more", "renamed")
    if change != "moved" or changed(name, change) != lookup(name)  # one column cannot move
]


@pytest.mark.parametrize(("name", "change"), CHANGES, ids=map("-".join, CHANGES))
def test_a_changed_column_of_any_lookup_is_told_by_name(
    world: Pactgraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: str
) -> None:
    text = changed(name, change)
    monkeypatch.setattr(records, "lookup", lambda asked: text if asked == name else lookup(asked))

    with pytest.raises(QueryError, match=rf"^lookups/{name}\.rq: column \d+ is "):
        ask_everything(world, tmp_path / "build")


def test_no_lookup_is_read_but_into_a_record() -> None:
    package = Path(pactgraph.__file__).parent
    calls = {
        (path.name, call)
        for path in package.rglob("*.py")
        for call in re.findall(r"\blookup\(", path.read_text("utf-8"))
    }

    assert {name for name, _ in calls} == {"query.py", "records.py"}


class Told(NamedTuple):
    text: str
    number: int
    flag: bool
    maybe: str | None
    place: Locator
    term: Term


class Outer(NamedTuple):
    first: str
    told: Told


class Fixed:
    """A store that gives one answer."""

    def __init__(self, columns: Sequence[str], *rows: Solution) -> None:
        self._answer = columns, rows

    def select(self, query: str) -> Answer:
        del query
        return Answer(*self._answer)


COLUMNS = ("text", "number", "flag", "maybe", "place", "term")
ROW: Solution = (
    Iri("https://w3id.org/pactgraph/concept/role/party"),
    Literal("12"),
    Literal("true"),
    None,
    Iri("https://w3id.org/pactgraph/id/doc#3.4"),
    Iri("https://example.org/x"),
)


def test_each_column_is_read_as_its_field_s_type() -> None:
    (found,) = records.records(Fixed(COLUMNS, ROW), "things", Told)

    expected = ("party", 12, True, None, Locator("doc", 3, 4), Iri("https://example.org/x"))
    assert found == expected


def test_the_last_field_may_be_a_record_itself() -> None:
    (found,) = records.records(Fixed(("first", *COLUMNS), (Literal("1"), *ROW)), "things", Outer)

    assert found.first == "1"
    assert found.told.place == Locator("doc", 3, 4)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("text", None, r"\?text is unbound"),
        ("number", Literal("many"), r"\?number is \"many\""),
        ("number", None, r"\?number is unbound"),
        ("flag", None, r"\?flag is unbound"),
        (
            "place",
            Iri("https://w3id.org/pactgraph/id/doc"),
            r"\?place is <https://w3id.org/pactgraph/id/doc>",
        ),
        ("term", None, r"\?term is unbound"),
    ],
)
def test_a_value_that_its_field_does_not_take_is_told_by_column(
    column: str, value: Term | None, message: str
) -> None:
    row = tuple(value if name == column else term for name, term in zip(COLUMNS, ROW, strict=True))

    with pytest.raises(QueryError, match=f"^lookups/things.rq: {message}, which no record takes"):
        records.records(Fixed(COLUMNS, row), "things", Told)
