from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.russian import asked_in, with_russian

pytestmark = pytest.mark.browser


def test_the_page_speaks_the_added_language_and_english_where_it_has_no_words(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    here = with_russian(tmp_path)
    assert asked_in(here)("view", "--lang", "ru", "--out", "page.html").returncode == 0
    page = open_page(path=here / "page.html")

    assert page.get_attribute("html", "lang") == "ru"
    assert "22 государства" in page.inner_text("body")
    assert "51 arrangements" in page.inner_text("body")
    assert page.evaluate('["Сеть", "Matrix"].every((w) => document.body.innerText.includes(w))')
    assert page.evaluate("[nameOf(graph.byId.get('china')), nameOf(graph.byId.get('japan'))]") == [
        "Китай",
        "Japan",
    ]
    assert page.evaluate("[1, 3, 5, 21].map((n) => word('sentence.states', { n }))") == [
        "1 государство",
        "3 государства",
        "5 государств",
        "21 государство",
    ]
    for following in ("中文", "EN", "Русский"):
        assert page.inner_text("#language") == following
        page.click("#language")
    assert page.get_attribute("html", "lang") == "ru"
