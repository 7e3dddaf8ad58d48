import io
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.conftest import Run

from pactgraph.cli import main
from pactgraph.cli.streams import harmless

ROWS = "SELECT ?n WHERE { VALUES ?n { 1 2 3 } }"
MANY = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
ANSWERS = {
    "help": ("--help",),
    "help of a command": ("connect", "--help"),
    "version": ("--version",),
    "text": ("connect", "CHN", "PAK"),
    "table": ("query", ROWS),
    "csv": ("query", ROWS, "--format", "csv"),
    "json": ("query", ROWS, "--format", "json"),
    "a page": ("view", "--out", "/dev/stdout"),
}


def shell(line: str, cwd: Path, args: Iterable[str]) -> "subprocess.CompletedProcess[str]":
    """Run a command as a shell's line says it, `"$@"` standing for the command."""
    return subprocess.run(
        ["/bin/bash", "-c", line, "bash", sys.executable, "-m", "pactgraph", *args],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


@pytest.mark.parametrize("args", ANSWERS.values(), ids=ANSWERS.keys())
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('"$@" >/dev/full', "No space left on device"),
        ('"$@" >&-', "it is closed"),
        ('"$@" <&- >&-', "it is closed"),
        ('"$@" 1</dev/null', "it is closed"),
    ],
    ids=["full", "closed", "closed with stdin", "open to read"],
)
def test_an_answer_that_is_lost_is_a_failure(
    tmp_path: Path, args: tuple[str, ...], line: str, why: str
) -> None:
    done = shell(line, tmp_path, args)

    place = "/dev/stdout" if args[0] == "view" else "the standard output"
    reasons = f"({why}|Bad file descriptor)"
    assert re.fullmatch(f"pactgraph: {place} cannot be written: {reasons}\n", done.stderr)
    assert done.returncode == 2


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_an_answer_that_a_disk_takes_in_part_is_lost(tmp_path: Path, unbuffered: str) -> None:
    line = f'ulimit -f 200; PYTHONUNBUFFERED={unbuffered} "$@" > part'
    done = shell(line, tmp_path, ["query", MANY, "--format", "csv"])

    assert done.stderr == "pactgraph: the standard output cannot be written: File too large\n"
    assert done.returncode == 2


@pytest.mark.parametrize(
    "line",
    ['"$@" >&- 2>&-', '"$@" <&- >&- 2>&-', '"$@" >/dev/full 2>/dev/full'],
)
def test_a_failure_that_cannot_be_told_is_a_failure(tmp_path: Path, line: str) -> None:
    assert shell(line, tmp_path, ["connect", "CHN", "PAK"]).returncode == 2


@pytest.mark.parametrize("broken", ["2>&-", "2>/dev/full", "2> >(true)"])
@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("query", "SELECT ?x { FILTER(false) }"), 0),
        (("connect", "RUS", "PAK"), 0),
        (("connect", "CHN", "nobody"), 2),
        (("connect", "CHN"), 2),
        (("nothing",), 2),
        (("check", "--seeds", "bad"), 1),
    ],
    ids=["a hint", "a note", "a refusal", "wrong use", "no command", "problems"],
)
def test_what_is_said_besides_may_be_lost(
    tmp_path: Path, args: tuple[str, ...], code: int, broken: str
) -> None:
    (tmp_path / "bad").mkdir()

    assert shell(f'"$@" {broken}', tmp_path, args).returncode == code


@pytest.mark.parametrize("reader", ["true", "head -c 1", "head -1"])
@pytest.mark.parametrize("format_", ["table", "csv", "json", "md"])
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_reader_who_has_gone_ends_a_command_in_silence(
    tmp_path: Path, reader: str, format_: str, unbuffered: str
) -> None:
    program = f'PYTHONUNBUFFERED={unbuffered} "$@"'
    line = f"{program} | {reader} >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = shell(line, tmp_path, ["query", MANY, "--format", format_])

    assert (done.stdout, done.stderr) == ("141\n", "")


@pytest.mark.parametrize("args", ANSWERS.values(), ids=ANSWERS.keys())
def test_short_answers_to_no_reader_end_in_silence_too(
    tmp_path: Path, args: tuple[str, ...]
) -> None:
    done = shell('(sleep 2; "$@"; echo $? >&2) | true', tmp_path, args)

    assert done.stderr == "141\n"


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252:strict"},
        {"PYTHONIOENCODING": "utf-16"},
        {"LC_ALL": "zh_CN.GB2312", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONLEGACYWINDOWSSTDIO": "1"},
    ],
    ids=str,
)
def test_output_is_utf_8_whatever_the_locale(run: Run, env: dict[str, str]) -> None:
    answer = run("connect", "CHN", "PAK", "--lang", "zh", **env)
    hint = run("connect", "RUS", "PAK", "--lang", "zh", **env)

    assert answer.stdout.startswith("中国 — 巴基斯坦：")
    assert hint.stderr.startswith("俄罗斯与巴基斯坦之间没有合作安排")


def test_streams_of_another_kind_do(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", err)
    with pytest.raises(SystemExit) as ended:
        main(["query", "SELECT ('中' AS ?x) {}"], prog_name="pactgraph")

    assert (ended.value.code, out.getvalue(), err.getvalue()) == (0, "x\n中\n", "")
    assert (sys.stdout, sys.stderr) == (out, err)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("中国 Côte 👍🏽", "中国 Côte 👍🏽"),
        ("a\nb", "a\nb"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b2J", "\\x9b2J"),
        ("a\rb", "a\\rb"),
        ("a\tb", "a\\tb"),
        ("a\bb\x07\x7f\x00", "a\\x08b\\x07\\x7f\\x00"),
        ("\u202eabc\u2069", "\\u202eabc\\u2069"),
        ("a\u2028b\u2029", "a\\u2028b\\u2029"),
    ],
)
def test_orders_to_a_terminal_are_spelt_out(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_what_is_piped_is_what_the_graph_holds(run: Run) -> None:
    done = run("query", 'SELECT ("a\\u001b[2Jb" AS ?x) {}', "--format", "csv")

    assert done.stdout == "x\na\x1b[2Jb\n"


def test_no_file_is_written_to_in_the_name_of_a_closed_stream(tmp_path: Path) -> None:
    """A store or page that got the number of a closed stream would hold what was said there."""
    line = '"$@" <&- >&- 2>&-; echo $?'
    done = shell(line, tmp_path, ["view", "--out", "page.html"])

    assert done.stdout == "2\n"  # `wrote page.html` is lost
    page = (tmp_path / "page.html").read_bytes()
    assert page.startswith(b"<!DOCTYPE html>")
    assert page.endswith(b"</html>\n")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
