import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import Run
from tests.places import SMALL
from tests.said import complaints

from pactgraph.cli import main
from pactgraph.cli.app import COMMANDS

HELP = """
from click.testing import CliRunner
from pactgraph.cli import main
from pactgraph.cli.app import COMMANDS
for command in ([], *([name] for name in COMMANDS)):
    print(CliRunner().invoke(main, [*command, "--help"]).stdout)
"""


def test_help_is_there_where_python_drops_docstrings() -> None:
    usual, bare = (
        subprocess.run([sys.executable, *options, "-c", HELP], capture_output=True, check=True)
        for options in ([], ["-OO"])
    )

    assert usual.stdout == bare.stdout
    assert bare.stdout.count(b"Example") == len(COMMANDS) + 1


@pytest.mark.parametrize("options", [("-OO",), ("-W", "error"), ("-X", "dev")], ids=" ".join)
def test_a_build_is_made_however_python_is_started(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, *options, "-m", "pactgraph", "build", "--seeds", str(SMALL)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, re.sub(r"\S.* …\n", "", done.stderr)) == (0, "")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            PermissionError(13, "Permission denied", "place"),
            "pactgraph: place: Permission denied\n",
        ),
        (OSError(28, "No space left on device"), "pactgraph: No space left on device\n"),
        (OSError("of no number"), "pactgraph: of no number\n"),
        (MemoryError(), "pactgraph: there is not enough memory\n"),
    ],
    ids=str,
)
def test_whatever_the_system_refuses_is_one_line(
    error: BaseException, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("pactgraph.cli.ask.load", refuse)
    result = CliRunner().invoke(main, ["connect", "CHN", "PAK"])

    assert (result.exit_code, result.stderr) == (2, message)


def _no_home(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder / "nowhere"), "PACTGRAPH_CACHE": ""}


PLACES: dict[str, Callable[[Path], dict[str, str]]] = {
    "no HOME": lambda _: {"HOME": ""},
    "a HOME that is not there": _no_home,
    "no place for temporary files": lambda _: {"TMPDIR": "/nowhere", "TEMP": "", "TMP": ""},
    "a cache in a file": lambda _: {"PACTGRAPH_CACHE": "/dev/null/x"},
    "no TERM": lambda _: {"TERM": ""},
    "a PATH to nothing": lambda _: {"PATH": ""},
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_surroundings_that_lack_something_give_the_same_answer(
    place: Callable[[Path], dict[str, str]], tmp_path: Path, run: Run
) -> None:
    usual = run("connect", "CHN", "PAK")
    done = run("connect", "CHN", "PAK", **place(tmp_path))

    assert (usual.returncode, usual.stdout) == (done.returncode, done.stdout)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("connect", "CHN", "PAK"), 0, ""),
        (("rank",), 0, ""),
        (("check",), 0, ""),
        (("build",), 2, "pactgraph: build cannot be written: No such file or directory\n"),
        (("view",), 2, "pactgraph: network.html cannot be written: No such file or directory\n"),
        (("verify", "docs"), 2, "pactgraph: there is no folder docs; expected the documents\n"),
        (
            ("check", "--seeds", "x"),
            2,
            "pactgraph: there is no folder x; expected a seeds folder\n",
        ),
    ],
)
def test_where_the_working_directory_is_gone(
    tmp_path: Path, args: tuple[str, ...], code: int, message: str
) -> None:
    (tmp_path / "gone").mkdir()
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            'rmdir ../gone; exec "$@"',
            "sh",
            sys.executable,
            "-m",
            "pactgraph",
            *args,
        ],
        cwd=tmp_path / "gone",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, complaints(done.stderr)) == (code, message)


def test_few_open_files_are_told_of_and_an_answer_is_given(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "pactgraph", "connect", "CHN", "PAK"]
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -n 20; exec "$@"', "sh", *program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stdout.startswith("China – Pakistan: ")
    assert done.stderr.count("\n") == 1
    assert "The graph is made in memory, for this command alone" in done.stderr


FILLED = {
    "view": ("view", "--out", "kept"),
    "coverage": ("coverage", "text.txt", "--seeds", str(SMALL), "--html", "kept"),
    "build": ("build", "--seeds", str(SMALL), "--out", "build"),
}


@pytest.mark.parametrize("args", FILLED.values(), ids=FILLED.keys())
def test_a_disk_that_fills_leaves_what_was_there(
    tmp_path: Path, small_build: Path, args: tuple[str, ...]
) -> None:
    """The stores are there before, so that it is the answer for which there is no room."""
    shutil.copytree(small_build, tmp_path / "build")
    (tmp_path / "text.txt").write_text("Arland. " * 1000, "utf-8")
    (tmp_path / "kept").write_text("earlier")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    program = [sys.executable, "-m", "pactgraph", *args]
    done = subprocess.run(
        ["/bin/bash", "-c", 'ulimit -f 10; exec "$@"', "bash", *program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 2
    assert f"pactgraph: {args[-1]} cannot be written: File too large\n" in done.stderr
    left = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    left.pop(tmp_path / ".build.lock", None)
    assert left == before


def test_a_seeds_folder_without_a_build_is_told_of(tmp_path: Path, run: Run) -> None:
    shutil.copytree(SMALL, tmp_path / "seeds")
    done = run("connect", "CHN", "PAK")

    assert done.stdout.startswith("China – Pakistan: ")
    assert done.stderr == (
        "the shipped graph answers, not seeds/; `pactgraph build` makes a graph of seeds/\n"
    )
