"""A language that is added: a catalogue, one line, and the labels that there are."""

import json

import pytest
from tests.russian import Ask, asked_in, with_russian

from pactgraph.cli.app import COMMANDS

#: What each command is asked, that has an answer in words; the rest is in what it prints.
ASKED = {
    "build": (),
    "check": (),
    "connect": ("CHN", "PAK"),
    "show": ("china",),
    "query": ("arrangements-of", "--param", "actor=china"),
    "rank": ("--until", "2007"),
    "matrix": (),
    "bridges": (),
    "path": ("MMR", "KAZ"),
    "communities": (),
    "evolution": (),
    "brokerage": (),
    "backbone": (),
    "export": ("--network", "state-state", "--format", "json"),
    "view": (),
    "verify": ("documents",),
    "coverage": ("text.txt",),
    "draft": ("text.txt",),
}
WITHOUT = {"build", "check"}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asked_in(with_russian(tmp_path_factory.mktemp("copy")))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_speaks_the_added_language_and_english_where_it_has_no_words(
    ask: Ask, name: str
) -> None:
    done = ask(name, *ASKED[name], *(() if name in WITHOUT else ("--lang", "ru")))

    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if name in {"verify", "coverage"} else 0)
    assert done.stdout or done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("connect", "CHN", "PAK"), "Китай – Pakistan: 2 договорённости\n"),
        (("connect", "CHN", "PAK", "--kind", "agreement"), "Китай – Pakistan: 1 договорённость\n"),
        (("connect", "CHN", "FIN"), "\nбез даты "),
        (("connect", "FIN", "JPN"), "nothing connects Finland and Japan"),
        (("show", "Китай"), "Китай · 中国 · China\n"),
        (("rank", "--until", "2007"), "не учтен"),
        (("rank",), "takes part in 89 of 90 arrangements"),
        (("query", "parties", "--param", "agreement=drug-control-mou-1993"), "Китай"),
        (("query", "parties", "--param", "agreement=drug-control-mou-1993"), "Myanmar"),
    ],
)
def test_an_answer_mixes_what_there_is_with_english(
    ask: Ask, args: tuple[str, ...], said: str
) -> None:
    done = ask(*args, "--lang", "ru")

    assert said in done.stdout + done.stderr


def test_answers_for_programs_have_the_label_beside_the_others(ask: Ask) -> None:
    china = {"zh": "中国", "en": "China", "ru": "Китай"}
    found = json.loads(ask("connect", "CHN", "PAK", "--format", "json").stdout)
    network = json.loads(
        ask("export", "--network", "state-state", "--format", "json", "--lang", "ru").stdout
    )
    nodes = {node["id"]: node for node in network["nodes"]}

    assert (found["a"]["name"], list(found["b"]["name"])) == (china, ["zh", "en"])
    assert {key: nodes["china"][key] for key in (*china, "label")} == {**china, "label": "Китай"}
    assert (nodes["pakistan"]["label"], "ru" in nodes["pakistan"]) == ("Pakistan", False)


def test_as_many_rows_are_told_in_every_language(ask: Ask) -> None:
    asked = ("query", "timeline", "--format", "csv", "--lang")

    assert len({ask(*asked, language).stdout.count("\n") for language in ("zh", "en", "ru")}) == 1


def test_a_tag_that_is_no_language_is_refused_with_those_that_are(ask: Ask) -> None:
    assert "'zh', 'en', 'ru'" in ask("show", "china", "--lang", "fr").stderr
