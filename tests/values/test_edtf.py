from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.values.edtf import EdtfError, Span, parse

BOUNDS = {
    "1993": ("1993-01-01", "1993-12-31", "1993-12-31"),
    "1993-10": ("1993-10-01", "1993-10-31", "1993-10-31"),
    "1993-10-05": ("1993-10-05", "1993-10-05", "1993-10-05"),
    "2000-02": ("2000-02-01", "2000-02-29", "2000-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28", "1900-02-28"),
    "0001": ("0001-01-01", "0001-12-31", "0001-12-31"),
    "9999-12-31": ("9999-12-31", "9999-12-31", "9999-12-31"),
    "1993?": ("1993-01-01", "1993-12-31", "1993-12-31"),
    "1993-10~": ("1993-10-01", "1993-10-31", "1993-10-31"),
    "1993-10-05%": ("1993-10-05", "1993-10-05", "1993-10-05"),
    "199X": ("1990-01-01", "1999-12-31", "1999-12-31"),
    "19XX": ("1900-01-01", "1999-12-31", "1999-12-31"),
    "1993-XX": ("1993-01-01", "1993-12-31", "1993-12-31"),
    "1993-10-XX": ("1993-10-01", "1993-10-31", "1993-10-31"),
    "1993-XX-XX": ("1993-01-01", "1993-12-31", "1993-12-31"),
    "2006-21": ("2006-03-01", "2006-05-31", "2006-05-31"),
    "2006-22": ("2006-06-01", "2006-08-31", "2006-08-31"),
    "2006-23": ("2006-09-01", "2006-11-30", "2006-11-30"),
    "2007-24": ("2007-12-01", "2008-02-29", "2008-02-29"),
    "[..1994]": (None, "1994-12-31", "1994-12-31"),
    "[..1994-06]": (None, "1994-06-30", "1994-06-30"),
    "[1994..]": ("1994-01-01", None, None),
    "[1994-06..]": ("1994-06-01", None, None),
}
INTERVALS = {
    "1993/1996": ("1993-01-01", "1993-12-31", "1996-12-31"),
    "1993-10/1996-02": ("1993-10-01", "1993-10-31", "1996-02-29"),
    "1993-10-05/1993-10-05": ("1993-10-05", "1993-10-05", "1993-10-05"),
    "1994/1994-06": ("1994-01-01", "1994-06-30", "1994-06-30"),
    "1994-12/1994": ("1994-12-01", "1994-12-31", "1994-12-31"),
    "1996/..": ("1996-01-01", "1996-12-31", None),
    "1996/": ("1996-01-01", "1996-12-31", None),
    "../1996": (None, "1996-12-31", "1996-12-31"),
    "/1996": (None, "1996-12-31", "1996-12-31"),
    "199X/2004~": ("1990-01-01", "1999-12-31", "2004-12-31"),
}
NO_DATES = {
    "": "'' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "1993年": "'1993年' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "１９９３": "'１９９３' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "93": "'93' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "1993-1": "'1993-1' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "1993/10/05": "'10/05' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "1993 ": "'1993 ' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "1993\n": "'1993\\n' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "-0044": "'-0044' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "Y19930": "'Y19930' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "1993-10-05T12:00:00": (
        "'1993-10-05T12:00:00' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996"
    ),
    "1XXX": "'1XXX' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "0000": "'0000' is before the year 0001",
    "000X": "'000X' is before the year 0001",
    "1993-00": "'1993-00' has no such month",
    "1993-13": "'1993-13' has no such month",
    "1993-25": "'1993-25' has no such month",
    "1993-21-05": "'1993-21-05' has no such month",
    "1993-02-29": "'1993-02-29' is no day of the calendar",
    "1993-04-31": "'1993-04-31' is no day of the calendar",
    "1993-04-00": "'1993-04-00' is no day of the calendar",
    "1900-02-29": "'1900-02-29' is no day of the calendar",
    "1993-XX-05": "'1993-XX-05' gives a day without its month",
    "199X-05": "'199X-05' gives a month without its year",
    "199X-XX": "'199X-XX' gives a month without its year",
    "9999-24": "'9999-24' ends after the year 9999",
    "1996/1990": "'1996/1990' ends before it begins",
    "1994/1993-12": "'1994/1993-12' ends before it begins",
    "1993-10-05/1993-10-04": "'1993-10-05/1993-10-04' ends before it begins",
    "../..": "'../..' has neither a beginning nor an end",
    "/": "'/' has neither a beginning nor an end",
    "[1994]": '\'[1994]\' is no date set; write "[..1994]" or "[1994..]"',
    "[..]": '\'[..]\' is no date set; write "[..1994]" or "[1994..]"',
    "[]": '\'[]\' is no date set; write "[..1994]" or "[1994..]"',
    "[1990..1994]": '\'[1990..1994]\' is no date set; write "[..1994]" or "[1994..]"',
    "[..1994..]": "'1994..' is no EDTF date; write 1993, 1993-10, 1993-10-05 or 1993/1996",
    "[1990,1994]": '\'[1990,1994]\' is no date set; write "[..1994]" or "[1994..]"',
}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize("text", BOUNDS)
def test_a_date_allows_the_days_between_its_bounds(text: str) -> None:
    span = parse(text)

    assert (iso(span.begin), iso(span.begin_by), iso(span.end)) == BOUNDS[text]
    assert not span.interval


