import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.names import fold

SAME = {
    "case": ("VIET NAM", "viet nam"),
    "spaces": ("Viet Nam", "VietNam"),
    "ideographic space": ("中国　云南", "中国云南"),
    "hyphen": ("viet-nam", "Viet Nam"),
    "full width": ("ＣＨＮ", "CHN"),
    "title marks": ("《上海公约》", "上海公约"),
    "quotation marks": ("“金三角”", "金三角"),
    "plus": ("6+2", "６＋２"),
    "brackets": ("大湄公河次区域（GMS）", "大湄公河次区域(GMS)"),
    "long s": ("ſtate", "STATE"),
    "sharp s": ("Straße", "STRASSE"),
    "composed": ("Oudômxay", "Oudo\u0302mxay"),
    "middle dot": ("约翰·里德", "约翰・里德"),
    "zero width": ("中\u200b国", "中国"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_names_typed_in_two_ways_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("China", "Chna"), ("中国", "中國"), ("1990", "1991"), ("C++", "C"), ("Laos", "Láos")],
    ids=["letter", "character", "digit", "symbol", "accent"],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_of_punctuation_alone_has_an_empty_key() -> None:
    assert fold(" …—。 ") == ""


names = st.text(string.printable + "中国上海《》“”（）·　ＣＨＮ")


@given(names)
def test_a_key_is_its_own_key(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(names, names)
def test_a_space_between_makes_no_difference(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == fold(one + other)
