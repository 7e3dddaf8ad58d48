"""How soon a page is ready, beside the page that pyvis writes of the same graph."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pyvis.network import Network
from tests.browser.chromium import chromium
from tests.browser.synthetic import synthetic

import pactgraph
from pactgraph.network import network
from pactgraph.resources import PACKAGE
from pactgraph.store import Store
from pactgraph.view.page import drawn

ROOT = Path(__file__).parents[2]

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
from pactgraph.view.page import drawn
from tests.browser.synthetic import synthetic

store = synthetic(5000, 15_000)
drawn(synthetic(50, 100))
costs = []
for _ in range(5):
    start = time.process_time()
    drawn(store)
    costs.append(time.process_time() - start)
print(min(costs))
"""


def processor_seconds() -> float:
    """Return what writing 5,000 nodes costs in a process of its own, as the command writes them."""
    done = subprocess.run(
        [sys.executable, "-c", WRITE],
        env=os.environ | {"PYTHONPATH": f"{PACKAGE.parent}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def ours(store: Store, folder: Path) -> Path:
    path = folder / "ours.html"
    path.write_bytes(drawn(store).html.encode())
    return path


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


def test_the_shipped_page_is_ready_within_a_second(browser: Browser, tmp_path: Path) -> None:
    path = ours(pactgraph.load().store, tmp_path)

    assert min(seconds(browser, path) for _ in range(5)) < 1


@pytest.mark.parametrize(("nodes", "times"), [(300, 30), (1000, 80)])
def test_the_page_is_ready_long_before_one_that_lays_itself_out(
    browser: Browser, tmp_path: Path, nodes: int, times: int
) -> None:
    store = synthetic(nodes, 3 * nodes)
    own = seconds(browser, ours(store, tmp_path))
    page = browser.new_page(viewport={"width": 1440, "height": 900}, offline=True)
    page.goto(plain_pyvis(store, tmp_path).as_uri())
    page.wait_for_timeout(own * times * 1000)
    settled = page.get_attribute("html", "data-settled", timeout=120_000)
    page.close()

    assert settled is None


def test_five_thousand_nodes_are_written_in_a_second_and_ready_in_two_and_a_half(
    browser: Browser, tmp_path: Path
) -> None:
    store = synthetic(5000, 15_000)
    path = ours(store, tmp_path)
    written = processor_seconds()
    ready = min(seconds(browser, path) for _ in range(5))

    assert written < 1
    assert ready < 2.5


def test_the_scripts_are_small_readable_files() -> None:
    scripts = (PACKAGE / "view" / "scripts").glob("*.js")
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in scripts}

    assert max(lines.values()) <= 250
