from collections.abc import Callable
from pathlib import Path

import pytest

from pactgraph.compile.sources import Sources
from pactgraph.resources import SEEDS, fingerprint


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def put(path: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text("", "utf-8")


LINES: dict[str, tuple[Callable[[], object], str]] = {
    "nothing near": (lambda: None, ""),
    "no YAML": (lambda: put("seeds/maize.txt"), ""),
    "YAML without documents": (
        lambda: put("seeds/states.yaml"),
        "seeds/ holds no documents.yaml that can be read, so the shipped seeds are read\n",
    ),
    "YAML in a folder": (
        lambda: put("seeds/cases/a.yaml"),
        "seeds/ holds no documents.yaml that can be read, so the shipped seeds are read\n",
    ),
    "seeds above": (
        lambda: put("../seeds/documents.yaml"),
        "the shipped seeds are read, not ../seeds; --seeds names others\n",
    ),
}


@pytest.mark.parametrize(("lay", "line"), LINES.values(), ids=LINES.keys())
def test_a_line_says_that_the_shipped_seeds_are_read_where_others_are_near(
    lay: Callable[[], object], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lay()

    assert Sources.at().seeds == SEEDS
    assert line == capsys.readouterr().err


def test_seeds_here_are_read_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    put("seeds/documents.yaml")

    assert Sources.at().seeds == Path("seeds")
    assert capsys.readouterr().err == ""


def test_seeds_that_are_named_are_read_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    put("seeds/states.yaml")
    put("mine/x.yaml")

    assert Sources.at(Path("mine")).seeds == Path("mine")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["\udcff.yaml", "a b.yaml", "a\n.yaml", "%s.yaml", "新.yaml"])
def test_every_name_of_a_file_counts_in_the_fingerprint(name: str, tmp_path: Path) -> None:
    empty = fingerprint(tmp_path)
    (tmp_path / name).write_text("")

    assert fingerprint(tmp_path) != empty


@pytest.mark.parametrize("name", ["network", "view", "evidence", "queries"])
def test_records_count_whatever_their_folder_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    before = fingerprint(tmp_path)
    (tmp_path / name / "x.yaml").write_text("id: x\n")

    assert fingerprint(tmp_path) != before
