import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.places import SMALL

from pactgraph.build.steps import build
from pactgraph.compile.sources import Sources
from pactgraph.errors import StoreError
from pactgraph.graph.facade import load
from pactgraph.resources import SEEDS

STALE = "seeds/ has changed since build/; run `pactgraph build` to renew it\n"
NOT_BUILT = "the shipped graph answers, not seeds/; `pactgraph build` makes a graph of seeds/\n"
NO_BUILD = "build/ is no build of pactgraph; the shipped graph answers\n"
UNLISTED = "seeds/ holds no documents.yaml that can be read; the shipped graph answers\n"

Told = Callable[[], str]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """A function that returns what stderr was told."""
    return lambda: capsys.readouterr().err


@pytest.fixture
def _another_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACTGRAPH_CACHE", str(tmp_path / "another"))


def is_shipped(where: Path | str | None = None) -> bool:
    return list(load(where).query("ASK { id:china a pact:State }")) == [(True,)]


def seeds_in(folder: Path, *names: str) -> None:
    """Copy the small world's seeds, or some of their files."""
    shutil.copytree(SMALL, folder / "seeds")
    for path in (folder / "seeds").iterdir():
        if names and path.name not in names:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def put(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


NOTHING_NEAR: dict[str, Callable[[], object]] = {
    "an empty folder": lambda: None,
    "a file named seeds": lambda: put("seeds", ""),
    "seeds of plants": lambda: put("seeds/maize.txt", ""),
    "a build of another program above": lambda: put("../build/manifest.json", '{"name": "x"}'),
    "a broken build above": lambda: put("../build/manifest.json", "{"),
    "other seeds above": lambda: put("../seeds/records.yaml", ""),
    "the shipped seeds by a link": lambda: Path("seeds").symlink_to(SEEDS),
    "the shipped seeds above": lambda: Path("../seeds").symlink_to(SEEDS),
}


@pytest.mark.parametrize("lay", NOTHING_NEAR.values(), ids=NOTHING_NEAR.keys())
def test_the_shipped_graph_answers_in_silence_where_no_other_is_near(
    lay: Callable[[], object], told: Told
) -> None:
    lay()

    assert is_shipped()
    assert told() == ""


PASSED_OVER: dict[str, tuple[Callable[[], object], str]] = {
    "seeds that were not built": (lambda: seeds_in(Path()), NOT_BUILT),
    "a copy of the shipped seeds": (lambda: shutil.copytree(SEEDS, "seeds"), NOT_BUILT),
    "seeds without their documents": (lambda: seeds_in(Path(), "operations"), UNLISTED),
    "seeds in one file": (lambda: put("seeds/mine.yaml", ""), UNLISTED),
    "documents.yaml that is a folder": (lambda: put("seeds/documents.yaml/x.yaml", ""), UNLISTED),
    "a build without its manifest": (lambda: put("build/pactgraph.nq", ""), NO_BUILD),
    "a build that is a file": (lambda: put("build", ""), NO_BUILD),
    "a build that is a link to nowhere": (lambda: Path("build").symlink_to("nowhere"), NO_BUILD),
    "an empty build": (lambda: Path("build").mkdir(), NO_BUILD),
    "another program's build": (lambda: put("build/manifest.json", '{"name": "x"}'), NO_BUILD),
    "another program's list": (lambda: put("build/manifest.json", "[]"), NO_BUILD),
    "seeds above": (
        lambda: seeds_in(Path("..")),
        "the shipped graph answers, not ../seeds, of which there is no build\n",
    ),
}


@pytest.mark.parametrize(("lay", "line"), PASSED_OVER.values(), ids=PASSED_OVER.keys())
def test_one_line_says_that_the_shipped_graph_answers(
    lay: Callable[[], object], line: str, told: Told
) -> None:
    lay()

    assert is_shipped()
    assert line == told()


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_a_build_above_is_named(
    small_build: Path, depth: int, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(small_build, "build")
    below = Path(*"abcde"[:depth])
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    up = "/".join([".."] * depth)

    assert is_shipped()
    assert told() == f"the shipped graph answers, not {up}/build; --store {up}/build asks that\n"


@pytest.mark.parametrize("named", [True, False], ids=["named", "here"])
@pytest.mark.parametrize("seeds", [True, False], ids=["where seeds are", "where none are"])
def test_what_was_expected_answers_in_silence(
    small_build: Path, told: Told, *, named: bool, seeds: bool
) -> None:
    if seeds:
        seeds_in(Path())
    shutil.copytree(small_build, "build")
    load(small_build if named else None)

    assert told() == ""


@pytest.mark.parametrize("change", ["more", "fewer", "another name", "an ontology of one's own"])
def test_seeds_that_changed_since_the_build_are_told_of(change: str, told: Told) -> None:
    seeds_in(Path())
    build(Sources.at(), Path("build"))
    claims = Path("seeds/claims.yaml")
    if change == "more":
        claims.write_text(claims.read_text("utf-8") + "# more\n", "utf-8")
    elif change == "fewer":
        claims.unlink()
    elif change == "another name":
        claims.rename("seeds/claim.yaml")
    else:
        shutil.copytree(SEEDS.parent / "ontology", "ontology")
        Path("ontology/pact.ttl").open("a").close()
        put("ontology/rules/99-mine.rq", "")
    load()

    assert told() == STALE


@pytest.mark.parametrize("version", ["0.0.1", "99", None])
def test_a_build_of_another_version_is_told_of(
    small_build: Path, version: str | None, told: Told
) -> None:
    shutil.copytree(small_build, "build")
    manifest = json.loads(Path("build/manifest.json").read_text("utf-8"))
    Path("build/manifest.json").write_text(json.dumps({**manifest, "version": version}), "utf-8")

    assert not is_shipped()
    assert told().startswith(f"build/ was made by pactgraph {version}, and this is ")


@pytest.mark.parametrize("here", ["build", "seeds"])
def test_a_graph_of_the_environment_that_overrides_the_one_here_is_told_of(
    small_build: Path, here: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    if here == "build":
        shutil.copytree(small_build, "build")
    else:
        seeds_in(Path())
    monkeypatch.setenv("PACTGRAPH_STORE", str(small_build))
    load()

    assert told() == f"PACTGRAPH_STORE is set: {small_build} answers, not {here}/\n"


@pytest.mark.parametrize("value", ["", "build", "./build", "../here/build", "link"])
def test_a_graph_of_the_environment_that_is_the_one_here_is_expected(
    small_build: Path, value: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(small_build, "build")
    Path("link").symlink_to("build")
    monkeypatch.setenv("PACTGRAPH_STORE", value)

    assert not is_shipped()
    assert told() == ""


def test_a_graph_of_the_environment_answers_in_silence_where_nothing_is(
    small_build: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACTGRAPH_STORE", str(small_build))

    assert not is_shipped()
    assert told() == ""


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("manifest.json", "", "build/manifest.json cannot be read"),
        ("manifest.json", '{"generator": "pactgraph", "st', "build/manifest.json cannot be read"),
        ("manifest.json", "\udc80", "build/manifest.json cannot be read"),
        ("manifest.json", "[" * 100_000, "build/manifest.json cannot be read"),
        ("manifest.json", '{"generator": "pactgraph"}', "is no manifest of a build"),
        ("manifest.json", '{"generator": "pactgraph", "store": 1}', "is no manifest of a build"),
        (
            "manifest.json",
            '{"generator": "pactgraph", "store": "../x", "files": {}}',
            "is no manifest of a build",
        ),
        ("pactgraph.nq", "", "build/pactgraph.nq is not as the build wrote it"),
        ("pactgraph.nq", "<a> <b>", "build/pactgraph.nq is not as the build wrote it"),
        ("pactgraph.nq", None, "build/pactgraph.nq cannot be read: No such file"),
    ],
)
@pytest.mark.usefixtures("_another_cache")
def test_a_build_that_is_not_as_it_was_written_is_refused(
    small_build: Path, name: str, text: str | None, message: str, told: Told
) -> None:
    shutil.copytree(small_build, "build")
    if text is None:
        Path("build", name).unlink()
    else:
        Path("build", name).write_text(text, "utf-8", "surrogateescape")

    with pytest.raises(StoreError, match=message):
        load()
    assert told() == ""


@pytest.mark.parametrize("place", ["x" * 300, "/" + "x/" * 3000, "a\nb", "\udcff", "file", "loop"])
def test_a_place_that_is_no_folder_is_named(place: str) -> None:
    Path("file").write_text("")
    Path("loop").symlink_to("loop")

    with pytest.raises(StoreError, match="there is no folder "):
        load(place)


@pytest.mark.usefixtures("_gone")
class TestWhereTheWorkingDirectoryIsGone:
    @pytest.fixture
    def _gone(self) -> None:
        Path.cwd().rmdir()

    def test_the_shipped_graph_answers(self, told: Told) -> None:
        assert is_shipped()
        assert told() == ""

    def test_a_build_named_answers(self, small_build: Path) -> None:
        assert not is_shipped(small_build)

    def test_a_place_that_is_not_there_is_named(self) -> None:
        with pytest.raises(StoreError, match="there is no folder nowhere;"):
            load("nowhere")


def test_nobody_who_listens_is_no_reason_not_to_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    seeds_in(Path())
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        for stream in (None, full):
            monkeypatch.setattr("sys.stderr", stream)

            assert is_shipped()
        monkeypatch.undo()
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())  # what it holds is lost
