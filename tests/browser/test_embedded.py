"""The page inside other pages, where there is no history, no storage and no address of its own."""

import json
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Frame, Page
from tests.browser.conftest import PATIENCE
from tests.browser.synthetic import synthetic
from tests.places import TESTS

from pactgraph.store.engines import Oxigraph
from pactgraph.values.terms import ID
from pactgraph.view.page import drawn

pytestmark = pytest.mark.browser

HTML = "text/html; charset=utf-8"
HOST = "https://notebook.test/"
FRAME = '<!DOCTYPE html><iframe name="in" {} style="width:1300px;height:800px;border:0"></iframe>'

_STREAMLIT = (
    "allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin "
    "allow-scripts allow-downloads"
)
_SOURCE = 'srcdoc="{html}"'
_WRITTEN = "const page = frames[0].document; page.open(); page.write(html); page.close();"
_DATA = "frames[0].frameElement.src = 'data:text/html;charset=utf-8,' + encodeURIComponent(html);"
_BLOB = (
    "document.querySelector('iframe').src = "
    "URL.createObjectURL(new Blob([html], {type: 'text/html'}));"
)
# How notebooks and dashboards put a page into theirs: the frame, and what then fills it.
WAYS = {
    "srcdoc": (_SOURCE, ""),
    "srcdoc, sandboxed": (f'sandbox="allow-scripts" {_SOURCE}', ""),
    "srcdoc, with an origin": (f'sandbox="allow-scripts allow-same-origin" {_SOURCE}', ""),
    "srcdoc, as Streamlit": (f'sandbox="{_STREAMLIT}" {_SOURCE}', ""),
    "written": ("", _WRITTEN),
    "a data address": ("", _DATA),
    "a blob": ("", _BLOB),
    "a blob, sandboxed": ('sandbox="allow-scripts"', _BLOB),
}


