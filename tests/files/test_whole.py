import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pactgraph.errors import OutputError
from pactgraph.files.whole import write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["page.html", "a b", "%s?#", "新", "\udcff", ".hidden", "x" * 255])
def test_a_file_is_written_and_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    assert [write_whole(path, b"first"), write_whole(path, b"second")] == [True, True]
    assert (path.read_bytes(), names(tmp_path)) == (b"second", [name])


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "page.html"
    path.write_text("first")
    path.chmod(mode)
    write_whole(path, b"second")

    assert (stat.S_IMODE(path.stat().st_mode), path.read_text()) == (mode, "second")


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_permissions_of_any(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "page.html", b"")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o666 & ~umask


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
@pytest.mark.parametrize("links", [1, 3])
def test_a_link_stays_a_link(tmp_path: Path, links: int, *, there: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "0"
    if there:
        target.write_text("first")
    (tmp_path / "1").symlink_to("elsewhere/0")
    for number in range(2, links + 1):
        (tmp_path / str(number)).symlink_to(str(number - 1))
    write_whole(tmp_path / str(links), b"second")

    assert (tmp_path / str(links)).is_symlink()
    assert (target.read_text(), names(tmp_path / "elsewhere")) == ("second", ["0"])


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (".", "is a folder; give the name of a file"),
        ("folder", "is a folder; give the name of a file"),
        ("to-folder", "is a folder; give the name of a file"),
        ("nowhere/page", "No such file or directory"),
        ("file/page", "Not a directory"),
        ("loop", "Too many levels of symbolic links"),
        ("x" * 256, "File name too long"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str, why: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "to-folder").symlink_to("folder")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_text("first")
    before = names(tmp_path)

    with pytest.raises(OutputError, match=f" {why}$"):
        write_whole(tmp_path / place, b"x")
    assert (before, (tmp_path / "file").read_text()) == (names(tmp_path), "first")


def test_a_file_that_may_not_be_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("first")
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write whatever its mode

    with pytest.raises(OutputError, match="Permission denied"):
        write_whole(path, b"second")
    assert (path.read_text(), names(tmp_path)) == ("first", ["page.html"])


FULL = """
import resource, sys
from pathlib import Path
from pactgraph.files.whole import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
write_whole(Path("page.html"), b"x" * 100_000)
"""


@pytest.mark.parametrize("room", [0, 1, 4096, 99_999])
@pytest.mark.parametrize("there", [True, False], ids=["over a file", "a new file"])
def test_a_disk_that_fills_leaves_what_was_there(tmp_path: Path, room: int, *, there: bool) -> None:
    if there:
        (tmp_path / "page.html").write_text("first")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(room)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert "OutputError: page.html cannot be written: File too large" in done.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == (
        {"page.html": "first"} if there else {}
    )


@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit, MemoryError])
def test_an_end_half_way_leaves_what_was_there(
    tmp_path: Path, ending: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: int) -> None:
        raise ending

    (tmp_path / "page.html").write_text("first")
    monkeypatch.setattr("os.fsync", end)

    with pytest.raises(ending):
        write_whole(tmp_path / "page.html", b"second")
    assert (tmp_path / "page.html").read_text() == "first"
    assert names(tmp_path) == ["page.html"]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    written = write_whole(pipe, b"data")
    reader.join()

    assert (written, read, pipe.is_fifo()) == (False, [b"data"], True)


def test_a_device_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(os.devnull)

    assert [write_whole(Path(os.devnull), b"x"), write_whole(tmp_path / "link", b"x")] == [
        False
    ] * 2
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_full_device_is_named() -> None:
    with pytest.raises(OutputError, match="/dev/full cannot be written: No space left on device"):
        write_whole(Path("/dev/full"), b"x")


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("mode", ["w", "a"])
def test_the_standard_output_by_its_name_goes_on_where_it_is(
    tmp_path: Path, name: str, mode: str
) -> None:
    out = tmp_path / "out"
    out.write_text("before ")
    code = (
        "import pathlib, pactgraph.files.whole as w; print('one', flush=True); "
        f"w.write_whole(pathlib.Path({name!r}), b'two '); print('three')"
    )
    with out.open(mode) as file:
        subprocess.run([sys.executable, "-c", code], stdout=file, check=True)

    assert out.read_text() == ("before " if mode == "a" else "") + "one\ntwo three\n"


def test_what_killed_writers_left_is_cleared_a_day_later(tmp_path: Path) -> None:
    then = time.time() - 2 * 24 * 60 * 60
    for name in (".pactgraph-0", ".pactgraph-1", "mine", ".other-0"):
        (tmp_path / name).write_text("")
        if name != ".pactgraph-1":
            os.utime(tmp_path / name, (then, then))
    write_whole(tmp_path / "page.html", b"x")

    assert names(tmp_path) == [".other-0", ".pactgraph-1", "mine", "page.html"]
