"""What the documentation shows is what happens, and everything public is in it."""

import doctest
import importlib
import pkgutil
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.places import ROOT

import pactgraph
from pactgraph.answers.questions import questions
from pactgraph.cli.app import COMMANDS

README = (ROOT / "README.md").read_text("utf-8")
MODULES = [module.name for module in pkgutil.walk_packages(pactgraph.__path__, "pactgraph.")]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def sessions() -> list[tuple[str, str]]:
    """Return each command that the README shows, with the output it shows."""
    blocks = re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    shown = (part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE))
    pairs = (part.partition("\n") for part in shown if part)
    return [(command, output) for command, _, output in pairs]


@pytest.mark.parametrize(("command", "output"), sessions(), ids=[c for c, _ in sessions()])
def test_the_readme_shows_what_a_command_prints(
    run: Run, request: pytest.FixtureRequest, command: str, output: str
) -> None:
    program, *args = shlex.split(command)
    done = run(*args)
    printed = done.stdout + done.stderr
    if request.config.getoption("--update-golden"):
        text = (ROOT / "README.md").read_text("utf-8")
        shown, now = (f"$ {command}\n{part}" for part in (output, printed))
        (ROOT / "README.md").write_text(text.replace(shown, now), "utf-8")
        output = printed

    assert program == "pactgraph"
    assert done.returncode == 0
    assert output == printed, "pytest --update-golden rewrites it; review the diff"


def test_the_readme_s_python_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"^```pycon\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    example = doctest.DocTestParser().get_doctest(block, {}, "README.md", None, 0)

    assert doctest.DocTestRunner().run(example).failed == 0


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_hold(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if name != "pactgraph.__main__":
        assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_package_s_own_example_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert doctest.testmod(pactgraph).failed == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`pactgraph {command}" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")

    assert done.returncode == 0
    assert f"pactgraph {command}" in done.stdout.partition("Example")[2]


def test_the_readme_has_exactly_two_set_up_commands() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)

    assert blocks == ["pip install . && pactgraph build\n", "pip install '.[test]' && pytest\n"]


def test_every_link_leads_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("*/README.md")):
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_changelog_has_the_version_and_the_number_of_questions() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert f"## [{pactgraph.__version__}]" in text
    assert f"Added {len(questions())} named questions" in text


def test_prose_is_plain() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ontology" / "README.md"):
        assert not re.search(
            r"\b(powerful|simply|just|easily)\b", page.read_text("utf-8"), re.IGNORECASE
        )
