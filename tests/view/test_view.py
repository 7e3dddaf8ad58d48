import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.spatial import cKDTree
from tests.browser.synthetic import synthetic
from tests.places import ROOT

import pactgraph
from pactgraph.analysis.registry import measure, names
from pactgraph.errors import UsageError
from pactgraph.locale.catalogue import catalogue
from pactgraph.view.data import read
from pactgraph.view.drawing import LOOKS
from pactgraph.view.layout import layout
from pactgraph.view.measures import measures
from pactgraph.view.page import drawn
from pactgraph.view.quotations import quotations
from pactgraph.view.thinning import thinned

SHARED = ROOT.parent / "shared" / "documents"
DOCUMENTS = Path(os.environ.get("PACTGRAPH_DOCUMENTS", SHARED))
VIEW = Path(pactgraph.__file__).parent / "view"

needs_documents = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the source documents are not part of the project"
)


@pytest.fixture(scope="module")
def graph() -> pactgraph.Pactgraph:
    return pactgraph.load()


@pytest.fixture(scope="module")
def html(graph: pactgraph.Pactgraph) -> str:
    return drawn(graph.store).html


def data_of(html: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    data: dict[str, Any] = json.loads(text)
    return data


def view(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pactgraph", "view", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(VIEW.parents[1]), "PYTHONHASHSEED": "5"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_page_is_the_same_bytes_from_run_to_run(html: str, tmp_path: Path) -> None:
    done = view("--out", "page.html", folder=tmp_path)

    assert (done.returncode, done.stdout) == (0, "wrote page.html\n")
    assert (tmp_path / "page.html").read_bytes() == html.encode()


def test_the_page_is_vis_network_its_data_and_little_else(html: str) -> None:
    vis = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_bytes()
    data = json.dumps(data_of(html), ensure_ascii=False).encode()

    assert len(html.encode()) <= len(vis) + 400_000 + len(data)


def test_nothing_in_the_page_is_fetched_from_elsewhere(html: str) -> None:
    assert re.findall(r"<(?:link|img|iframe|script [^>]*src)\b", html.split("<script>", 1)[0]) == []
    assert "default-src 'none'" in html


def test_no_name_is_given_twice_among_scripts_that_share_one_scope() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in (VIEW / "scripts").glob("*.js"))
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", scripts, re.MULTILINE)

    assert [name for name in names if names.count(name) > 1] == []


def test_every_phrase_that_the_page_uses_exists_and_every_phrase_is_used() -> None:
    words = catalogue("en").under("page.")
    scripts = "".join(path.read_text("utf-8") for path in (VIEW / "scripts").glob("*.js"))
    template = (VIEW / "page.html").read_text("utf-8")
    used = set(re.findall(r'word\("([\w.]+)"', scripts))
    used |= set(re.findall(r'data-(?:word|label|placeholder)="([\w.]+)"', template))
    groups = [
        "kind.",
        "group.",
        "table.",
        "intro.",
        "filter.",
        "measure.",
        "view.",
        "left.",
        "time.",
        "language",
    ]

    assert used - set(words) == {"comma", "semicolon"}  # of every list
    assert {key for key in set(words) - used if not key.startswith(tuple(groups))} == set()


def test_every_kind_that_is_drawn_has_a_colour_and_form_of_its_own() -> None:
    looks = [(look["shape"], look["color"], look.get("hollow")) for look in LOOKS.values()]
    in_grey = [(look["shape"], look.get("hollow")) for look in LOOKS.values()]

    assert len(set(looks)) == len(looks)
    assert len(set(in_grey)) == len(in_grey)


def test_places_are_the_same_each_time_and_no_two_nodes_touch() -> None:
    edges = np.random.default_rng(3).integers(0, 120, (240, 2))
    places = layout(120, edges)
    nearest = cKDTree(places).query(places, k=2)[0][:, 1]

    assert np.array_equal(places, layout(120, edges))
    assert nearest.min() > 25


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_network_of_hardly_anything_is_laid_out_too(count: int) -> None:
    places = layout(count, np.zeros((0, 2), dtype=np.int64))

    assert places.shape == (count, 2)
    assert np.isfinite(places).all()


def test_the_page_ranks_as_the_command_does(graph: pactgraph.Pactgraph) -> None:
    told = measures(read(graph.store))
    for name in (name for name in names() if measure(name).page):
        for of in ("actors", "arrangements"):
            for own in (ranked := graph.rank(name, of=of, ranges=False)):
                (line,) = [line for line in told[own.id] if line["name"] == name]

                assert line["rank"] == own.rank
                assert line["of"] == len(ranked)
                assert line["en"] == ranked.meaning(own, "en")
                assert line["zh"] == ranked.meaning(own, "zh")


def test_of_large_networks_only_the_degree_is_told() -> None:
    told = measures(read(synthetic(3000, 6000)))

    assert {line["name"] for lines in told.values() for line in lines} == {"degree"}


def test_a_tie_says_to_whom_else_it_counts(graph: pactgraph.Pactgraph) -> None:
    ties = {tie["id"]: tie for tie in read(graph.store)["ties"]}
    tie = ties["arrest-in-10-30-case-2008/public-security-drug-control-departments-participant"]

    assert tie["for"] == ["china"]


@needs_documents
def test_the_cited_sentences_are_in_the_page_when_asked_for(
    graph: pactgraph.Pactgraph, html: str
) -> None:
    page = data_of(drawn(graph.store, documents=DOCUMENTS).html)["sentences"]

    assert "《次区域禁毒行动计划》" in page["000_c9ef74252b04246a#11.5"]
    assert data_of(html)["sentences"] == {}


def test_another_text_than_the_cited_one_is_refused(
    graph: pactgraph.Pactgraph, tmp_path: Path
) -> None:
    data = read(graph.store)
    with pytest.raises(UsageError, match=r"\.txt cannot be read: ."):
        quotations(data, tmp_path)

    (tmp_path / "000_c9ef74252b04246a.txt").write_text("别的。", "utf-8")
    with pytest.raises(UsageError, match="is not the text that the records were read from"):
        quotations(data, tmp_path)


def test_a_missing_document_ends_the_command(tmp_path: Path) -> None:
    done = view("--documents", "nowhere", folder=tmp_path)

    assert done.returncode == 2
    assert re.fullmatch(r"pactgraph: nowhere/\w+\.txt cannot be read: .+\n", done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_top_keeps_the_best_connected_and_says_how_many_are_left_out(tmp_path: Path) -> None:
    done = view("--top", "30", "--lang", "zh", folder=tmp_path)
    data = data_of((tmp_path / "network.html").read_text("utf-8"))

    assert done.returncode == 0
    assert re.match(r"\d+个联系最少的行为体和合作安排未绘出", done.stderr)
    assert len(data["drawing"]["nodes"]) == 30
    assert data["language"] == "zh"


def test_a_thinned_graph_names_nothing_that_it_has_lost() -> None:
    data, left_out = thinned(read(synthetic(200, 400)), 50)
    known = {thing["id"] for thing in data["things"]}

    assert left_out == 150
    assert len(known) == 50
    assert {name for tie in data["ties"] for name in (tie["actor"], tie["in"])} <= known
