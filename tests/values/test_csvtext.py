"""CSV: one rule in the commands, the tables of a build and the page (tests/browser)."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.places import TESTS

from pactgraph.store.query import Rows
from pactgraph.values.csvtext import csv_text, guarded

CASES = json.loads((TESTS / "csv.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_cell_is_written_as_the_cases_have_it(case: dict[str, Any]) -> None:
    rows = Rows(("x", "y"), ((case["value"], "z"),))

    assert rows.to_csv() == f"x,y\r\n{case['csv']},z\r\n"


def test_a_lone_empty_cell_is_no_empty_line() -> None:
    assert Rows(("x",), ((None,), ("",), ("a",))).to_csv() == 'x\r\n""\r\n""\r\na\r\n'


def test_no_rows_are_a_header() -> None:
    assert Rows(("a", "b")).to_csv() == "a,b\r\n"


def test_a_header_is_guarded_like_any_text() -> None:
    assert Rows(("=1", "a,b")).to_csv() == '\'=1,"a,b"\r\n'


def test_a_byte_order_mark_stands_first_where_asked() -> None:
    rows = Rows(("a",), (("b",),))

    assert rows.to_csv(bom=True) == "\ufeff" + rows.to_csv()
    assert rows.to_csv(bom=True).encode().startswith(b"\xef\xbb\xbf")


@given(st.text())
def test_what_is_guarded_once_stays(text: str) -> None:
    assert guarded(guarded(text)) == guarded(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_guard_adds_apostrophes_and_changes_nothing_else(text: str) -> None:
    assert guarded(text).replace("'", "") == text.replace("'", "")


@given(st.lists(st.lists(st.text().map(guarded), min_size=2, max_size=3), max_size=4))
def test_rows_are_read_back_as_they_were(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(csv_text(rows), newline=""))) == rows
