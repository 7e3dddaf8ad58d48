"""The page on small screens, without a mouse, for screen readers, and against hostile seeds."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browser.synthetic import synthetic

from pactgraph.values.terms import ID, PREFIXES, STATED
from pactgraph.view.page import drawn

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Keep = Callable[..., None]

HOSTILE = (
    '</script><script>document.title = "run"</script>'
    '<img src=x onerror="document.title=`run`"><b>&amp;'
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    store = synthetic(40, 80)
    label = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
    for number in range(40):
        thing = ox.NamedNode(f"{ID}thing-{number}")
        for quad in list(store.engine.quads_for_pattern(thing, label, None)):
            store.engine.remove(quad)
        for language in ("zh", "en"):
            name = ox.Literal(f"{HOSTILE}{number}", language=language)
            store.engine.add(ox.Quad(thing, label, name, ox.NamedNode(STATED)))
    path = tmp_path / "hostile.html"
    path.write_bytes(drawn(store).html.encode())
    return path


@pytest.mark.parametrize("view", ["network", "matrix", "timeline", "table"])
def test_names_from_seeds_never_run(open_page: Open, hostile: Path, view: str) -> None:
    page = open_page(f"view={view}&select=thing-0", path=hostile)
    page.fill("#search", "thing")
    page.evaluate("document.body.append(pictureOf(shownIn(state)) ?? '')")

    assert page.locator("#drawer h2").inner_text() == f"{HOSTILE}0"
    assert page.title().startswith("Pactgraph · ")
    assert page.locator("img, b").count() == 0


def test_a_formula_in_a_name_is_text_in_the_csv(open_page: Open) -> None:
    assert open_page().evaluate("cell('=1+1')") == "'=1+1"


def test_the_page_may_not_ask_the_network_for_anything(browser: Browser, html: Path) -> None:
    page = browser.new_context().new_page()
    page.goto(html.as_uri())
    refused = page.evaluate("fetch('https://example.org/').then(() => 'answered', () => 'refused')")
    page.context.close()

    assert refused == "refused"


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [1440, pytest.param(1024, marks=pytest.mark.long), 390])
@pytest.mark.parametrize("view", ["network", "matrix", "timeline", "table"])
def test_no_view_is_wider_than_the_screen(  # noqa: PLR0913  # every screen
    open_page: Open, keep: Keep, *, width: int, language: str, scheme: str, view: str
) -> None:
    state = f"lang={language}&view={view}&select=drug-control-mou-1993"
    page = open_page(state, width=width, height=844, scheme=scheme)
    keep(page)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_small_screen_begins_with_the_table_and_opens_sheets(open_page: Open, keep: Keep) -> None:
    page = open_page(width=390, height=844)
    page.get_by_role("button", name="Search and filter").click()
    keep(page, "-panel")

    expect(page.locator("#search")).to_be_visible()

    page.fill("#search", "Laos")
    page.press("#search", "Enter")
    keep(page, "-drawer")

    assert page.get_attribute("#tab-table", "aria-selected") == "true"
    expect(page.locator("#drawer h2")).to_have_text("Laos")
    expect(page.locator("#drawer h2")).to_be_visible()
    expect(page.locator("#search")).to_be_hidden()


def test_at_twice_the_size_everything_is_still_there(open_page: Open, keep: Keep) -> None:
    page = open_page(width=720, height=450, zoom=2)
    keep(page)
    page.get_by_role("button", name="Search and filter").click()

    expect(page.locator("#search")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_everything_is_reached_by_the_tab_key(open_page: Open) -> None:
    page = open_page("view=network")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))

    order = [
        "tab-network",
        "language",
        "search",
        "a",
        "b",
        "reset",
        "canvas",
        "zoom-in",
        "from",
        "to",
        "play",
    ]
    assert [name for name in reached if name in order][: len(order)] == order


@pytest.mark.parametrize(
    ("state", "width", "scheme"),
    [
        ("", 1440, "light"),
        ("a=china&b=laos&view=matrix", 1440, "dark"),
        ("select=china&view=timeline&lang=zh", 1440, "light"),
        ("select=drug-control-mou-1993&view=table", 1024, "dark"),
        ("view=table", 390, "light"),
    ],
    ids=["network", "matrix", "timeline", "table", "small"],
)
def test_axe_finds_no_serious_violation(
    browser: Browser, html: Path, state: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]  # a literal to Playwright
        bypass_csp=True,  # axe is a script that the page would refuse
    )
    page = context.new_page()
    page.goto(f"{html.as_uri()}#{state}")
    page.wait_for_selector("html[data-ready]")
    answer = Axe().run(page).response
    context.close()
    serious = [
        found["id"] for found in answer["violations"] if found["impact"] in {"serious", "critical"}
    ]

    assert len(answer["passes"]) > 30
    assert serious == []
