"""Each feature of the page, by clicks and keys, as a reader uses it."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pactgraph.values.names.folding import fold

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
Keep = Callable[..., None]


def heading(page: Page) -> str:
    return page.inner_text("#drawer h2")


def click_node(page: Page, name: str, **options: list[str]) -> None:
    x, y = page.evaluate(
        "(id) => { const { x, y } = scene().spot(nodes.get(id)); return [x, y]; }", name
    )
    page.click("#canvas", position={"x": x, "y": y}, **options)  # type: ignore[arg-type]


def test_the_first_look_says_what_is_shown_and_what_is_left_out(
    open_page: Open, keep: Keep
) -> None:
    page = open_page()
    keep(page)

    assert page.inner_text("#sentence").startswith("22 states · ")
    assert "Territories, Organizations, Agencies, Persons" in page.inner_text("#drawer")
    assert page.evaluate("Boolean(network.vis)")
    assert page.evaluate("network.vis.physics.options.enabled") is False


def test_every_state_in_the_picture_has_its_name(open_page: Open) -> None:
    named, states = open_page().evaluate(
        "[namesIn(scene()).filter(({ strong }) => strong).length,"
        " [...shownIn(state).actors].length]"
    )

    assert named == states


def test_no_name_covers_another(open_page: Open) -> None:
    boxes = open_page().evaluate("namesIn(scene()).map(({ box }) => box)")
    overlapping = [
        (p, q)
        for i, p in enumerate(boxes)
        for q in boxes[:i]
        if p[0] < q[2] and q[0] < p[2] and p[1] < q[3] and q[1] < p[3]
    ]

    assert overlapping == []


@pytest.mark.parametrize("typed", ["缅甸", "myanmar", "MMR", "mm"])
def test_search_finds_a_state_by_any_of_its_names(open_page: Open, typed: str) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")

    assert heading(page) == "Myanmar"


@pytest.mark.parametrize(
    "typed", ["Burma", "緬甸", "Republic of Myanmar", "ＭＹＡＮＭＡＲ", "Myanmár", "缅甸联邦"]
)
def test_search_finds_a_state_by_what_people_type(open_page: Open, typed: str) -> None:
    page = open_page()
    page.fill("#search", typed)
    page.press("#search", "Enter")

    assert heading(page) == "Myanmar"


def test_the_page_folds_names_as_the_commands_do(open_page: Open) -> None:
    names = [
        *"ÉßøŁæİı&ǅσςªⅡ①ﬁがйé가क",
        "Côte d’Ivoire",
        "d´Ivoire",
        "Việt Nam",
        "中國",
        "緬甸",
        "⼀般",
    ]
    names += ["C++", "6＋2", "Guinea−Bissau", "a\u200bb", "ㅤ", "Hawaiʻi", "Straße"]

    assert open_page().evaluate("(names) => names.map(fold)", names) == list(map(fold, names))


def test_search_is_walked_with_arrows_and_left_with_escape(open_page: Open, keep: Keep) -> None:
    page = open_page()
    page.fill("#search", "china")
    keep(page)
    page.press("#search", "ArrowDown")
    second = page.locator("#results li").nth(1)

    expect(second).to_have_attribute("aria-selected", "true")

    page.press("#search", "Escape")

    expect(page.locator("#results")).to_be_hidden()


def test_a_click_on_a_node_opens_everything_about_it(open_page: Open, keep: Keep) -> None:
    page = open_page()
    click_node(page, "drug-control-mou-1993")
    keep(page)
    text = page.inner_text("#drawer")

    assert heading(page) == "Memorandum of Understanding on Drug Control"
    assert "禁毒谅解备忘录" in text
    assert "agreement · 1993-10" in text
    assert "Participants (7)" in text
    assert "Degree, rank 3 of 90 arrangements: brings together 6 of 22 actors." in text
    assert "000#11.4" in text


def test_a_name_in_the_drawer_leads_to_the_thing_and_back(open_page: Open) -> None:
    page = open_page("select=drug-control-mou-1993")
    page.click("#drawer a.thing >> text=Laos")

    assert heading(page) == "Laos"
    assert page.evaluate("document.activeElement.id") == "about"

    page.go_back()

    assert heading(page) == "Memorandum of Understanding on Drug Control"


def test_a_passage_opens_to_its_place_in_words(open_page: Open) -> None:
    page = open_page("select=drug-control-mou-1993")
    page.click("#drawer .cite >> nth=0")

    assert "paragraph 11, sentence 4" in page.inner_text("#drawer .quote >> nth=0")


def test_the_network_is_walked_with_keys(open_page: Open, keep: Keep) -> None:
    page = open_page()
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#spoken")
    page.keyboard.press("ArrowLeft")
    second = page.inner_text("#spoken")
    keep(page)
    page.keyboard.press("Enter")

    assert first == "China, States"
    assert second.startswith(heading(page))


def test_hovering_brings_out_the_neighbours_alone(open_page: Open, keep: Keep) -> None:
    page = open_page()
    x, y = page.evaluate(
        "(() => { const { x, y } = scene().spot(nodes.get('russia')); return [x, y] })()"
    )
    page.hover("#canvas", position={"x": x, "y": y})
    ties = page.evaluate(
        "[...shownIn(state).members.values()].filter((m) => m.has('russia')).length"
    )

    page.wait_for_function("(count) => [...emphasis().nodes].length === count", arg=ties + 1)
    keep(page)


def test_two_states_chosen_in_the_form_are_connected(open_page: Open, keep: Keep) -> None:
    page = open_page()
    page.select_option("#a", "china")
    page.select_option("#b", "myanmar")
    keep(page)
    dates = page.locator("#drawer .dated .date").all_inner_texts()

    assert heading(page) == "China ⇄ Myanmar"
    assert dates[0].startswith("1990")
    assert len(dates) == page.evaluate("connect(graph, 'china', 'myanmar').arrangements.length")
    assert page.evaluate("emphasis().paths") is True


def test_two_states_clicked_with_shift_are_connected(open_page: Open) -> None:
    page = open_page()
    click_node(page, "china")
    click_node(page, "russia", modifiers=["Shift"])

    assert heading(page) == "China ⇄ Russia"


def test_the_drawer_asks_for_the_other_and_a_click_gives_it(open_page: Open) -> None:
    page = open_page("select=laos")
    page.click("text=Connect with …")
    click_node(page, "thailand")

    assert heading(page) == "Laos ⇄ Thailand"


def test_two_that_nothing_connects_are_told_their_partners(open_page: Open) -> None:
    page = open_page("a=finland&b=malaysia")

    assert "nothing connects them" in page.inner_text("#drawer")
    assert "Finland is connected with" in page.inner_text("#drawer")


def test_the_years_limit_what_is_shown_and_what_connects(open_page: Open, keep: Keep) -> None:
    page = open_page("a=china&b=myanmar")
    page.evaluate("at('to').value = 1994; at('to').dispatchEvent(new Event('input'))")
    keep(page)
    text = page.inner_text("#drawer")

    assert "begun by 1994" in page.inner_text("#sentence")
    assert "begun by 1994" in text
    assert "more are not counted" in text
    assert "to=1994" in page.url


def test_a_handle_moves_by_keys_and_stays_on_its_side(open_page: Open) -> None:
    page = open_page("from=2000&to=2001")
    page.focus("#from")
    for _ in range(3):
        page.keyboard.press("ArrowRight")

    assert page.inner_text("#years") == "2001 – 2001"


def test_in_force_leaves_out_what_has_ended(open_page: Open) -> None:
    page = open_page("from=2010&to=2010")
    begun = page.evaluate("shownIn(state).wholes.size")
    page.select_option("#mode", "force")
    force = page.evaluate(
        "[...shownIn(state).wholes].every((id) => !(graph.byId.get(id).end < '2010'))"
    )

    assert begun == 0
    assert force is True
    assert "in force in 2010" in page.inner_text("#sentence")


def test_playing_steps_through_the_years_and_pauses(open_page: Open) -> None:
    page = open_page()
    page.evaluate("play.pause = 100")
    page.click("#play")
    page.wait_for_function(
        "() => /– (199|200)/.test(document.getElementById('years').textContent)"
        " && (document.getElementById('play').click(), true)"
    )
    year = page.evaluate("state.to")
    page.wait_for_timeout(100)

    assert page.evaluate("state.to") == year
    assert year < 2013


def test_undated_things_are_counted_and_can_be_hidden(open_page: Open) -> None:
    page = open_page()
    box = page.locator("#rules label").nth(1)
    count = int(box.inner_text().split("(")[1].rstrip(")"))
    before = page.evaluate("shownIn(state).wholes.size")
    box.locator("input").uncheck()

    assert page.evaluate("shownIn(state).wholes.size") == before - count


def test_the_legend_filters_by_kind_and_shows_agencies_on_demand(
    open_page: Open, keep: Keep
) -> None:
    page = open_page()
    page.get_by_role("checkbox", name="Agencies").check()
    page.get_by_role("checkbox", name="Events").uncheck()
    keep(page)
    kinds = page.evaluate("[...new Set([...nodes.values()].filter(isDrawn).map((n) => n.kind))]")

    assert "agency" in kinds
    assert "event" not in kinds
    assert "other actors" in page.inner_text("#sentence")


@pytest.mark.parametrize(
    ("group", "choice"),
    [("roles", "signatory"), ("topics", "training"), ("documents", "excerpt")],
    ids=["role", "topic", "document"],
)
def test_roles_topics_and_documents_narrow_the_picture(
    open_page: Open, group: str, choice: str
) -> None:
    page = open_page()
    before = page.evaluate("shownIn(state).wholes.size")
    page.locator(f"details:has(#{group}) summary").click()
    page.locator(f"#{group} label", has_text=choice).first.locator("input").check()
    after = page.evaluate("shownIn(state).wholes.size")

    assert 0 < after < before
    assert f"{group}=" in page.url

    page.click("#reset")

    assert page.evaluate("shownIn(state).wholes.size") == before


def test_a_cell_of_the_matrix_opens_what_it_counts(open_page: Open, keep: Keep) -> None:
    page = open_page()
    page.click("#tab-matrix")
    cell = page.get_by_role("button", name="China and Laos:").first
    count = int(cell.inner_text())
    cell.click()
    keep(page)

    assert heading(page) == "China ⇄ Laos"
    assert page.locator("#drawer .dated > li").count() == count


def test_every_count_of_the_matrix_is_what_connect_finds(open_page: Open) -> None:
    wrong = open_page("view=matrix").evaluate(
        "[...document.querySelectorAll('.matrix [data-a]')].filter(({ dataset, textContent }) =>"
        " connect(graph, dataset.a, dataset.b).arrangements.length !== Number(textContent)).length"
    )

    assert wrong == 0


def test_the_matrix_is_walked_with_arrows(open_page: Open) -> None:
    page = open_page("view=matrix")
    page.focus(".matrix td button[tabindex='0']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    assert " ⇄ " in heading(page)


def test_the_timeline_draws_what_is_dated_and_counts_the_rest(open_page: Open, keep: Keep) -> None:
    page = open_page("view=timeline")
    keep(page)
    bars = page.locator(".timeline g").count()
    dated = page.evaluate(
        "[...shownIn(state).wholes].filter((id) => graph.byId.get(id).beginBy).length"
    )
    page.locator(".timeline g").first.focus()
    page.keyboard.press("Enter")

    assert bars == dated
    assert "undated arrangements are not drawn" in page.inner_text("#timeline-body .caption")
    assert page.evaluate("state.select") != ""


def test_the_table_is_the_twin_of_the_network(open_page: Open, keep: Keep) -> None:
    page = open_page()
    drawn = page.evaluate("[...nodes.values()].filter(isDrawn).map(({ id }) => id).sort()")
    page.click("#tab-table")
    keep(page)
    names = "[...document.querySelectorAll('.rows .c-name [data-open]')]"
    rows = page.evaluate(f"{names}.map((a) => a.dataset.open).sort()")

    assert rows == drawn


def test_the_table_sorts_both_ways_and_filters(open_page: Open) -> None:
    page = open_page("view=table")
    page.click("[data-sort=name]")
    names = page.locator(".rows tbody .c-name a").all_inner_texts()
    page.click("[data-sort=name]")
    back = page.locator(".rows tbody .c-name a").all_inner_texts()
    page.fill("#filter-rows", "1993-10")

    assert back == names[::-1]
    assert page.get_attribute(".rows th.c-name", "aria-sort") == "descending"
    assert page.inner_text("#row-count") == "1 row"


def test_figures_and_claims_are_read_in_the_table(open_page: Open, keep: Keep) -> None:
    page = open_page("view=table")
    for kind in ("Figures", "Claims"):
        page.get_by_role("checkbox", name=kind).check()
    page.fill("#filter-rows", "poppy")
    keep(page)

    assert page.locator(".rows tbody tr").count() > 5


def test_the_language_changes_at_a_click(open_page: Open, keep: Keep) -> None:
    page = open_page("select=drug-control-mou-1993")
    page.click("#language")
    keep(page)

    assert heading(page) == "禁毒谅解备忘录"
    assert page.inner_text("#tab-network") == "网络"
    assert page.get_attribute("html", "lang") == "zh-Hans"
    assert page.inner_text("#sentence").startswith("22个国家")


def test_a_link_gives_the_same_view_again(open_page: Open) -> None:
    first = open_page()
    first.click("#tab-table")
    first.get_by_role("checkbox", name="Cases").uncheck()
    first.click("[data-sort=date]")
    first.click(".rows tbody .c-name a >> nth=3")
    first.click("#language")
    second = open_page(first.url.split("#")[1])

    assert second.evaluate("state") == first.evaluate("state")
    assert second.inner_text("#table-body") == first.inner_text("#table-body")
    assert heading(second) == heading(first)


def test_a_link_that_means_nothing_opens_the_first_look(open_page: Open) -> None:
    page = open_page("view=moon&select=nobody&from=x&kinds=<b>&a=__proto__&lang=fr&to=99999")

    assert page.inner_text("#sentence") == open_page().inner_text("#sentence")
    assert page.evaluate("state.view") == "network"


def test_pictures_tables_and_citations_are_taken_away(open_page: Open, tmp_path: Path) -> None:
    page = open_page("a=china&b=laos")
    taken = {}
    for ending in ("png", "svg", "csv"):
        page.click("#export summary")
        with page.expect_download() as waiting:
            page.click(f"[data-export={ending}]")
        waiting.value.save_as(tmp_path / ending)
        taken[ending] = (tmp_path / ending).read_bytes()
    rows = list(csv.DictReader(io.StringIO(taken["csv"].decode("utf-8-sig"))))
    page.click("#export summary")
    page.click("[data-export=cite]")
    cited = page.input_value("#text")

    assert taken["png"].startswith(b"\x89PNG")
    assert len(taken["png"]) > 50_000
    assert taken["svg"].startswith(b"<svg xmlns=")
    assert "Pactgraph 0.1.0, data " in taken["svg"].decode()
    assert len(rows) == page.evaluate("rowsOf(shownIn(state)).length")
    assert cited.startswith("Pactgraph 0.1.0, data ")
    assert "Network; States, Agreements" in cited


@pytest.mark.parametrize("view", ["network", "matrix", "timeline"])
def test_each_picture_stands_on_its_own(open_page: Open, keep: Keep, view: str) -> None:
    page = open_page(f"view={view}", scheme="dark")
    page.evaluate("at('paper').replaceChildren(pictureOf(shownIn(state)))")
    page.evaluate("for (const part of document.body.children) part.style.display = 'none'")
    page.evaluate("at('paper').style.display = 'block'")
    page.evaluate("document.body.style.display = 'block'")
    keep(page)

    assert page.locator("svg text").count() > 20


def test_printing_gives_a_page_to_hand_in(open_page: Open) -> None:
    page = open_page("a=china&b=myanmar")
    page.evaluate(
        "addEventListener('beforeprint', () => {"
        " document.body.dataset.wide = at('paper').firstChild.getAttribute('width');"
        " document.body.dataset.text = at('paper').textContent; })"
    )
    document = page.pdf(format="A4")
    printed = page.get_attribute("body", "data-text") or ""

    assert document.startswith(b"%PDF")
    assert float(page.get_attribute("body", "data-wide") or 0) > 800
    assert "China ⇄ Myanmar" in printed
    assert "Pactgraph 0.1.0, data " in printed
    assert page.evaluate("at('paper').children.length") == 0
