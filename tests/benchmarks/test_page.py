"""How soon a page is ready, beside others in the same run: ratios, never seconds.

The least that a page with this library can take is the time of a page that draws two nodes. On two
cores it takes a third of a second, so that three times as long is the second in which the shipped
page is to be ready, and eight to ten times the two and a half seconds of one of 5,000 nodes.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pyvis.network import Network
from tests.browser.chromium import chromium
from tests.browser.synthetic import synthetic
from tests.places import ROOT

import pactgraph
from pactgraph.network import network
from pactgraph.resources import PACKAGE
from pactgraph.store.engines import Store
from pactgraph.view.page import VIS, drawn

pytestmark = [pytest.mark.browser, pytest.mark.benchmark]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def seconds(browser: Browser, path: Path) -> float:
    """Return how long our page takes until its network is drawn and it answers."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, offline=True)
    start = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.evaluate("new Promise((answered) => requestAnimationFrame(answered))")
    took = time.perf_counter() - start
    page.close()
    return took


WRITE = """
import time
from pactgraph.view.data import read
from pactgraph.view.page import drawn
from tests.browser.synthetic import synthetic

store = synthetic(5000, 15_000)
drawn(synthetic(50, 100))
costs = []
for _ in range(5):
    start = time.process_time()
    drawn(store)
    costs.append(time.process_time() - start)
start = time.process_time()
read(store)
print(min(costs) / (time.process_time() - start))
"""


def cost_of_writing() -> float:
    """Return what writing a page of 5,000 nodes costs, as times what asking for its data costs.

    In a process of its own, as the command writes it.
    """
    done = subprocess.run(
        [sys.executable, "-c", WRITE],
        env=os.environ | {"PYTHONPATH": f"{PACKAGE.parent}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


LEAST = """<!DOCTYPE html><meta charset="utf-8"><div id="network" style="height: 900px"></div>
<script>{vis}</script>
<script>
const nodes = [{{ id: 1, x: 0, y: 0 }}, {{ id: 2, x: 99, y: 99 }}];
const edges = [{{ from: 1, to: 2 }}];
const network = new vis.Network(
  document.getElementById("network"), {{ nodes, edges }}, {{ physics: false }},
);
network.once("afterDrawing", () => {{ document.documentElement.dataset.ready = "true"; }});
</script>"""


def ours(store: Store, folder: Path) -> Path:
    path = folder / "ours.html"
    path.write_bytes(drawn(store).html.encode())
    return path


def the_least(folder: Path) -> Path:
    """Return a page that reads the same library and draws two nodes."""
    vis = files("pyvis").joinpath(VIS).read_text("utf-8")
    path = folder / "least.html"
    path.write_text(LEAST.format(vis=vis), "utf-8")
    return path


def ratio(browser: Browser, one: Path, other: Path, *, enough: float) -> float:
    """Return how many times longer the other page takes, by the least time of each.

    They are opened in turn, more often where something else keeps the machine busy.
    """
    least = most = float("inf")
    for _ in range(20):
        least = min(least, seconds(browser, one))
        most = min(most, seconds(browser, other))
        if most <= enough * least:
            break
    return most / least


def plain_pyvis(store: Store, folder: Path) -> Path:
    """Return pyvis's own page with its default physics, marked once the network has settled."""
    graph = network(store, "actor-arrangement")
    drawing = Network(directed=True, cdn_resources="in_line")
    for name, data in graph.nodes(data=True):
        drawing.add_node(name, label=data["en"])
    for one, other in graph.edges:
        drawing.add_edge(one, other)
    html = drawing.generate_html()
    mark = (
        "network.once('stabilizationIterationsDone', () => "
        "{ document.documentElement.dataset.settled = 'true'; }); return network;"
    )
    assert "return network;" in html
    path = folder / "pyvis.html"
    path.write_text(html.replace("return network;", mark), "utf-8")
    return path


def test_the_shipped_page_is_ready_in_three_times_the_least(
    browser: Browser, tmp_path: Path
) -> None:
    path = ours(pactgraph.load().store, tmp_path)

    assert ratio(browser, the_least(tmp_path), path, enough=3) <= 3


@pytest.mark.parametrize(("nodes", "times"), [(300, 30), (1000, 80)])
def test_the_page_is_ready_long_before_one_that_lays_itself_out(
    browser: Browser, tmp_path: Path, nodes: int, times: int
) -> None:
    store = synthetic(nodes, 3 * nodes)
    path = ours(store, tmp_path)
    own = min(seconds(browser, path) for _ in range(5))
    page = browser.new_page(viewport={"width": 1440, "height": 900}, offline=True)
    page.goto(plain_pyvis(store, tmp_path).as_uri())
    page.wait_for_timeout(own * times * 1000)
    settled = page.get_attribute("html", "data-settled", timeout=120_000)
    page.close()

    assert settled is None


def test_five_thousand_nodes_are_ready_in_ten_times_the_least(
    browser: Browser, tmp_path: Path
) -> None:
    path = ours(synthetic(5000, 15_000), tmp_path)

    assert ratio(browser, the_least(tmp_path), path, enough=10) <= 10


def test_five_thousand_nodes_are_written_in_four_times_what_asking_for_them_takes() -> None:
    assert cost_of_writing() <= 4


def test_the_scripts_are_small_readable_files() -> None:
    scripts = (PACKAGE / "view" / "scripts").glob("*.js")
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in scripts}

    assert max(lines.values()) <= 250
