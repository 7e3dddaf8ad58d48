import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from pactgraph.cli import main
from pactgraph.cli.table import plain_table, width
from pactgraph.store.query import Rows

CELLS = {
    "arrangement": "drug-control-mou-1993",
    "name": "中国老挝越南缅甸泰国柬埔寨禁毒谅解备忘录",
    "role": "signatory",
    "note": "Named among the signatory states at the meeting of that year",
    "date": "1993-10",
    "word": "x" * 70,
}
_STYLE = re.compile(r"\x1b\[[\d;]*m")


class _Screen(io.StringIO):
    """What a terminal gets."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """A function that returns what a terminal of so many columns gets from a command."""

    def run(*args: str, columns: int = 80) -> str:
        screen = _Screen()
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr("sys.stdout", screen)
        monkeypatch.setattr("sys.stderr", screen)
        with pytest.raises(SystemExit):
            main(list(args), prog_name="pactgraph")
        return screen.getvalue()

    return run


def on_true_terminal(*args: str, columns: int = 80, cwd: Path) -> str:
    """Return what a terminal of the system gets from a command."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "pactgraph", *args], cwd=cwd, stdin=its, stdout=its, stderr=its
    ):
        os.close(its)
        got = b""
        while data := _read(ours):
            got += data
    os.close(ours)
    return got.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # so Linux says that nobody writes any more
        return b""


@pytest.fixture(autouse=True)
def _usual_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where no seeds are near, of which a line would tell
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def asked(cells: dict[str, str]) -> str:
    """Return a query whose one row holds these cells."""
    terms = (f'("{text}" AS ?{name})' for name, text in cells.items())
    return f"SELECT {' '.join(terms)} {{}}"


def letters(text: str) -> list[str]:
    return sorted(_STYLE.sub("", text).replace(":", "").replace(" ", "").replace("\n", ""))


@pytest.mark.parametrize("columns", [1, 2, 7, 20, 39, 40, 60, 69, 70, 71, 80, 132, 400])
@pytest.mark.parametrize("count", [1, 2, 4, 6])
def test_no_letter_is_lost_on_a_terminal_of_any_width(
    on_terminal: Callable[..., str], columns: int, count: int
) -> None:
    cells = dict(list(CELLS.items())[:count])
    printed = on_terminal("query", asked(cells), columns=columns)

    assert letters("".join([*cells, *cells.values()])) == letters(printed)
    folded = [line for line in _STYLE.sub("", printed).splitlines() if ": " not in line]
    assert max(map(width, folded), default=0) <= columns


@pytest.mark.parametrize("columns", [0, 1, 20, 80, 132])
def test_no_letter_is_lost_on_a_true_terminal(tmp_path: Path, columns: int) -> None:
    printed = on_true_terminal("query", asked(CELLS), columns=columns, cwd=tmp_path)

    assert letters("".join([*CELLS, *CELLS.values()])) == letters(printed)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("COLUMNS", "1"),
        ("COLUMNS", "0"),
        ("COLUMNS", "-5"),
        ("COLUMNS", "many"),
        ("COLUMNS", "9999999"),
        ("TERM", "dumb"),
        ("TERM", ""),
        ("TERM", "nothing-known"),
        ("NO_COLOR", "1"),
        ("LC_ALL", "C"),
        ("PYTHONIOENCODING", "ascii"),
        ("FORCE_COLOR", "1"),
    ],
)
def test_whatever_a_terminal_says_of_itself_no_letter_is_lost(
    tmp_path: Path, variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    printed = on_true_terminal("query", asked(CELLS), cwd=tmp_path)

    assert letters("".join([*CELLS, *CELLS.values()])) == letters(printed)


def test_a_terminal_without_a_size_has_80_columns(tmp_path: Path) -> None:
    cells = {"a": "x" * 20, "b": "y" * 90}
    printed = on_true_terminal("query", asked(cells), columns=0, cwd=tmp_path)

    assert max(len(line) for line in _STYLE.sub("", printed).splitlines()) == 80


def test_where_columns_have_no_room_each_row_is_a_block(on_terminal: Callable[..., str]) -> None:
    query = (
        'SELECT ?at ?name { VALUES (?at ?name) { ("1.1" "Arland") ("1.2" "中国") } } ORDER BY ?at'
    )

    assert (
        on_terminal("query", query, columns=9) == "at: 1.1\nname: Arland\n\nat: 1.2\nname: 中国\n"
    )


@pytest.mark.parametrize("columns", [5, 200])
def test_a_table_without_rows_shows_its_columns(
    on_terminal: Callable[..., str], columns: int
) -> None:
    printed = on_terminal("query", "SELECT ?one ?other { FILTER(false) }", columns=columns)

    assert "one" in printed
    assert "other" in printed


ORDERS = ["\\u001b[2J", "\\u001b]0;title\\u0007", "\\u009b31m", "a\\rb", "a\\bb", "\\u202Eabc"]


@pytest.mark.parametrize("orders", [*ORDERS, "\\u001b[8m"])
@pytest.mark.parametrize("format_", ["table", "csv", "json", "md"])
@pytest.mark.parametrize("columns", [5, 80])
def test_no_cell_orders_a_terminal_about(
    on_terminal: Callable[..., str], orders: str, format_: str, columns: int
) -> None:
    query = f'SELECT ("{orders}" AS ?x) (1 AS ?yyyyyy) {{}}'
    printed = on_terminal("query", query, "--format", format_, columns=columns)

    assert "\x1b[8m" not in printed
    rest = _STYLE.sub("", printed) if format_ == "table" else printed
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", rest.replace("\r\n", "\n"))


@pytest.mark.parametrize("name", ["\x1b[2J", "\x9bX", "a\x07"])
def test_no_refusal_orders_a_terminal_about(on_terminal: Callable[..., str], name: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", on_terminal("show", name))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("中国", 4),
        ("Ｆｕｌｌ", 8),
        ("Côte", 4),
        ("Co\u0302te", 4),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("a\u200bb", 2),
        ("\ufeffa", 1),
        ("ไทย", 3),
        ("ญี่ปุ่น", 3),
    ],
)
def test_a_text_takes_as_many_columns_as_a_terminal_gives_it(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\t", "\r", "\x0b", "\x0c", "\u2028", "\x85"])
def test_a_cell_stays_on_its_line(ending: str) -> None:
    table = plain_table(Rows(("a", "b"), ((f"one{ending}two", 1), ("three", 2))))

    assert table == "a        b\none two  1\nthree    2"
