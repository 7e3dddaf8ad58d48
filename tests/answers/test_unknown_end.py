"""What has ended nobody knows when (EDTF `1996/`) is not what goes on (`1996/..`)."""

import shutil
from pathlib import Path

import pytest
from tests.places import SMALL

from pactgraph.build.steps import checked
from pactgraph.compile.sources import Sources
from pactgraph.graph.facade import Pactgraph
from pactgraph.locale.languages import LANGUAGES
from pactgraph.store.engines import Oxigraph
from pactgraph.values.edtf import parse
from pactgraph.view.data import read

LIAISON = Path("mechanisms", "liaison.yaml")


@pytest.fixture(scope="module")
def world_of(tmp_path_factory: pytest.TempPathFactory) -> "Worlds":
    return Worlds(tmp_path_factory)


class Worlds:
    """The small world with another date of its liaison officers, and of one who takes part."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self._folders = folders
        self._made: dict[tuple[str, str], Pactgraph] = {}

    def __call__(self, date: str, tie: str = "") -> Pactgraph:
        if (date, tie) not in self._made:
            seeds = self._folders.mktemp("world") / "seeds"
            shutil.copytree(SMALL, seeds)
            text = (seeds / LIAISON).read_text("utf-8").replace("1996/..", date)
            own = f'{{actor: borland, date: "{tie}",' if tie else "{actor: borland,"
            (seeds / LIAISON).write_text(text.replace("{actor: borland,", own), "utf-8")
            quads = checked(Sources.at(seeds)).quads
            self._made[date, tie] = Pactgraph(Oxigraph.of(quads))
        return self._made[date, tie]


ENDS = {
    "1996/": ("1996-01-01", None),
    "1996-03/": ("1996-03-01", None),
    "1996?/": ("1996-01-01", None),
    "199X~/": ("1990-01-01", None),
    "1996-21/": ("1996-03-01", None),
    "1996-03-05/": ("1996-03-05", None),
    "1996/..": (None, None),
    "1996/1998": ("1998-01-01", "1998-12-31"),
    "1996/1998?": ("1998-01-01", "1998-12-31"),
    "1996/199X": ("1996-01-01", "1999-12-31"),
    "1994-12/1994": ("1994-12-01", "1994-12-31"),
    "/1996": ("1996-01-01", "1996-12-31"),
    "../1996-05": ("1996-05-01", "1996-05-31"),
    "1996": ("1996-01-01", "1996-12-31"),
    "[1996..]": ("1996-01-01", None),
    "[..1996]": (None, "1996-12-31"),
}


@pytest.mark.parametrize(("text", "days"), ENDS.items(), ids=ENDS)
def test_an_end_has_a_first_and_a_last_day(text: str, days: tuple[str | None, str | None]) -> None:
    span = parse(text)

    assert tuple(day and day.isoformat() for day in (span.end_from, span.end)) == days


# The mechanism's date, its tie's own, when, and whether it holds; else whether it may.
CASES = [
    ("1996/", "", "2020", "perhaps"),
    ("1996/", "", "1997-01", "perhaps"),
    ("1996/", "", "1996", "holds"),
    ("1996-03/", "", "1996-02", "no"),
    ("1996-03/", "", "1996-04", "perhaps"),
    ("1996?/", "", "2020", "perhaps"),
    ("199X/", "", "2020", "perhaps"),
    ("1996/..", "", "2020", "holds"),
    ("1996/1998", "", "1998-11", "holds"),
    ("1996/1998", "", "2020", "no"),
    ("1996/199X", "", "1998", "holds"),
    ("1996/199X", "", "2020", "no"),
    ("/1996", "", "1996", "holds"),
    ("/1996", "", "1995", "perhaps"),
    ("../1996", "", "2020", "no"),
    # A tie of its own date goes on as long as what it is in.
    ("1996/", "1998", "2020", "perhaps"),
    ("1996/", "1998", "1998", "perhaps"),
    ("1996/..", "1998/", "2020", "perhaps"),
    ("1996/..", "1998/", "1998", "holds"),
    ("1996/..", "1998/..", "2020", "holds"),
    ("1996/..", "1998/2004", "2020", "no"),
    ("1996/..", "1998/2004", "2004", "holds"),
    ("1996", "", "2020", "holds"),
]


@pytest.mark.parametrize(("date", "tie", "at", "expected"), CASES)
def test_what_may_have_ended_is_left_out_and_counted(
    world_of: Worlds, date: str, tie: str, at: str, expected: str
) -> None:
    found = world_of(date, tie).connect("XA", "XB", at=at, kinds="mechanism")
    network = world_of(date, tie).network("state-state", at=at, kinds="mechanism")
    counts = {"holds": (1, 0), "perhaps": (0, 1), "no": (0, 0)}

    assert (len(found), found.undated) == counts[expected]
    assert network.has_edge("arland", "borland") == (expected == "holds")
    assert (network.graph["unsure"] > 0) == (expected == "perhaps")


@pytest.mark.parametrize("date", ["1996/", "1996/..", "1996/1998"])
def test_what_had_begun_is_not_asked_for_its_end(world_of: Worlds, date: str) -> None:
    assert len(world_of(date).connect("XA", "XB", until="2020", kinds="mechanism")) == 1
    assert len(world_of(date).connect("XA", "XB", kinds="mechanism")) == 1


@pytest.mark.parametrize(
    ("date", "day", "there"),
    [
        ("1996/", "2020-01-01", False),
        ("1996/..", "2020-01-01", True),
        ("1996/1998", "1998-06-01", True),
        ("1996/1998", "2020-01-01", False),
    ],
)
def test_the_question_of_what_is_in_force_agrees(
    world_of: Worlds, date: str, day: str, *, there: bool
) -> None:
    rows = world_of(date).query("in-force", {"day": day})

    assert ("liaison" in [row[0] for row in rows]) is there


def test_sparql_and_the_page_see_the_first_day_of_an_end_that_is_unknown(world_of: Worlds) -> None:
    kg = world_of("1996/", "1998")
    query = "SELECT ?x ?d { ?x pact:endFrom ?d FILTER NOT EXISTS { ?x pact:end ?e } } ORDER BY ?x"
    expected = {
        "liaison": "1996-01-01",
        "liaison/arland-participant": "1996-01-01",
        "liaison/borland-participant": "1998-01-01",
        "liaison/corland-participant": "1996-01-01",
    }
    page = read(kg.store)
    shown = {one["id"]: one for one in (*page["things"], *page["ties"])}

    assert dict(kg.query(query).rows) == expected  # type: ignore[arg-type]  # pairs
    assert {n: one["endFrom"] for n, one in shown.items() if "endFrom" in one} == expected
    assert all("endFrom" not in one for one in shown.values() if "end" in one)


@pytest.mark.parametrize("option", ["--at", "--until"])
def test_the_line_says_that_it_may_have_ended(world_of: Worlds, option: str) -> None:
    from pactgraph.cli.connection import ConnectionText  # noqa: PLC0415  # click

    kg = world_of("1996/")
    when = {option.strip("-"): "2020" if option == "--at" else "1996-05"}
    found = kg.connect("XA", "XB", kinds="mechanism", **when)  # type: ignore[arg-type]  # at or until
    said = [" ".join(ConnectionText(found, kg.store, lang).hints()) for lang in LANGUAGES[::-1]]

    assert ("or perhaps ended before" in said[0]) == (option == "--at")
    assert ("是否仍有效" in said[1]) == (option == "--at")
    assert "1 more not counted: undated, or not certainly begun by then" in said[0]
