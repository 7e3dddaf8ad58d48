"""A file is put in its place whole, or what was there stays."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from pactgraph.errors import OutputError
from pactgraph.files import put


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    put(tmp_path / "a", b"one")
    put(tmp_path / "a", b"two")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"two"}


def test_a_disk_that_fills_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a"
    put(place, b"one")

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="a cannot be written: No space left on device"):
        put(place, b"two")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"one"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (".", "is a folder; give the name of a file"),
        ("none/a", "none/a cannot be written: No such file or directory"),
        ("file/a", "file/a cannot be written: Not a directory"),
        ("x" * 300, "cannot be written: File name too long"),
    ],
    ids=["a folder", "no folder", "below a file", "too long"],
)
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=message):
        put(tmp_path / name, b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="as POSIX has it")
def test_a_link_stays_a_link_and_its_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    kept, link = tmp_path / "far" / "kept", tmp_path / "link"
    kept.write_bytes(b"one")
    kept.chmod(0o640)
    link.symlink_to(kept)
    put(link, b"two")

    assert link.is_symlink()
    assert kept.read_bytes() == b"two"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="as POSIX has it")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    put(pipe, b"through")
    reader.join()

    assert read == [b"through"]
    assert pipe.is_fifo()
