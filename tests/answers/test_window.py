from typing import Any

import pytest

from pactgraph.answers.ties import Tie
from pactgraph.answers.window import Moment, Window
from pactgraph.errors import UsageError


def tie(**fields: Any) -> Tie:  # noqa: ANN401
    common = {"id": "x/a-party", "actor": "a", "role": "party", "date": None}
    unknown = {"begin": None, "begin_by": None, "end": None}
    return Tie(**{**common, **unknown, "certainty": "stated", **fields})


OPEN = tie(begin="1993-10-01", begin_by="1993-10-31")
CLOSED = tie(begin="1991-01-01", begin_by="1991-12-31", end="1994-12-31")
UNDATED = tie()
SINCE = tie(begin="1996-01-01")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1994", "1994-01-01", "1994-12-31"),
        ("1996-02", "1996-02-01", "1996-02-29"),
        ("2007-05-25", "2007-05-25", "2007-05-25"),
    ],
)
def test_a_moment_is_its_first_and_last_day(text: str, first: str, last: str) -> None:
    moment = Moment.parse(text)

    assert (first, last) == (moment.first, moment.last)


@pytest.mark.parametrize(
    "text", ["", "94", "1994-13", "1994-02-30", "1994-5", "0000", "１９９４", "x"]
)
def test_what_is_no_moment_is_refused_by_name(text: str) -> None:
    with pytest.raises(UsageError, match="is no d"):
        Moment.parse(text)


def test_at_and_until_do_not_go_together() -> None:
    with pytest.raises(UsageError, match="either --at or --until"):
        Window.of(at="1994", until="1995")


@pytest.mark.parametrize(
    ("until", "held"),
    [("1993-09", []), ("1993-10-30", []), ("1993-10", [OPEN]), ("2000", [OPEN])],
)
def test_until_keeps_what_has_certainly_begun(until: str, held: list[Tie]) -> None:
    window = Window.of(until=until)

    assert held == [tie for tie in (OPEN, UNDATED, SINCE) if window.holds(tie)]


def test_until_asks_nothing_of_the_end() -> None:
    assert Window.of(until="2000").holds(CLOSED)


@pytest.mark.parametrize(("at", "held"), [("1990", False), ("1994-12", True), ("1995", False)])
def test_at_asks_for_begun_and_not_ended(at: str, held: bool) -> None:  # noqa: FBT001
    assert held == Window.of(at=at).holds(CLOSED)


def test_what_may_hold_is_all_but_what_certainly_does_not() -> None:
    window = Window.of(until="1993-10-15")

    assert [tie for tie in (OPEN, UNDATED, SINCE) if window.may_hold(tie)] == [OPEN, UNDATED]


def test_without_dates_everything_holds() -> None:
    assert all(map(Window().holds, (OPEN, CLOSED, UNDATED, SINCE)))
