import pytest

from pactgraph.evidence.print.dates import Parts, dates_in, parts


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1993年10月签署", [Parts("1993", 10)]),
        ("2007年5月25日", [Parts("2007", 5, 25)]),
        ("2004年6月14—16日", [Parts("2004", 6, 14), Parts("2004", 6, 16)]),
        ("从2006年1至9月", [Parts("2006", 1), Parts("2006", 9)]),
        ("2001—2003年", [Parts("2001"), Parts("2003")]),
        ("2006年冬至2007年春", [Parts("2006", 24), Parts("2007", 21)]),
        ("20世纪90年代末", [Parts("199X")]),
        ("二〇〇七年五月二十五日", [Parts("2007", 5, 25)]),
        ("11月,组团", [Parts("", 11)]),
        ("为期一个月", []),
        ("连续4年", []),
        ("1500万元", []),
    ],
)
def test_dates_are_found_in_chinese(text: str, dates: list[Parts]) -> None:
    assert [part for date in dates_in(text) for part in date.dates] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("in October 1993", [Parts("1993", 10)]),
        ("on 25 May 2007", [Parts("2007", 5, 25)]),
        ("on May 25, 2007", [Parts("2007", 5, 25)]),
        ("from 14–16 June 2004", [Parts("2004", 6, 14), Parts("2004", 6, 16)]),
        ("January to September 2006", [Parts("2006", 1), Parts("2006", 9)]),
        ("in the 1990s", [Parts("199X")]),
        ("In 2007 China", [Parts("2007")]),
        ("in November it", [Parts("", 11)]),
        ("2000 officers", []),
        ("they may go", []),
    ],
)
def test_dates_are_found_in_english(text: str, dates: list[Parts]) -> None:
    assert [part for date in dates_in(text) for part in date.dates] == dates


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("1993-10", [Parts("1993", 10)]),
        ("1996/..", [Parts("1996")]),
        ("[..2007-07]", [Parts("2007", 7)]),
        ("199X", [Parts("199X")]),
        ("2006-24/2007-21", [Parts("2006", 24), Parts("2007", 21)]),
    ],
)
def test_a_date_is_taken_apart_into_what_must_be_in_print(date: str, bounds: list[Parts]) -> None:
    assert list(parts(date)) == bounds
