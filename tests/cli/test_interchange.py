"""`export`, and CSV as the commands print it."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

import pactgraph
from pactgraph.cli.app import main

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def printed(*args: str) -> bytes:
    """Return what a command prints, byte by byte."""
    done = CliRunner().invoke(main, args)

    assert done.exit_code == 0, done.stderr
    return done.stdout_bytes


@pytest.mark.parametrize("format_", ["gexf", "graphml", "gml", "json", "csv"])
def test_a_network_is_printed_as_python_returns_it(format_: str) -> None:
    args = ("--network", "state-state", "--format", format_, "--until", "2000", "--lang", "zh")

    assert printed("export", *args) == pactgraph.load().export(
        "state-state", format_, until="2000", lang="zh"
    )


@pytest.mark.parametrize("format_", ["gexf", "csv", "parquet"])
def test_a_network_is_written_to_a_file(run: Run, tmp_path: Path, format_: str) -> None:
    done = run(
        "export",
        "--format",
        format_,
        "--nodes" if format_ == "csv" else "--out",
        *(["--out"] if format_ == "csv" else []),
        "out.file",
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "wrote out.file\n")
    assert [path.name for path in tmp_path.iterdir()] == ["out.file"]
    assert (tmp_path / "out.file").read_bytes() == pactgraph.load().export(
        "whole", format_, nodes=format_ == "csv"
    )


def test_what_is_asked_for_by_default_is_the_whole_network_for_gephi() -> None:
    read = nx.read_gexf(io.BytesIO(printed("export")), version="1.3")

    assert set(read) == set(pactgraph.load().network("whole"))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--format", "parquet"], "Parquet is no text; name a file to write it to with --out FILE"),
        (
            ["--format", "xlsx"],
            "there is no format 'xlsx'; expected one of gexf, graphml, gml, json",
        ),
        (["--network", "states"], "there is no network 'states'; expected one of whole, actor-"),
        (["--kind", "case"], "the whole network holds every kind"),
        (["--nodes"], "gexf holds nodes and edges in one; ask for csv or parquet"),
        (["--bom"], "a byte-order mark belongs to csv"),
        (["--out", "."], "is a folder; give the name of a file"),
        (["--out", "none/x"], "none/x cannot be written: No such file or directory"),
        (["--at", "soon"], "soon"),
        (["--at", "2000", "--until", "2001"], "--at"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_a_sentence_and_exit_2(args: list[str], message: str) -> None:
    done = CliRunner().invoke(main, ["export", *args])

    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_parquet_without_its_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(pactgraph.UsageError, match=r"pip install 'pactgraph\[parquet\]'"):
        pactgraph.load().export("state-state", "parquet")


def test_what_is_not_certain_enough_is_counted_on_stderr(run: Run) -> None:
    done = run("export", "--network", "state-state", "--format", "json", "--until", "1995")

    assert json.loads(done.stdout)["graph"]["unsure"] > 0
    assert "more ties not counted" in done.stderr


CSV = ["connect CHN MMR", "query hubs", "rank", "matrix", "evolution", "show china", "bridges"]


def test_the_bytes_of_a_process_are_the_same(tmp_path: Path) -> None:
    """No text layer of the system stands between."""
    with (tmp_path / "out.csv").open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "pactgraph", "query", "hubs", "--format", "csv"],
            stdout=out,
            check=True,
        )

    assert (tmp_path / "out.csv").read_bytes() == printed("query", "hubs", "--format", "csv")


@pytest.mark.parametrize("command", CSV)
def test_csv_ends_its_lines_as_rfc_4180_and_has_a_mark_where_asked(command: str) -> None:
    plain = printed(*command.split(), "--format", "csv")

    assert plain.endswith(b"\r\n")
    assert b"\n" not in plain.replace(b"\r\n", b"")
    assert not plain.startswith(b"\xef\xbb\xbf")
    assert printed(*command.split(), "--format", "csv", "--bom") == b"\xef\xbb\xbf" + plain


def test_a_network_as_csv_has_a_mark_where_asked() -> None:
    args = ("export", "--network", "state-state", "--format", "csv")

    assert printed(*args, "--bom") == b"\xef\xbb\xbf" + printed(*args)


@pytest.mark.parametrize("format_", ["table", "json", "md"])
def test_a_mark_is_for_csv_alone(format_: str) -> None:
    done = CliRunner().invoke(main, ["rank", "--bom", "--format", format_])

    assert done.exit_code == 2
    assert "--bom belongs to --format csv" in done.stderr


def test_a_formula_in_an_answer_is_text_and_a_number_a_number(run: Run) -> None:
    query = 'SELECT ("=1+1" AS ?a) (-5 AS ?b) ("-5" AS ?c) ("a;=1" AS ?d) {}'
    done = run("query", query, "--format", "csv")

    assert done.stdout.splitlines()[1] == "'=1+1,-5,-5,a;'=1"
    assert json.loads(run("query", query, "--format", "json").stdout)[0]["a"] == "=1+1"
