"""Rows and answers as people and programs read them."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Literal

import click

from pactgraph.cli.table import one_line, print_table
from pactgraph.query import Rows, Value
from pactgraph.terms import LANGUAGES

Format = Literal["table", "json", "csv", "md"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "md")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def format_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--format`, in which a command prints rows."""
    decorate: Decorator = click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How rows are printed.",
    )
    return decorate(function)


def lang_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang`, in which names are printed."""
    decorate: Decorator = click.option(
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
    decorate: Decorator = click.option(
        "--store",
        metavar="URL|DIR",
        help="A SPARQL URL, a store folder or a build folder.  [default: PACTGRAPH_STORE, else "
        "./build, else the shipped graph]",
    )
    return decorate(function)


def print_json(data: object) -> None:
    """Print data as JSON, names as they are written."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_rows(rows: Rows, format_: Format) -> None:
    """Print rows in a format."""
    if format_ == "json":
        print_json(rows.to_dicts())
    elif format_ == "csv":
        click.echo(rows.to_csv(), nl=False)
    elif format_ == "md":
        click.echo(_markdown(rows))
    else:
        print_table(rows)


def _markdown(rows: Rows) -> str:
    def line(cells: Sequence[Value]) -> str:
        escaped = (one_line(value).replace("|", "\\|") for value in cells)
        return f"| {' | '.join(escaped)} |"

    return "\n".join([line(rows.columns), line(["---"] * len(rows.columns)), *map(line, rows)])
