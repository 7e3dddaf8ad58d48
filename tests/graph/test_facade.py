import shutil
from pathlib import Path

import pytest
from tests.places import SMALL

from pactgraph.build.steps import Summary, build
from pactgraph.compile.sources import Sources
from pactgraph.errors import StoreError
from pactgraph.graph.facade import Pactgraph, load

IS_SMALL = "ASK { id:arland a pact:State }"
IS_SHIPPED = "ASK { id:china a pact:State }"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the small world."""
    out = tmp_path_factory.mktemp("built") / "build"
    build(Sources.at(SMALL), out)
    return out


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def holds(graph: Pactgraph, question: str) -> bool:
    return list(graph.query(question)) == [(True,)]


def test_a_build_folder_is_loaded_by_its_path(built: Path) -> None:
    assert holds(load(built), IS_SMALL)


def test_a_store_folder_is_loaded_by_its_path(tmp_path: Path) -> None:
    summary: Summary = build(Sources.at(SMALL), tmp_path / "out")

    assert holds(load(summary.store), IS_SMALL)


def test_the_environment_names_the_graph(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACTGRAPH_STORE", str(built))

    assert holds(load(), IS_SMALL)


def test_an_argument_goes_before_the_environment(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACTGRAPH_STORE", "/nowhere")

    assert holds(load(built), IS_SMALL)


def test_a_build_here_goes_before_the_shipped_graph(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "build")

    assert holds(load(), IS_SMALL)


def test_without_a_build_the_shipped_graph_is_asked() -> None:
    assert holds(load(), IS_SHIPPED)


def test_a_build_whose_store_was_lost_is_stored_anew(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load(built).connect("XA", "XC").to_dict()
    monkeypatch.setenv("PACTGRAPH_CACHE", str(tmp_path / "another"))

    assert before == load(built).connect("XA", "XC").to_dict()


def test_seeds_that_changed_since_the_build_are_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SMALL, tmp_path / "seeds")
    build(Sources.at(), tmp_path / "build")
    load()
    quiet = capsys.readouterr().err
    with (tmp_path / "seeds" / "claims.yaml").open("a", encoding="utf-8") as file:
        file.write("# another word\n")
    load()

    assert quiet == ""
    told = "seeds/ has changed since build/; run `pactgraph build` to renew it\n"
    assert told == capsys.readouterr().err


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("{", "cannot be read"),
        ("[" * 2_000_000, "cannot be read"),
        (f'{{"store": {"9" * 5_000}}}', "cannot be read"),
        ("{}", "is no manifest of a build"),
        ("[]", "is no manifest"),
    ],
    ids=["half", "heap", "number", "nothing", "list"],
)
def test_a_broken_manifest_is_named(tmp_path: Path, manifest: str, message: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest)

    with pytest.raises(StoreError, match=message):
        load(tmp_path)


def test_a_place_that_is_not_there_is_named() -> None:
    with pytest.raises(StoreError, match="there is no folder nowhere; give a store or a build"):
        load("nowhere")
