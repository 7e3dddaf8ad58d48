from pathlib import Path

import pytest

from pactgraph.build import folder
from pactgraph.build.folder import replacing
from pactgraph.compile.sources import MANIFEST, MARKS, beside, settled
from pactgraph.errors import OutputError


def write(out: Path, text: str) -> None:
    with replacing(out, MANIFEST) as aside:
        (aside / MANIFEST).write_text(text)


def fail_half_way(out: Path) -> None:
    with replacing(out, MANIFEST) as aside:
        (aside / MANIFEST).write_text("half")
        _ = 1 / 0


def test_a_new_folder_takes_the_place_of_the_old_at_a_stroke(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "first")
    (out / "left-over").write_text("")
    write(out, "second")

    assert [path.read_text() for path in out.iterdir()] == ["second"]


def test_without_an_atomic_exchange_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_exchange", lambda *_: False)
    out = tmp_path / "out"
    write(out, "first")
    write(out, "second")

    assert (out / MANIFEST).read_text() == "second"
    assert not beside(out, "old").exists()


def test_a_failure_leaves_the_old_folder_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "first")
    with pytest.raises(ZeroDivisionError):
        fail_half_way(out)

    assert (out / MANIFEST).read_text() == "first"
    assert not beside(out, "new").exists()


def test_what_a_killed_writer_left_is_cleared(tmp_path: Path) -> None:
    out = tmp_path / "out"
    beside(out, "new").mkdir()
    (beside(out, "new") / "half").write_text("")
    write(out, "whole")

    assert [path.read_text() for path in out.iterdir()] == ["whole"]


def test_a_build_that_was_set_aside_by_a_killed_writer_is_put_back(tmp_path: Path) -> None:
    """Between two renames only the old name is gone; the earlier build itself is whole."""
    out = tmp_path / "out"
    write(out, "first")
    out.rename(beside(out, "old"))

    assert beside(out, "old") == settled(out, patience=0.05)
    with pytest.raises(ZeroDivisionError):
        fail_half_way(out)
    assert (out / MANIFEST).read_text() == "first"


def test_where_there_is_no_build_none_is_found(tmp_path: Path) -> None:
    assert settled(tmp_path / "out") is None


def test_a_file_in_the_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")

    with pytest.raises(OutputError, match="is no folder; give another --out"):
        write(tmp_path / "out", "x")


def test_a_link_in_the_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")

    with pytest.raises(OutputError, match="is no folder"):
        write(tmp_path / "out", "x")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / "file" / "out", "x")


@pytest.mark.parametrize(
    "names",
    [["manifest.json"], ["pactgraph.nq"], ["mine.txt"], ["manifest.json", "index.js"]],
    ids=" ".join,
)
def test_a_folder_without_all_the_marks_is_left_as_it_is(tmp_path: Path, names: list[str]) -> None:
    """A manifest.json alone may be that of a web application or of a browser's extension."""
    for name in names:
        (tmp_path / name).write_text("mine")

    with (
        pytest.raises(OutputError, match=r"holds files and no manifest\.json of ours"),
        replacing(tmp_path, *MARKS),
    ):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
