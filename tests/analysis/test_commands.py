"""The commands that measure: every option, every language, and answers that are no answer."""

import csv
import json
from collections.abc import Callable, Sequence

import pytest
from click.testing import CliRunner, Result

from pactgraph import Pactgraph
from pactgraph.cli import main

COMMANDS = {
    "rank": [],
    "matrix": [],
    "bridges": [],
    "path": ["MMR", "KAZ"],
    "communities": [],
    "evolution": [],
    "brokerage": [],
    "backbone": [],
}
_WINDOWED = [name for name in COMMANDS if name != "evolution"]
Ask = Callable[..., Result]


@pytest.fixture(scope="module")
def ask() -> Ask:
    """A function that runs a command in this process."""

    def run(*args: str) -> Result:
        return CliRunner().invoke(main, args)

    return run


@pytest.mark.parametrize(("name", "args"), COMMANDS.items())
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_answers_in_each_format_and_language(
    ask: Ask, name: str, args: Sequence[str], lang: str
) -> None:
    answers = {
        form: ask(name, *args, "--lang", lang, "--kind", "agreement", "--format", form)
        for form in ("table", "json", "csv", "md")
    }

    assert {form: answer.exit_code for form, answer in answers.items()} == dict.fromkeys(answers, 0)
    assert json.loads(answers["json"].stdout)
    assert len(list(csv.reader(answers["csv"].stdout.splitlines()))) > 1
    assert answers["md"].stdout.startswith("| ")
    assert ("中国" in answers["table"].stdout) == (lang == "zh")


@pytest.mark.parametrize("name", _WINDOWED)
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "nothing to measure: no tie certainly holds by 1700"),
        ("zh", "截至1700年没有可确定的合作关系，无从测量"),
    ],
)
def test_a_date_before_everything_is_a_sentence(
    ask: Ask, name: str, lang: str, sentence: str
) -> None:
    found = ask(name, *COMMANDS[name], "--until", "1700", "--lang", lang)

    assert (found.exit_code, found.stdout) == (0, "")
    assert sentence in found.stderr


@pytest.mark.parametrize("name", _WINDOWED)
def test_what_is_not_certain_by_then_is_counted(ask: Ask, name: str) -> None:
    found = ask(name, *COMMANDS[name], "--at", "1994")

    assert "more ties not counted: undated, or not certainly begun by then" in found.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["rank", "fame"], "there is no measure 'fame'; expected one of degree"),
        (["rank", "--of", "venues"], "there is no side 'venues'; expected one of actors"),
        (["rank", "--network", "ring"], "there is no network 'ring'; expected one of whole"),
        (["rank", "--network", "whole"], "needs a two-mode graph"),
        (["matrix", "--square", "size"], "by count or weight, not by 'size'"),
        (["bridges", "CHN"], "states are named with --smallest only"),
        (["bridges", "--smallest", "Atlantis"], "no actor is named 'Atlantis'"),
        (["path", "CHN", "中国"], "a chain needs two actors; both are china"),
        (["path", "CHN", "MMR", "--by", "best"], "there is no order 'best'"),
        (["path", "CHN", "MMR", "-k", "0"], "must be 1 or more, not 0"),
        (["evolution", "fame"], "there is no measure 'fame'"),
        (["backbone", "--level", "2"], "the level must be between 0 and 1"),
        (["matrix", "--at", "1994", "--until", "1995"], "either --at or --until, not both"),
        (["communities", "--until", "soon"], "'soon' is no date; write 1994"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(ask: Ask, args: list[str], message: str) -> None:
    found = ask(*args)

    assert found.exit_code == 2
    assert message in found.stderr


def test_no_chain_is_a_sentence(ask: Ask) -> None:
    found = ask("path", "FIN", "JPN", "--kind", "agreement")

    assert (found.exit_code, found.stdout) == (0, "")
    assert "no chain joins FIN and JPN" in found.stderr


def test_the_smallest_set_is_listed_by_name(ask: Ask, shipped: Pactgraph) -> None:
    rows = json.loads(ask("bridges", "--smallest", "CHN", "KAZ", "--format", "json").stdout)

    assert [row["id"] for row in rows] == shipped.steiner("CHN", "KAZ")


def test_the_square_is_state_by_state(ask: Ask) -> None:
    found = ask("matrix", "--square", "count", "--until", "1995", "--format", "csv")
    rows = list(csv.reader(found.stdout.splitlines()))

    assert rows[0][1:] == [row[0] for row in rows[1:]]