@pytest.mark.parametrize("text", INTERVALS)
def test_an_interval_states_an_end_of_its_own(text: str) -> None:
    span = parse(text)

    assert (iso(span.begin), iso(span.begin_by), iso(span.end)) == INTERVALS[text]
    assert span.interval


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(EdtfError) as error:
        parse(text)

    assert str(error.value) == NO_DATES[text]


days = st.dates()
months = days.map(lambda day: day.isoformat()[:7])
years = days.map(lambda day: day.isoformat()[:4])
uncertain = st.sampled_from(["", "?", "~", "%"])
singles = st.builds(
    lambda text, mark: text + mark, days.map(date.isoformat) | months | years, uncertain
)


def ordered(span: Span) -> bool:
    known = [day for day in (span.begin, span.begin_by, span.end) if day]
    return known == sorted(known)


@given(singles)
def test_a_single_date_begins_and_ends_within_itself(text: str) -> None:
    span = parse(text)

    assert span.begin is not None
    assert span.begin_by == span.end
    assert ordered(span)
    assert span.begin.isoformat().startswith(text.rstrip("?~%"))


@given(singles, singles)
def test_no_interval_ends_before_it_begins(left: str, right: str) -> None:
    begin, end = parse(left).begin, parse(right).end
    assert begin is not None
    assert end is not None
    if begin > end:
        with pytest.raises(EdtfError, match="ends before it begins"):
            parse(f"{left}/{right}")
    else:
        span = parse(f"{left}/{right}")

        assert (span.begin, span.end) == (begin, end)
        assert ordered(span)


@given(days)
def test_a_day_comes_back_as_it_went_in(day: date) -> None:
    assert parse(day.isoformat()) == Span(begin=day, begin_by=day, end=day)


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_month_ends_on_the_day_before_the_next(day: date) -> None:
    end = parse(day.isoformat()[:7]).end
    assert end is not None

    assert (end + timedelta(days=1)).day == 1
    assert (end.year, end.month) == (day.year, day.month)


@given(singles)
def test_an_open_set_shares_the_bound_of_its_date(text: str) -> None:
    assert parse(f"[..{text}]").end == parse(text).end
    assert parse(f"[{text}..]").begin == parse(text).begin


@given(st.text() | st.from_regex(r"[\[0-9X./~%?\]-]{1,14}", fullmatch=True))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    with suppress(EdtfError):
        assert ordered(parse(text))
