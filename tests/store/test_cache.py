import os
import shutil
import subprocess
import sys
import time
import types
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pactgraph.build.steps import Compiled
from pactgraph.errors import StoreError
from pactgraph.graph.facade import Pactgraph
from pactgraph.store.cache import cache_folder, keep, kept, store_folder
from pactgraph.store.engines import Oxigraph

Told = Callable[[], str]


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setenv("PACTGRAPH_CACHE", str(folder))
    return folder


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """A function that returns what stderr was told."""
    return lambda: capsys.readouterr().err


def test_a_store_is_written_once_and_opened_to_read(small: Compiled) -> None:
    folder = keep("a-name", small.quads)
    before = sorted(path.stat().st_mtime_ns for path in folder.iterdir())
    again = keep("a-name", [])

    assert folder == again == store_folder("a-name")
    assert before == sorted(path.stat().st_mtime_ns for path in folder.iterdir())
    assert list(Pactgraph(Oxigraph.open(folder)).query("ASK { id:arland ?p ?o }")) == [(True,)]
    assert [path for path in folder.parent.iterdir() if path.name.startswith(".writing")] == []


def test_a_cache_that_cannot_be_written_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PACTGRAPH_CACHE", str(tmp_path / "file" / "cache"))

    with pytest.raises(StoreError, match="set PACTGRAPH_CACHE"):
        keep("x", [])


@pytest.mark.parametrize(
    ("platform", "variable", "tail"),
    [
        ("linux", "XDG_CACHE_HOME", "pactgraph"),
        ("win32", "LOCALAPPDATA", "pactgraph"),
    ],
)
def test_the_cache_is_where_the_system_keeps_such(
    platform: str, variable: str, tail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PACTGRAPH_CACHE")
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))

    assert tmp_path / tail == cache_folder()


def _no_lists(folder: Path) -> None:
    """Cut what names the tables; RocksDB itself then answers from none of them."""
    (path,) = folder.glob("MANIFEST-*")
    path.write_bytes(path.read_bytes()[:1000])


def _turned_bits(folder: Path) -> None:
    (path,) = folder.glob("MANIFEST-*")
    data = path.read_bytes()
    path.write_bytes(data[:800] + bytes(byte ^ 255 for byte in data[800:1100]) + data[1100:])


def _file_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("")


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


SPOILT: dict[str, Callable[[Path], object]] = {
    "a list cut short": _no_lists,
    "a list with turned bits": _turned_bits,
    "no CURRENT": lambda folder: (folder / "CURRENT").unlink(),
    "an empty CURRENT": lambda folder: (folder / "CURRENT").write_bytes(b""),
    "a table gone": lambda folder: max(folder.glob("*.sst")).unlink(),
    "a table cut short": lambda folder: max(folder.glob("*.sst")).write_bytes(b"x"),
    "a table too many": lambda folder: (folder / "999999.sst").write_bytes(b"x"),
    "no seal": lambda folder: (folder / "pactgraph-seal").unlink(),
    "a seal of other bytes": lambda folder: (folder / "pactgraph-seal").write_bytes(b"\xff"),
    "a file in its place": _file_instead,
    "an empty folder": _emptied,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_store_is_made_anew(
    small: Compiled, own_cache: Path, spoil: Callable[[Path], object], told: Told
) -> None:
    spoil(keep("spoilt", small.quads))

    again = kept("spoilt", lambda: small.quads)

    assert len(again.engine) == len(small.quads)
    assert told() == ""
    assert [path.name for path in own_cache.iterdir()] == [store_folder("spoilt").name]
    asked_no_more = kept("spoilt", lambda: pytest.fail("the cache has it"))
    assert len(asked_no_more.engine) == len(small.quads)


@pytest.mark.parametrize(
    "place",
    ["file", "file/below", "loop", "x" * 300, "file/../file/c"],
    ids=["a file", "below a file", "a link to itself", "a name too long", "through a file"],
)
def test_where_nothing_can_be_kept_the_graph_is_made_in_memory(
    small: Compiled, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.setenv("PACTGRAPH_CACHE", str(tmp_path / place))

    found = kept("name", lambda: small.quads)

    assert len(found.engine) == len(small.quads)
    line = told()
    assert line.count("\n") == 1
    assert "cannot be written to (" in line
    assert "set PACTGRAPH_CACHE to a folder that can. The graph is made in memory" in line


FULL = """
import resource, sys
from pathlib import Path
from pactgraph.store.cache import cache_folder, kept
from pactgraph.graph.facade import load
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
print(len(load(sys.argv[2]).store.engine) > 0, [*cache_folder().iterdir()])
"""


@pytest.mark.parametrize("room", [0, 1000, 20_000, 60_000], ids=str)
def test_a_disk_that_fills_while_a_store_is_written_leaves_nothing_of_it(
    small_build: Path, tmp_path: Path, room: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(room), str(small_build)],
        env={**os.environ, "PACTGRAPH_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stdout == "True []\n"
    assert done.stderr.count("\n") == 1
    assert "The graph is made in memory, for this command alone" in done.stderr


def test_what_killed_writers_left_is_cleared_a_day_later(small: Compiled, own_cache: Path) -> None:
    now, day = time.time(), 24 * 60 * 60
    for name, age in ((".writing-old", 2 * day), (".writing-new", 0), ("other", 2 * day)):
        (own_cache / name / "store").mkdir(parents=True)
        os.utime(own_cache / name, (now - age, now - age))

    keep("name", small.quads)

    left = sorted(path.name for path in own_cache.iterdir())
    assert left == sorted([".writing-new", "other", store_folder("name").name])


def test_two_writers_of_one_content_both_have_it(small: Compiled, own_cache: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: kept("one", lambda: small.quads), range(4)))

    assert {len(store.engine) for store in found} == {len(small.quads)}
    assert [path.name for path in own_cache.iterdir()] == [store_folder("one").name]


@pytest.mark.parametrize(
    ("home", "cache"),
    [
        ({"HOME": "/h"}, "/h/.cache"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "/x"),
        ({"HOME": "/h", "XDG_CACHE_HOME": ""}, "/h/.cache"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "x/y"}, "/h/.cache"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "."}, "/h/.cache"),
        ({"HOME": ""}, "/listed/.cache"),
        ({"HOME": "h"}, "/listed/.cache"),
        ({}, "/listed/.cache"),
        ({"XDG_CACHE_HOME": "x"}, "/listed/.cache"),
    ],
    ids=str,
)
def test_a_cache_has_an_absolute_place(
    home: dict[str, str], cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "PACTGRAPH_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in home.items():
        monkeypatch.setenv(name, value)
    listed = types.SimpleNamespace(pw_dir="/listed")
    monkeypatch.setattr("pwd.getpwuid", lambda _: listed)

    assert cache_folder() == Path(cache) / "pactgraph"


@pytest.mark.parametrize("home", [None, "", "somewhere"])
def test_a_user_whom_the_system_does_not_know_has_an_answer(
    small: Compiled, home: str | None, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:
    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.delenv("PACTGRAPH_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    monkeypatch.setattr("pwd.getpwuid", unknown)

    assert len(kept("name", lambda: small.quads).engine) == len(small.quads)
    assert told() == (
        "this user has no home folder to keep a store in; set PACTGRAPH_CACHE. "
        "The graph is made in memory, for this command alone\n"
    )
