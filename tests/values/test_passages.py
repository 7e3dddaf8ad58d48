from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.values.locators import Locator
from pactgraph.values.passages import read, sentences

SPLIT = {
    "full stops": ("zh", "甲。乙。", ["甲。", "乙。"]),
    "no stop at the end": ("zh", "甲。乙", ["甲。", "乙"]),
    "question and exclamation": ("zh", "甲？乙！丙", ["甲？", "乙！", "丙"]),
    "semicolons, wide and narrow": ("zh", "甲；乙;丙。", ["甲；", "乙;", "丙。"]),
    "closing quotation mark": ("zh", "他说：“好。”会议结束。", ["他说：“好。”", "会议结束。"]),
    "closing title mark": ("zh", "《甲。》乙。", ["《甲。》", "乙。"]),
    "two closings": ("zh", "（“甲。”）乙。", ["（“甲。”）", "乙。"]),
    "several stops": ("zh", "甲？！乙。", ["甲？！", "乙。"]),
    "commas are none": ("zh", "甲，乙、丙：丁。", ["甲，乙、丙：丁。"]),
    "a narrow stop is none in Chinese": ("zh", "增长3.5倍. 乙。", ["增长3.5倍. 乙。"]),
    "Chinese of a region": ("zh-Hans", "增长3.5倍. 乙。", ["增长3.5倍. 乙。"]),
    "English": ("en", "One. Two? Three!", ["One.", "Two?", "Three!"]),
    "a decimal is one sentence": (
        "en",
        "It grew 3.5 times. So it did.",
        ["It grew 3.5 times.", "So it did."],
    ),
    "an English quotation": (
        "en",
        'He said "yes." Then he left.',
        ['He said "yes."', "Then he left."],
    ),
    "an English semicolon": ("en", "One; two.", ["One;", "two."]),
    "spaces alone": ("zh", "　 ", []),
    "nothing": ("en", "", []),
}


@pytest.mark.parametrize(("language", "paragraph", "expected"), SPLIT.values(), ids=SPLIT)
def test_a_paragraph_is_split_into_its_sentences(
    language: str, paragraph: str, expected: list[str]
) -> None:
    assert sentences(paragraph, language=language) == expected


@given(
    st.text(alphabet=st.sampled_from("甲乙a1。！？；;.!? 　“”’」》）)\t") | st.characters()),
    st.sampled_from(["zh", "en"]),
)
def test_no_character_but_white_space_is_lost(paragraph: str, language: str) -> None:
    found = sentences(paragraph, language=language)

    assert "".join("".join(found).split()) == "".join(paragraph.split())
    assert all(sentence == sentence.strip() != "" for sentence in found)


@given(st.text(alphabet="甲乙a1。！？；;.!? “”"), st.sampled_from(["zh", "en"]))
def test_a_sentence_is_not_split_again(paragraph: str, language: str) -> None:
    found = sentences(paragraph, language=language)

    assert [s for whole in found for s in sentences(whole, language=language)] == found


@pytest.mark.parametrize(
    "text",
    ["chronicle#1.1", "000_c9ef74252b04246a#11.4", "a.b-c_d#120.30"],
)
def test_a_locator_comes_back_as_it_went_in(text: str) -> None:
    assert str(Locator.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chronicle",
        "chronicle#1",
        "chronicle#0.1",
        "chronicle#1.0",
        "chronicle#01.1",
        "#1.1",
        "chronicle#1.1 ",
        "chronicle#1.1\n",
        "chron icle#1.1",
        "../x#1.1",
        "chronicle#１.1",
        "chronicle#1.1.1",
        "chronicle#-1.1",
        "chronicle#1000000.1",
        f"chronicle#1.{'9' * 5_000}",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_what_is_no_locator_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no locator; write"):
        Locator.parse(text)


def test_locators_are_ordered_as_they_are_read() -> None:
    locators = [Locator.parse(text) for text in ("a#2.10", "a#10.1", "a#2.9", "a#1.1")]

    assert [str(locator) for locator in sorted(locators)] == ["a#1.1", "a#2.9", "a#2.10", "a#10.1"]


def test_empty_lines_are_no_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "chronicle.txt"
    path.write_bytes("\ufeff甲。乙。\r\n\r\n　\r\n丙。\n".encode())

    text = read(path, language="zh")

    assert text.document == "chronicle"
    assert {str(locator): words for locator, words in text.sentences.items()} == {
        "chronicle#1.1": "甲。",
        "chronicle#1.2": "乙。",
        "chronicle#2.1": "丙。",
    }


def test_a_document_is_known_by_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "chronicle.txt"
    path.write_bytes(b"One.\r\n")

    text = read(path, language="en", document="annals")

    assert text.digest == sha256(b"One.\r\n").hexdigest()
    assert list(map(str, text.sentences)) == ["annals#1.1"]


def test_a_document_of_other_bytes_than_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "chronicle.txt"
    path.write_bytes("甲。".encode("gb18030"))

    with pytest.raises(UnicodeDecodeError):
        read(path, language="zh")
