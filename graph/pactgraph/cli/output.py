"""Rows and answers as people and programs read them."""

import sys
from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any, Literal

import click

from pactgraph.cli.table import one_line, print_table
from pactgraph.locale.languages import LANGUAGES
from pactgraph.store.query import Rows, Value, endless

Format = Literal["table", "json", "csv", "md"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "md")

_BOM = "pactgraph.bom"

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def format_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--format`, in which a command prints rows, and `--bom`, for its CSV."""
    decorate: _Decorator = click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        callback=_refuse_bom,
        help="How rows are printed.",
    )
    return bom_option(decorate(function))


def bom_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--bom`; it is kept in the context, for those who write CSV."""
    decorate: _Decorator = click.option(
        "--bom",
        is_flag=True,
        # Read before `--format`, which refuses it, in whatever order the two are given.
        is_eager=True,
        expose_value=False,
        callback=_keep_bom,
        help="Begin CSV with a byte-order mark, as Excel wants it.",
    )
    return decorate(function)


def _keep_bom(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click
    context.meta[_BOM] = value


def _refuse_bom(context: click.Context, _: click.Parameter, value: str) -> str:
    if context.meta[_BOM] and value != "csv":
        raise click.UsageError("--bom belongs to --format csv")
    return value


def bom_asked() -> bool:
    """Say whether the command was given `--bom`."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_BOM))


def lang_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang`, in which names are printed."""
    decorate: _Decorator = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        envvar="PACTGRAPH_LANG",
        help="The language of names.",
    )
    return decorate(function)


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--store`, the graph to ask."""
    decorate: _Decorator = click.option(
        "--store",
        metavar="URL|DIR",
        help="A SPARQL URL, a store folder or a build folder.  [default: PACTGRAPH_STORE, else "
        "./build, else the shipped graph]",
    )
    return decorate(function)


def print_json(data: object) -> None:
    """Print data as JSON (RFC 8259), names as they are written, infinity as text."""
    import json  # noqa: PLC0415  # text need not wait for it

    click.echo(json.dumps(_finite(data), ensure_ascii=False, indent=2, allow_nan=False))


def _finite(data: object) -> object:
    match data:
        case float() if not isfinite(data):
            return endless(data)
        case dict():
            return {key: _finite(value) for key, value in data.items()}
        case list() | tuple():
            return [_finite(value) for value in data]
    return data


def print_rows(rows: Rows, format_: Format) -> None:
    """Print rows in a format."""
    if format_ == "json":
        print_json(rows.to_dicts())
    elif format_ == "csv":
        text = rows.to_csv(bom=bom_asked())
        # On a terminal a carriage return is an order; everywhere else it ends the line (RFC 4180).
        shown = text.replace("\r\n", "\n") if sys.stdout.isatty() else text
        click.echo(shown, nl=False)
    elif format_ == "md":
        click.echo(_markdown(rows))
    else:
        print_table(rows)


def _markdown(rows: Rows) -> str:
    def line(cells: Sequence[Value]) -> str:
        escaped = (one_line(value).replace("|", "\\|") for value in cells)
        return f"| {' | '.join(escaped)} |"

    return "\n".join([line(rows.columns), line(["---"] * len(rows.columns)), *map(line, rows)])
