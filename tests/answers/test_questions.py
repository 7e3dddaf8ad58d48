"""Each named question has its exact answer on the small world, in tests/golden/questions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pactgraph.answers.questions import documented, question, question_at, questions
from pactgraph.errors import NamingError, QueryError
from pactgraph.graph.facade import Pactgraph

NAMES = [q.name for q in questions()]
PARAMETERS = {
    "shared-arrangements": {"a": "XA", "b": "XC"},
    "agreement-chain": {"agreement": "river-treaty-1999"},
    "in-force": {"day": "2000-01-01"},
    "facts-of-passage": {"document": "chronicle", "paragraph": "2"},
    "claims": {"claimKind": "problem"},
    "meetings-by-place": {"place": "Port City"},
    "arrangements-of": {"actor": "Arland"},
}


@pytest.mark.parametrize("name", NAMES)
def test_a_named_question_gives_its_exact_answer(
    world: Pactgraph, golden: Callable[[str, str], None], name: str
) -> None:
    golden(f"questions/{name}.csv", world.query(name, PARAMETERS.get(name)).to_csv())


@pytest.mark.parametrize("name", NAMES)
def test_a_named_question_says_what_it_answers(name: str) -> None:
    asked = question(name)

    assert asked.title
    assert asked.answers.endswith("?")
    assert all(f"?{parameter.name}" in asked.text for parameter in asked.parameters)


@pytest.mark.parametrize("name", NAMES)
def test_a_named_question_has_rows_on_the_small_world(world: Pactgraph, name: str) -> None:
    assert len(world.query(name, PARAMETERS.get(name))) > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_named_question_orders_its_rows_wholly(world: Pactgraph, name: str) -> None:
    assert "ORDER BY" in question(name).text
    rows = world.query(name, PARAMETERS.get(name))

    assert list(rows) == list(world.query(name, PARAMETERS.get(name)))


def test_there_are_fifteen_questions_or_more() -> None:
    assert len(NAMES) >= 15


def test_a_parameter_narrows_the_answer(world: Pactgraph) -> None:
    everything = {row[0] for row in world.query("parties")}
    narrowed = {row[0] for row in world.query("parties", {"agreement": "河流条约"})}

    assert {"pact-draft", "river-treaty-1990", "river-treaty-1999"} == everything
    assert {"river-treaty-1990"} == narrowed


def test_names_come_in_the_language_asked_for(world: Pactgraph) -> None:
    rows = world.query("members", lang="zh")

    assert [row[rows.columns.index("name")] for row in rows] == ["阿兰", "博兰"]


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("nothing", {}, "there is no question 'nothing'; there are: acting-for"),
        ("in-force", {}, "in-force needs --param day=…"),
        ("in-force", {"day": "May"}, "--param day: 'May' is no day"),
        ("parties", {"colour": "red"}, "parties has no parameter 'colour'; it has agreement, lang"),
        ("claims", {"topic": "a b"}, "there is no topic 'a b'"),
        ("claims", {"topic": "trafficing"}, "no topic 'trafficing'; did you mean 'trafficking'"),
        ("facts-of-passage", {"document": "chronicle", "paragraph": "two"}, "is no number"),
        ("none.rq", {}, "none.rq cannot be read"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(
    world: Pactgraph, name: str, parameters: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        world.query(name, parameters)


def test_a_parameter_that_names_no_actor_gets_the_nearest(world: Pactgraph) -> None:
    with pytest.raises(NamingError, match="the nearest names are Arland"):
        world.query("arrangements-of", {"actor": "Arlnd"})


def test_a_header_that_is_not_understood_is_refused() -> None:
    with pytest.raises(QueryError, match="the header of \\?x is not"):
        documented("x", "# param x: whatever you like\nSELECT * {}")


def test_a_question_is_a_name_a_file_or_the_text_itself(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("# title: all\nSELECT * { ?s ?p ?o }", "utf-8")

    assert question_at("parties").title.startswith("Parties")
    assert question_at(str(path)).title == "all"
    assert question_at("ASK { ?s ?p ?o }").text == "ASK { ?s ?p ?o }"


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["BOM", "none"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_how_a_file_begins_and_breaks_its_lines_makes_no_difference(
    world: Pactgraph, tmp_path: Path, mark: str, end: str
) -> None:
    text = '# title: States\nSELECT ?x\nWHERE { ?x pact:kind "state" } # all\nORDER BY ?x\n'
    path = tmp_path / "states.rq"
    path.write_bytes((mark + text.replace("\n", end)).encode())
    asked = question_at(str(path))

    assert (asked.title, asked.text) == ("States", text)
    assert len(world.query(asked.text)) == 5


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-32"])
def test_a_question_in_another_encoding_is_refused_at_its_line(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes(b"" + "# 问题".encode(encoding))

    with pytest.raises(QueryError, match=r"q\.rq:1: is not UTF-8: byte 0x..; save it as UTF-8"):
        question_at(str(path))
