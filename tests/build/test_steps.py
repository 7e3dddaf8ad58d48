import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from tests.places import SMALL

from pactgraph.build.steps import Compiled, build, compile_seeds
from pactgraph.compile.sources import Sources
from pactgraph.errors import OutputError, SeedsError
from pactgraph.values.terms import KEY, KINDS

WORLD = Sources.at(SMALL)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "pactgraph", *args]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the small world."""
    out = tmp_path_factory.mktemp("built") / "build"
    build(WORLD, out)
    return out


def test_a_build_writes_every_artefact(built: Path) -> None:
    files = contents(built)

    assert {
        "manifest.json",
        "network.html",
        "pactgraph.gexf",
        "pactgraph.graphml",
        "pactgraph.jsonld",
        "pactgraph.nq",
        "pactgraph.ttl",
        "tables/parties.csv",
    } <= files.keys()


def test_the_manifest_names_every_file_by_its_digest(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    files = contents(built)
    del files["manifest.json"]

    assert manifest["generator"] == "pactgraph"
    assert manifest["files"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }


def test_the_formats_hold_the_same_statements(built: Path, small: Compiled) -> None:
    files = contents(built)
    turtle = {q.triple for q in ox.parse(files["pactgraph.ttl"], format=ox.RdfFormat.TURTLE)}
    jsonld = {q.triple for q in ox.parse(files["pactgraph.jsonld"], format=ox.RdfFormat.JSON_LD)}
    nquads = set(ox.parse(files["pactgraph.nq"], format=ox.RdfFormat.N_QUADS))

    assert small.stated == jsonld
    assert small.stated < turtle < small.stated | small.derived
    assert {t.predicate.value for t in (small.stated | small.derived) - turtle} == {KEY}
    assert set(small.quads) == nquads


def test_networkx_reads_the_networks_back(built: Path) -> None:
    graphml = nx.read_graphml(built / "pactgraph.graphml")

    assert graphml.nodes["arland"]["zh"] == "阿兰"
    assert b"lastmodifieddate" not in (built / "pactgraph.gexf").read_bytes()


def test_there_are_no_blank_nodes(small: Compiled) -> None:
    assert not [quad for quad in small.quads if isinstance(quad.subject, ox.BlankNode)]
    assert not [quad for quad in small.quads if isinstance(quad.object, ox.BlankNode)]


def test_what_is_derived_is_never_stated(small: Compiled) -> None:
    assert not small.stated & small.derived


def test_the_summary_counts_what_was_made(tmp_path: Path, small: Compiled) -> None:
    steps: list[str] = []
    summary = build(WORLD, tmp_path / "out", steps.append)

    assert sum(summary.things.values()) == 25
    assert list(summary.things) == [kind for kind in KINDS if kind in summary.things]
    assert summary.participations == 27
    assert len(small.stated) == summary.stated
    assert len(small.derived) == summary.derived
    assert summary.store is not None
    assert summary.store.is_dir()
    assert steps[0] == "reading and checking the records"


def test_seeds_with_problems_leave_the_earlier_build_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "build"
    build(WORLD, out)
    before = contents(out)
    broken = tmp_path / "seeds"
    broken.mkdir()
    (broken / "documents.yaml").write_text("- {id: x, type: Document, name: {zh: 文}}\n", "utf-8")

    with pytest.raises(SeedsError) as caught:
        build(Sources.at(broken), out)

    assert len(caught.value.problems) == 4
    assert before == contents(out)


def test_a_foreign_folder_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")

    with pytest.raises(OutputError, match=r"holds files and no manifest\.json of ours"):
        build(WORLD, tmp_path / "mine")

    assert contents(tmp_path / "mine") == {"thesis.txt": b"years of work"}
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    build(WORLD, tmp_path / "empty")

    assert (tmp_path / "empty" / "manifest.json").is_file()


def test_compiling_broken_seeds_keeps_what_is_sound(tmp_path: Path) -> None:
    (tmp_path / "states.yaml").write_text(
        "- {id: a, type: State, name: {zh: 甲, en: A}, colour: red}\n", "utf-8"
    )
    compiled = compile_seeds(Sources.at(tmp_path))

    assert [record.id for record in compiled.records.records] == ["a"]
    assert any("colour" in problem.message for problem in compiled.problems())


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "PYTHONUTF8": "0"},
        pytest.param(
            {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"},
            marks=pytest.mark.long,
        ),
    ],
    ids=["C", "UTF-8"],
)
def test_a_build_is_the_same_bytes_everywhere(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]
) -> None:
    """The shipped seeds, under another hash seed, folder, locale, time zone and cache."""
    reference = tmp_path_factory.getbasetemp() / "reference"
    if not reference.is_dir():
        build(Sources.of_package(), reference)
    elsewhere = {**os.environ, **env, "PACTGRAPH_CACHE": str(tmp_path / "cache")}
    subprocess.run(
        command("build", "--out", "out"), cwd=tmp_path, env=elsewhere, check=True, timeout=900
    )

    assert contents(reference) == contents(tmp_path / "out")


def test_no_artefact_tells_of_a_machine_or_a_day(built: Path) -> None:
    today = time.strftime("%Y-%m-%d").encode()
    for name, data in contents(built).items():
        assert today not in data, name
        assert str(built.parent).encode() not in data, name
        assert not re.search(rb'"/(home|root|tmp|Users)/', data), name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    "delay", [0.5, 1.1, 1.7, *(pytest.param(d, marks=pytest.mark.long) for d in (0.2, 0.8, 1.4))]
)
def test_a_build_killed_at_any_moment_leaves_the_earlier_one_whole(
    tmp_path: Path, delay: float
) -> None:
    out = tmp_path / "build"
    build(WORLD, out)
    before = contents(out)
    env = {**os.environ, "PACTGRAPH_CACHE": str(tmp_path / "cache")}
    process = subprocess.Popen(
        command("build", "--out", str(out)), cwd=tmp_path, env=env, stdout=subprocess.DEVNULL
    )
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    after = contents(out)
    manifest = json.loads(after["manifest.json"])

    assert before == after or manifest["things"]["state"] > 20
    assert {name: hashlib.sha256(after[name]).hexdigest() for name in manifest["files"]} == (
        manifest["files"]
    )
    build(WORLD, out)
    assert before == contents(out)
    assert not [path.name for path in tmp_path.iterdir() if path.name.endswith((".new", ".old"))]


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot swap a folder that is read")
def test_two_ask_while_a_third_builds(tmp_path: Path) -> None:
    """Through twelve builds, and every answer is the old graph's or the new one's."""
    seeds = tmp_path / "seeds"
    shutil.copytree(SMALL, seeds)
    build(Sources.at(seeds), tmp_path / "build")
    asking = (
        "import pathlib, pactgraph\n"
        "while not pathlib.Path('enough').exists():\n"
        "    kg = pactgraph.load('build')\n"
        "    rows = list(kg.query('SELECT (COUNT(*) AS ?n) { ?t pact:actor ?a }'))\n"
        "    print(rows[0][0], flush=True)\n"
    )
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", asking], cwd=tmp_path, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    sweep = (seeds / "operations" / "sweep.yaml").read_text("utf-8")
    third = sweep.replace("evidence:", "  - {actor: dorland, role: participant}\nevidence:")
    first = [str(reader.stdout and reader.stdout.readline()) for reader in readers]
    for text in (third, sweep) * 6:
        (seeds / "operations" / "sweep.yaml").write_text(text, "utf-8")
        build(Sources.at(seeds), tmp_path / "build")
    (tmp_path / "enough").touch()
    rest = [reader.communicate()[0].split() for reader in readers]

    assert [reader.returncode for reader in readers] == [0, 0]
    assert first == ["27\n", "27\n"]
    assert {"27", "28"} >= {number for given in rest for number in given}


@pytest.mark.skipif(sys.platform == "win32", reason="times two processes by POSIX locks")
def test_two_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    seeds = str(SMALL)
    builds = [
        subprocess.Popen(
            command("build", "--seeds", seeds, "--out", "out"),
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
        )
        for _ in range(3)
    ]

    assert [process.wait() for process in builds] == [0, 0, 0]
    assert (tmp_path / "out" / "manifest.json").is_file()
