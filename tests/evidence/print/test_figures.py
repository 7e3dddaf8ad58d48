from decimal import Decimal

import pytest

from pactgraph.evidence.print.figures import Figures, converted
from pactgraph.evidence.print.lexicon import Lexicon

Found = list[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("面积达4万多公顷", [("4", "万公顷", "more-than")]),
        ("80余人出席", [("80", "人", "more-than")]),
        ("易制毒化学品近10吨", [("10", "吨", "nearly")]),
        ("67个国家和地区,16种", [("67", "个国家和地区", "exactly"), ("16", "种", "exactly")]),
        ("约合32.25万亩", [("32.25", "万亩", "exactly")]),
        ("一个工厂及两处仓库", [("1", "个", "exactly"), ("2", "处", "exactly")]),
        ("下降34%", [("34", "%", "exactly")]),
        ("第三十一届会议,第一次", []),
        ("“10·5”案(29)", []),
    ],
)
def test_figures_are_found_in_chinese(lexicon: Lexicon, text: str, figures: Found) -> None:
    assert _found(Figures(lexicon, "zh"), text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("more than 62,689.41 tonnes", [("62689.41", "tonnes", "more-than")]),
        ("nearly 10 kg", [("10", "kg", "nearly")]),
        ("34 per cent of it", [("34", "per cent", "exactly")]),
        ("aid of US$600,000", [("600000", "US$", "exactly")]),
        ("the 14th meeting", []),
    ],
)
def test_figures_are_found_in_english(lexicon: Lexicon, text: str, figures: Found) -> None:
    assert _found(Figures(lexicon, "en"), text) == figures


def test_a_unit_of_the_records_is_known_too(lexicon: Lexicon) -> None:
    assert _found(Figures(lexicon, "zh", ["架次"]), "两架次") == [("2", "架次", "exactly")]


@pytest.mark.parametrize(
    ("value", "unit", "standard"),
    [
        ("62689.41", "吨", {"kg": Decimal(62689410)}),
        ("15", "万亩", {"ha": Decimal(10_000)}),
        ("4.1", "亿元", {"cny": Decimal(410_000_000)}),
        ("60", "万美元", {"usd": Decimal(600_000)}),
        ("3", "次", {"item": Decimal(3)}),
        ("3", "架次数", {}),
    ],
)
def test_a_printed_unit_converts_to_the_standard_one(
    lexicon: Lexicon, value: str, unit: str, standard: dict[str, Decimal]
) -> None:
    found = {name: round(amount, 6) for name, amount in converted(value, unit, lexicon).items()}

    assert found == standard


def _found(figures: Figures, text: str) -> Found:
    return [(str(f.value), f.unit, f.comparator) for f in figures.find(text)]
