from html.parser import HTMLParser
from typing import TYPE_CHECKING

from pactgraph.evidence.coverage.page import page

if TYPE_CHECKING:
    from tests.evidence.conftest import World


class _Links(HTMLParser):
    """Collects the anchors of a page, where links lead, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.fetched: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given["id"]} if "id" in given else set()
        self.targets |= {given["href"]} if "href" in given else set()
        self.fetched |= {given["src"]} if "src" in given else set()
        self.fetched |= {tag} if tag in {"link", "script", "img"} else set()


def test_every_mention_is_marked_and_linked_to_its_record(world: "World") -> None:
    text = page(world.coverage(), "en")

    assert '<a href="#r-border-agreement" title="border-agreement">2001年5月</a>' in text
    assert '<span class="unaccounted" title="figure">5名</span>' in text
    assert "<code>border-agreement</code>" in text
    assert "things.yaml:" in text


def test_every_link_leads_to_the_page_itself_and_nothing_is_fetched(world: "World") -> None:
    links = _Links()
    links.feed(page(world.coverage(), "zh"))

    assert links.targets
    assert {target[1:] for target in links.targets} <= links.ids
    assert links.fetched == set()


def test_the_whole_text_is_on_the_page_and_its_marks_are_escaped(world: "World") -> None:
    world.edit(lambda text: text + "<b>甲国</b> & 乙国。\n")
    text = page(world.coverage(), "zh")

    assert "&lt;b&gt;" in text
    assert "&amp;" in text
    assert "<b>甲国" not in text
