from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pactgraph.compile.sources import Sources
from pactgraph.evidence.verify.verification import Verification, verify
from pactgraph.values.locators import Locator

if TYPE_CHECKING:
    from tests.evidence.conftest import World


Lines = list[str]
LONG = "000_c9ef74252b04246a"


def changed(documents: Path, folder: Path, change: Callable[[Lines], Lines]) -> Verification:
    """Verify the shipped seeds with a change to the longer document."""
    for path in documents.iterdir():
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        new = change(lines) if path.stem == LONG else lines
        (folder / path.name).write_text("\n\n".join(new) + "\n", "utf-8")
    return verify(Sources.of_package(), folder)


def swap(lines: Lines) -> Lines:
    return [*lines[:9], *lines[17:20], *lines[9:17], *lines[20:]]


def swapped(paragraph: int) -> int:
    if paragraph in range(18, 21):
        return paragraph - 8
    return paragraph + 3 if paragraph in range(10, 18) else paragraph


@pytest.mark.parametrize(
    ("change", "where"),
    [
        pytest.param(
            lambda lines: [*lines[:9], "新版的说明。", *lines[9:]],
            lambda p, s: (p + (p > 9), s),
            id="a paragraph more",
            marks=pytest.mark.long,
        ),
        pytest.param(
            lambda lines: lines[3:],
            lambda p, s: (p - 3, s),
            id="three paragraphs less",
            marks=pytest.mark.long,
        ),
        pytest.param(swap, lambda p, s: (swapped(p), s), id="paragraphs swapped"),
        pytest.param(
            lambda lines: [*lines[:10], "新增一句。" + lines[10], *lines[11:]],
            lambda p, s: (p, s + (p == 11)),
            id="a sentence more",
            marks=pytest.mark.long,
        ),
    ],
)
def test_the_passages_of_a_changed_edition_are_found_again(
    documents: Path,
    tmp_path: Path,
    change: Callable[[Lines], Lines],
    where: Callable[[int, int], tuple[int, int]],
) -> None:
    found = changed(documents, tmp_path, change)
    moved = {move.old: move.new for move in found.moves}
    cited = {p for f in found.findings for p in f.fact.passages if p.document == LONG}

    assert {p: moved.get(p, p) for p in cited} == {
        p: Locator(LONG, *where(p.paragraph, p.sentence)) for p in cited
    }
    assert {place.document for place in moved} == {LONG}


def test_an_edition_in_which_every_fact_is_supported_has_moved_nothing(
    documents: Path, tmp_path: Path
) -> None:
    found = changed(documents, tmp_path, lambda lines: lines)

    assert not any(edition.exact for edition in found.editions)
    assert (found.problems, found.moves) == ([], ())


def test_a_passage_that_no_sentence_replaces_is_gone(world: "World") -> None:
    world.edit(lambda text: text[: text.index("2003年")])
    moves = world.verify().moves

    assert [(str(move.old), move.new) for move in moves] == [("talks#3.1", None)]
