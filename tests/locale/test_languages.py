import pytest

from pactgraph import UsageError
from pactgraph.locale.labels import chosen, in_order
from pactgraph.locale.languages import language, spoken


@pytest.mark.parametrize("tag", ["zh", "ZH", "zh-CN", "zh_Hans", " zh ", "zh-Hant-TW"])
def test_a_tag_is_understood_by_its_language(tag: str) -> None:
    assert language(tag) == "zh"


@pytest.mark.parametrize("tag", ["", "fr", "chinese", "z", "-", None, 1, b"zh", ["zh"]])
def test_what_is_no_language_of_ours_is_refused(tag: object) -> None:
    with pytest.raises(UsageError, match=r"there is no language .*; names are in zh or en"):
        language(tag)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ({"zh": "中国", "en": "China", "ru": "Китай"}, "Китай"),
        ({"zh": "中国", "en": "China"}, "China"),
        ({"zh": "中国", "en": "China", "ru": ""}, "China"),
        ({"zh": "中国"}, "中国"),
        ({}, "china"),
    ],
)
def test_a_label_is_chosen_by_language_then_english_then_any(
    labels: dict[str, str], said: str
) -> None:
    assert chosen(labels, "ru", "china") == said


def test_labels_stand_in_the_order_of_the_languages() -> None:
    assert list(in_order({"fr": "Chine", "en": "China", "zh": "中国"})) == ["zh", "en"]


def test_a_function_is_given_the_language_by_place_or_by_name() -> None:
    @spoken
    def said(what: str, lang: str = "en") -> str:
        return f"{what} {lang}"

    assert [said("a"), said("a", "zh-CN"), said("a", lang="ZH")] == ["a en", "a zh", "a zh"]
