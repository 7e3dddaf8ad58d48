import pytest

from pactgraph.evidence.print.matching import alternation, stands, without
from pactgraph.evidence.verify.requirements import short_for


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("缅甸", "中国和缅甸边境", True),
        ("BBC", "由BBC和CNN采访", True),
        ("China", "Indochina and China", True),
        ("China", "Indochina", False),
        ("Viet Nam", "in VIET NAM", True),
        ("UN", "undcp", False),
        ("10·5", "“10·5”案", True),
    ],
)
def test_a_word_stands_whole_where_it_is_spelt_in_latin_letters(
    word: str, text: str, *, found: bool
) -> None:
    assert stands(word, text) is found


def test_of_several_words_the_longest_is_found() -> None:
    pattern = alternation(["联合国", "联合国禁毒署", "中国"])

    assert [m[0] for m in pattern.finditer("中国、联合国禁毒署和联合国")] == [
        "中国",
        "联合国禁毒署",
        "联合国",
    ]


def test_no_words_are_found_nowhere() -> None:
    assert alternation([]).search("中国") is None


def test_longer_names_are_blanked_out_at_their_length() -> None:
    assert without(["联合国禁毒署"], "和联合国禁毒署") == "和" + "＿" * 6


@pytest.mark.parametrize(
    ("word", "names", "can"),
    [
        ("缅", ["缅甸"], True),
        ("中泰缅", ["泰国"], True),
        ("学院", ["云南警官学院"], True),
        ("邻国", ["缅甸"], False),
        ("两国", ["泰国"], False),
    ],
)
def test_a_short_form_is_part_of_a_name_or_holds_its_first_character(
    word: str, names: list[str], *, can: bool
) -> None:
    assert short_for(word, names) is can
