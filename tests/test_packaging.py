"""A wheel, an editable install and a checkout give the same graph to the byte."""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pytest
from tests.places import ROOT

from pactgraph.resources import ONTOLOGY, SEEDS

CORE = {
    "click",
    "networkx",
    "numpy",
    "oxrdflib",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "pyyaml",
    "rdflib",
    "rich",
    "rustworkx",
    "scipy",
}

#: What editors, notebooks and file managers leave; none of it is in a wheel.
LITTER = (
    "seeds/.ipynb_checkpoints/china-checkpoint.yaml",
    "seeds/._states.yaml",
    "seeds/.#states.yaml",
    "seeds/#states.yaml#",
    "seeds/states.yaml~",
    "seeds/states.yaml.orig",
    "seeds/.DS_Store",
    "seeds/Thumbs.db",
    "ontology/rules/._53-x.rq",
    "graph/pactgraph/queries/.parties.rq.swp",
    "graph/pactgraph/queries/.ipynb_checkpoints/parties.rq",
)


def python(*args: str, cwd: Path, **env: str) -> str:
    done = subprocess.run(
        [sys.executable, *args],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout; it is built from a copy, so that nothing is left in it."""
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("these tests run in a checkout, which this is not")
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("graph", "ontology", "seeds"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    for name in LITTER:
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_text("left by a program")
    build = "from hatchling.builders.wheel import WheelBuilder as B; print(*B('.').build())"
    python("-c", build, cwd=source)
    (built,) = (source / "dist").glob("*.whl")
    shutil.copy(built, out)
    return out / built.name


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files, as an install would lay them."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_carries_the_ontology_and_the_seeds(unpacked: Path) -> None:
    carried = unpacked / "pactgraph" / "_data"
    for name, folder in (("ontology", ONTOLOGY), ("seeds", SEEDS)):
        files = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

        assert files == {
            p.relative_to(carried / name): p.read_bytes()
            for p in (carried / name).rglob("*")
            if p.is_file()
        }


def test_the_wheel_is_typed_and_carries_its_questions_and_its_page(unpacked: Path) -> None:
    package = unpacked / "pactgraph"

    assert (package / "py.typed").is_file()
    assert sorted(p.name for p in (ROOT / "graph/pactgraph/queries").iterdir()) == sorted(
        p.name for p in (package / "queries").iterdir()
    )
    assert list((package / "view").glob("*.html"))
    assert list((package / "store" / "lookups").glob("*.rq"))


def test_the_wheel_holds_nothing_else(unpacked: Path) -> None:
    names = [p.name for p in unpacked.iterdir()]

    assert [name for name in names if not name.startswith("pactgraph")] == []
    assert not list(unpacked.rglob("*.pyc"))


@pytest.mark.long
def test_the_wheel_and_the_checkout_give_the_same_graph(unpacked: Path, tmp_path: Path) -> None:
    """The manifest names every file by its digest, so that equal manifests are equal builds."""
    cache = str(tmp_path / "cache")
    args = ("-m", "pactgraph", "build", "--out")
    python(*args, "wheel", cwd=tmp_path, PYTHONPATH=str(unpacked), PACTGRAPH_CACHE=cache)
    python(*args, "here", cwd=tmp_path, PYTHONPATH=str(ROOT / "graph"))

    assert (tmp_path / "here" / "manifest.json").read_text() == (
        tmp_path / "wheel" / "manifest.json"
    ).read_text()


def test_the_core_dependencies_are_the_twelve_chosen() -> None:
    found = {r.split(">")[0].strip() for r in requires("pactgraph") or [] if "extra ==" not in r}

    assert {name.lower() for name in found} == CORE


def test_python_m_pactgraph_is_pactgraph(tmp_path: Path) -> None:
    assert python("-m", "pactgraph", "--version", cwd=tmp_path).startswith("pactgraph, version 0.")