@pytest.fixture(scope="module", params=WAYS)
def frame(request: pytest.FixtureRequest, browser: Browser, html: Path) -> Iterator[Frame]:
    """The page inside another in each way; at the end nothing may have been logged."""
    context = browser.new_context(viewport={"width": 1340, "height": 840}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield embedded(page, html.read_text("utf-8"), *WAYS[request.param])
    context.close()

    # Of such a frame Chromium warns whoever put it there, whatever is in it.
    assert [line for line in wrong if "can escape its sandboxing" not in line] == []


def embedded(page: Page, text: str, attributes: str, script: str) -> Frame:
    host = FRAME.format(attributes.replace("{html}", escape(text)))
    page.route(f"{HOST}**", lambda route: route.fulfill(body=host, content_type=HTML))
    page.goto(HOST)
    if script:
        page.evaluate(f"html => {{ {script} }}", text)
    frame = _inner(page)
    frame.wait_for_selector("html[data-ready]")
    return frame


def _inner(page: Page) -> Frame:
    """Return the inner frame, which a sandbox puts into a process of its own, a moment later."""
    while (frame := page.frame("in")) is None:
        page.wait_for_timeout(20)
    return frame


def test_an_embedded_page_can_be_used(frame: Frame, keep: Callable[..., None]) -> None:
    frame.click("#tab-table")
    frame.click("#table-body [data-open] >> nth=0")
    first = frame.inner_text("#about")
    frame.focus("#table-body [data-open] >> nth=1")
    frame.press("#table-body [data-open] >> nth=1", "Enter")
    second = frame.inner_text("#about")
    frame.click("#language")
    chinese = frame.inner_text("#about")
    frame.select_option("#a", "china")
    frame.select_option("#b", "myanmar")
    links = frame.locator("#drawer .dated > li").count()
    frame.click("#tab-matrix")
    frame.click("#tab-timeline")
    frame.click("#tab-network")
    keep(frame.page)
    frame.click("#language")

    assert len({first, second, chinese}) == 3
    assert links > 10
    assert frame.get_attribute("#tab-network", "aria-selected") == "true"


def test_filters_time_and_search_of_an_embedded_page_work(frame: Frame) -> None:
    frame.click("#reset")
    sentence = frame.inner_text("#sentence")
    frame.locator("#kinds input").nth(0).click()
    frame.fill("#to", "1995")
    narrowed = frame.inner_text("#sentence")
    frame.click("#reset")
    frame.fill("#search", "Laos")
    frame.press("#search", "Enter")

    assert narrowed != sentence == frame.inner_text("#sentence")
    assert frame.inner_text("#about") == "Laos"


def test_a_link_from_an_embedded_page_says_where_it_goes(
    frame: Frame, request: pytest.FixtureRequest
) -> None:
    frame.click("#reset")
    frame.click("#tab-table")
    frame.click("#export summary")
    frame.click("[data-export=link]")
    link = frame.input_value("#text")
    frame.click("#text-dialog button")

    if "[written]" in request.node.name:  # such a document has the address of its writer
        assert link == f"{HOST}#lang=en&view=table"
    else:
        assert link.startswith("Inside another page this one has no address of its own.")
        assert link.endswith(": #lang=en&view=table")
        assert frame.locator("#table-body [href]").count() == 0


@pytest.mark.parametrize("choice", ["csv", "excel"])
def test_a_frame_that_may_save_saves_csv_with_a_mark_where_asked(
    browser: Browser, html: Path, choice: str
) -> None:
    context = browser.new_context(accept_downloads=True)
    frame = embedded(context.new_page(), html.read_text("utf-8"), *WAYS["srcdoc, as Streamlit"])
    frame.click("#export summary")
    with frame.page.expect_download() as waiting:
        frame.click(f"[data-export={choice}]")
    data = Path(waiting.value.path()).read_bytes()
    context.close()

    assert data.startswith(b"\xef\xbb\xbf") == (choice == "excel")
    assert data.removeprefix(b"\xef\xbb\xbf").startswith(b"id,kind,zh,en,date,")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_history_that_refuses_is_done_without(browser: Browser, html: Path) -> None:
    """Safari lets only so many changes through in half a minute."""
    page: Page = browser.new_context().new_page()
    page.add_init_script(
        "for (const name of ['pushState', 'replaceState'])"
        " history[name] = () => { throw new DOMException('too many', 'SecurityError'); };"
    )
    page.goto(html.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.click("#tab-table")
    page.click("#export summary")
    page.click("[data-export=link]")

    assert page.input_value("#text") == f"{html.as_uri()}#lang=en&view=table"
    page.context.close()


FIRST_LOOK = [
    *(
        f"{name}=x"
        for name in ("constructor", "__proto__", "toString", "hasOwnProperty", "valueOf")
    ),
    *(
        f"{key}={name}"
        for key in ("lang", "view", "mode", "kinds", "roles", "topics", "documents", "sort")
        for name in ("constructor", "__proto__", "toString")
    ),
    *(
        f"{key}={name}"
        for key in ("select", "a", "b")
        for name in ("valueOf", "__proto__", "nobody")
    ),
    *("undated=toString", "single=constructor", "observers=__proto__"),
    *(
        "from=1e3",
        "from=NaN",
        "to=Infinity",
        "from=-1",
        "to=0x7d0",
        "from=19.5",
        "to=",
        "from=２０００",
    ),
    *("%E0%A4%A", "%", "=", "&&&", "lang", "lang=EN", "a=&b=", "#", "sort=--name"),
    "x=" + "y" * 100_000,
]


@pytest.mark.parametrize("hash_", FIRST_LOOK, ids=lambda text: text[:30])
def test_a_hash_that_means_nothing_opens_the_first_look(
    plain: tuple[Page, str], hash_: str
) -> None:
    page, look = plain
    assert page.evaluate("hash => JSON.stringify(readHash('#' + hash))", hash_) == look


@pytest.fixture(scope="module")
def plain(browser: Browser, html: Path) -> Iterator[tuple[Page, str]]:
    """The page as it opens first, and its state."""
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(html.as_uri())
    page.wait_for_selector("html[data-ready]")
    yield page, page.evaluate("JSON.stringify(state)")
    context.close()

    assert wrong == []


@pytest.mark.parametrize("view", ["network", "matrix", "timeline", "table"])
def test_ids_that_objects_have_of_their_own_are_ids_like_others(
    open_page: Callable[..., Page], tmp_path: Path, view: str
) -> None:
    text = ox.serialize(synthetic(20, 40).engine, format=ox.RdfFormat.N_QUADS)
    assert text is not None
    for number, name in enumerate(("constructor", "valueOf", "toString", "hasOwnProperty")):
        text = text.replace(f"{ID}thing-{number}>".encode(), f"{ID}{name}>".encode())
    path = tmp_path / "named.html"
    path.write_bytes(drawn(Oxigraph.of(ox.parse(text, format=ox.RdfFormat.N_QUADS))).html.encode())
    page = open_page(f"view={view}&select=constructor&lang=en", path=path)

    assert page.evaluate("state.select") == "constructor"
    assert page.locator("#drawer h2").inner_text()
    for name in ("valueOf", "toString", "hasOwnProperty"):
        page.evaluate("name => openThing(name)", name)
        assert page.evaluate("state.select") == name
    page.evaluate("set({ a: 'constructor', b: 'valueOf', select: '' })")
    assert "⇄" in page.locator("#drawer h2").inner_text()


@pytest.mark.parametrize(
    "hash_", ["constructor=x", "lang=__proto__", "%E0%A4%A", "sort=constructor&view=table"]
)
def test_such_a_hash_opens_the_page_from_cold(open_page: Callable[..., Page], hash_: str) -> None:
    page = open_page(hash_)

    assert page.inner_text("#sentence") == open_page().inner_text("#sentence")


def test_what_a_hash_means_beside_what_it_does_not_is_kept(plain: tuple[Page, str]) -> None:
    page, _ = plain
    state = page.evaluate(
        "readHash('#kinds=state,toString,case&lang=zh&from=2000&to=1e3&sort=-ties&a=china&kind=x')"
    )

    assert (state["kinds"], state["lang"], state["from"]) == (["state", "case"], "zh", 2000)
    assert (state["sort"], state["a"], "kind" in state) == ("-ties", "china", False)


def test_no_kind_at_all_is_a_choice(plain: tuple[Page, str]) -> None:
    page, _ = plain

    assert page.evaluate("readHash('#kinds=').kinds") == []


CASES = json.loads((TESTS / "csv.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_page_writes_csv_as_the_commands_do(
    plain: tuple[Page, str], case: dict[str, object]
) -> None:
    page, _ = plain
    written = page.evaluate(
        "text => JSON.stringify(csvOf([[JSON.parse(text), 'z']]))", json.dumps(case["value"])
    )

    assert json.loads(written) == f"{case['csv']},z\r\n"
