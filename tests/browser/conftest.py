"""A real Chromium, the shipped graph's page written once, and what every page must not do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.chromium import chromium
from tests.places import ROOT

import pactgraph
from pactgraph.view.page import drawn

PATIENCE = 120_000  # milliseconds, for a busy machine
expect.set_options(timeout=PATIENCE)
ARTEFACTS = ROOT / "test-artefacts"

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def graph() -> pactgraph.Pactgraph:
    return pactgraph.load()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def html(graph: pactgraph.Pactgraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "network.html"
    path.write_bytes(drawn(graph.store).html.encode())
    return path


@pytest.fixture
def open_page(browser: Browser, html: Path) -> Iterator[Open]:
    """Open the page with the network cut; at the end nothing may have been logged or asked for."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(  # noqa: PLR0913  # what a reader's screen can differ in
        state: str = "",
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        path: Path = html,
        zoom: float = 1,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]  # a literal to Playwright
            device_scale_factor=zoom,
            accept_downloads=True,
            offline=True,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if foreign(asked.url) else None)
        page.goto(f"{path.as_uri()}{state and '#'}{state}")
        page.wait_for_selector("html[data-ready]")
        return page

    def foreign(url: str) -> bool:
        return not url.startswith(("data:", "blob:")) and not url.split("#", maxsplit=1)[
            0
        ].endswith(".html")

    yield opened
    for context in contexts:
        context.close()

    assert wrong == []


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Keep a screenshot under the name of the test."""

    def kept(page: Page, suffix: str = "") -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"{request.node.name}{suffix}.png")

    return kept
