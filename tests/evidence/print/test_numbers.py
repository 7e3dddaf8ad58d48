from decimal import Decimal

import pytest

from pactgraph.evidence.print.numbers import number, scale


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("62689.41", "62689.41"),
        ("62,689.41", "62689.41"),
        ("4万", "40000"),
        ("4.1亿", "410000000"),
        ("2 million", "2000000"),
        ("一", "1"),
        ("两", "2"),
        ("十", "10"),
        ("二十五", "25"),
        ("一百零三", "103"),
        ("三千五百", "3500"),
        ("两万", "20000"),
    ],
)
def test_a_number_is_read_in_digits_and_in_chinese(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["几", "几十", "", "many"])
def test_some_is_no_number(text: str) -> None:
    assert number(text) is None


def test_what_is_no_scale_multiplies_by_one() -> None:
    assert scale("公顷") == 1
