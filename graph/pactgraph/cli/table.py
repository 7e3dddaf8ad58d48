"""Rows as a table for people: aligned, no cell cut, no column lost."""

import sys
import unicodedata
from collections.abc import Iterator, Sequence

import click

from pactgraph.cli.streams import harmless, write_styled
from pactgraph.store.query import Rows, Value, cell

_GAP = "  "
_NARROW = 10  # columns of a terminal below which a folded cell is no longer read


def print_table(rows: Rows) -> None:
    """Print rows: aligned in a pipe; on a terminal within its width, or a record a block."""
    if not sys.stdout.isatty():
        click.echo(plain_table(rows))
        return
    import shutil  # noqa: PLC0415  # only on a terminal; 10 ms that an answer in words need not pay

    # As the terminal says, or COLUMNS; where neither says anything of sense, 80.
    room = shutil.get_terminal_size().columns
    needed = (min(w, _NARROW) for w in _widths(_lines(rows)))
    if sum(needed) + len(_GAP) * (len(rows.columns) - 1) <= room:
        write_styled(_folded(rows, room))
    else:
        click.echo("\n\n".join(_blocks(rows)))


def width(words: str) -> int:
    """Return how many columns of a terminal words take; a Chinese character takes two.

    >>> width("中国 Côte"), width("Co\\u0302te")
    (9, 4)
    """
    if words.isascii():
        return len(words)
    composed = unicodedata.normalize("NFC", words)
    return sum(map(_columns, composed))


#: The columns of a date at the head of a line.
DATE = 12


def padded(words: str, columns: int) -> str:
    """Return words with spaces behind them, so that they take some columns.

    >>> padded("无日期", 8), padded("1994", 8)
    ('无日期  ', '1994    ')
    """
    return words + " " * (columns - width(words))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:  # stands on or beside another
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def plain_table(rows: Rows) -> str:
    """Return rows as aligned columns, none of them cut."""
    lines = _lines(rows)
    widths = _widths(lines)
    return "\n".join(_aligned(line, widths) for line in lines)


def one_line(value: Value) -> str:
    """Return a value as a cell that neither ends a line nor orders a terminal about."""
    return harmless(" ".join(cell(value).splitlines()).replace("\t", " "))


def _lines(rows: Rows) -> list[tuple[str, ...]]:
    return [rows.columns, *(tuple(map(one_line, row)) for row in rows)]


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(width, column)) for column in zip(*lines, strict=True)]


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (c + " " * (w - width(c)) for c, w in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def _blocks(rows: Rows) -> Iterator[str]:
    """Yield each row as lines of a column and its value, which the terminal may break."""
    columns, *lines = _lines(rows)
    for line in lines or [("",) * len(columns)]:
        yield "\n".join(f"{c}: {v}".rstrip() for c, v in zip(columns, line, strict=True))


def _folded(rows: Rows, room: int) -> str:
    """Return rows as columns in which what is long is folded."""
    import io  # noqa: PLC0415  # only on a terminal

    from rich.console import Console  # noqa: PLC0415  # as above
    from rich.table import Table  # noqa: PLC0415  # as above
    from rich.text import Text  # noqa: PLC0415  # as above

    columns, *lines = _lines(rows)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column, needed in zip(columns, _widths([columns, *lines]), strict=True):
        table.add_column(Text(column), overflow="fold", min_width=min(needed, _NARROW))
    for line in lines:
        # As `Text`: in a string rich would take square brackets for markup.
        table.add_row(*map(Text, line))
    console = Console(file=io.StringIO(), force_terminal=True, width=room, height=len(lines) + 1)
    with console.capture() as captured:
        console.print(table)
    return captured.get()
