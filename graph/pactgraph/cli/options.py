"""What the commands that measure have in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from pactgraph.cli.output import Format, format_option, lang_option, print_rows, store_option
from pactgraph.graph.facade import Pactgraph
from pactgraph.store.query import Rows
from pactgraph.values.terms import CONNECTING_KINDS, Language

if TYPE_CHECKING:
    import networkx as nx

_SAID = {
    "en": {
        "undated": "{n} more ties not counted: undated, or not certainly begun by then",
        "unsure": "{n} more ties not counted: undated, or not certainly begun by then, or perhaps "
        "ended before",
        "nothing": "nothing to measure: no tie holds",
        "then": "nothing to measure: no tie certainly holds {when}",
        "at": "at {}",
        "until": "by {}",
    },
    "zh": {
        "undated": "另有{n}项参与关系未计入：无日期，或届时是否已开始不能确定",
        "unsure": "另有{n}项参与关系未计入：无日期，或届时是否已开始、是否仍有效不能确定",
        "nothing": "没有可供测量的合作关系",
        "then": "{when}没有可确定的合作关系，无从测量",
        "at": "{}",
        "until": "截至{}",
    },
}


def kind_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--kind`, which arrangements count."""
    decorate: Callable[..., Callable[..., Any]] = click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice(CONNECTING_KINDS),
        help="Count only arrangements of this kind; may be given again.",
    )
    return decorate(function)


def window_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--at` and `--until`, when ties must hold."""
    for name, text in (
        ("--until", "Only what had begun by the end of a year, month or day."),
        ("--at", "Only what was in force in a year, month or day."),
    ):
        function = click.option(name, metavar="D", help=text)(function)
    return function


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What every measure is asked: which ties count, of which graph, and how to print."""

    kinds: tuple[str, ...]
    at: str | None
    until: str | None
    lang: Language
    store: str | None
    format_: Format = "table"

    def network(self, kg: Pactgraph, kind: str = "state-arrangement") -> "nx.Graph[str]":
        """Return a network of the ties that count."""
        return kg.network(kind, kinds=self.kinds, at=self.at, until=self.until)

    def say_left_out(self, graph: "nx.Graph[str]") -> None:
        """Tell on stderr that a network is empty, and what was not certain enough to count."""
        said = _SAID[self.lang]
        day = self.at or self.until
        when = said["at" if self.at else "until"].format(_day(day, self.lang)) if day else ""
        if not graph.size():
            click.echo(said["then"].format(when=when) if when else said["nothing"], err=True)
        if n := graph.graph["unsure"]:
            click.echo(said["unsure" if self.at else "undated"].format(n=n), err=True)


def measured(function: Callable[..., None]) -> Callable[..., Any]:
    """Add the options of every measure, and hand them to the command as one `Scope`."""
    return format_option(scoped(function))


def scoped(function: Callable[..., None]) -> Callable[..., Any]:
    """Add the options that say which ties count, and hand them to the command as one `Scope`."""

    @wraps(function)
    def command(  # noqa: PLR0913  # one argument an option
        *,
        kinds: tuple[str, ...],
        at: str | None,
        until: str | None,
        lang: Language,
        store: str | None,
        format_: Format = "table",
        **own: object,
    ) -> None:
        scope = Scope(kinds=kinds, at=at, until=until, lang=lang, store=store, format_=format_)
        function(scope, **own)

    decorated: Callable[..., Any] = command
    for add in (store_option, lang_option, window_options, kind_option):
        decorated = add(decorated)
    return decorated


def _day(text: str, lang: Language) -> str:
    """Return a year, month or day as a reader of the language writes it."""
    if lang == "en":
        return text
    return "".join(f"{int(n)}{unit}" for n, unit in zip(text.split("-"), "年月日", strict=False))


def print_measured(rows: Rows, format_: Format, hidden: Sequence[str] = ()) -> None:
    """Print rows; a table that people read goes without some of the columns, and not when empty."""
    if format_ != "table":
        print_rows(rows, format_)
    elif rows:
        shown = [i for i, column in enumerate(rows.columns) if column not in hidden]
        columns = tuple(rows.columns[i] for i in shown)
        print_rows(Rows(columns, tuple(tuple(row[i] for i in shown) for row in rows)), format_)
