"""What the commands that measure have in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from pactgraph.analysis.centrality import DEFAULT
from pactgraph.analysis.registry import names
from pactgraph.cli.output import Format, format_option, lang_option, print_rows, store_option
from pactgraph.graph.facade import Pactgraph
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import Language
from pactgraph.store.query import Rows
from pactgraph.values.terms import CONNECTING_KINDS

if TYPE_CHECKING:
    import networkx as nx


class Measuring(click.Command):
    """A command of which a measure is asked; its help names those there are."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, with the names of `{measures}`, of the `{default}` and of `{another}`."""
        # When help is asked for, as a docstring cannot name what is declared elsewhere.
        *most, last = names()
        told = {"measures": f"{', '.join(most)} or {last}", "default": DEFAULT, "another": most[1]}
        for name, text in told.items():
            self.help = (self.help or "").replace(f"{{{name}}}", text)
        super().format_help_text(ctx, formatter)


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


def _window_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--at` and `--until`, when ties must hold."""
    # Backwards, as each decorator puts its option before those that are there.
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
        said = catalogue(self.lang)
        if not graph.size():
            click.echo(self._nothing(), err=True)
        if n := graph.graph["unsure"]:
            click.echo(said("scope.unsure" if self.at else "scope.undated", n=n), err=True)

    def _nothing(self) -> str:
        said = catalogue(self.lang)
        if not (day := self.at or self.until):
            return said("scope.nothing")
        when = said("scope.at" if self.at else "scope.until", day=said.day(day))
        return said("scope.nothing-then", when=when)


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
    for add in (store_option, lang_option, _window_options, kind_option):
        decorated = add(decorated)
    return decorated


def print_measured(rows: Rows, format_: Format, hidden: Sequence[str] = ()) -> None:
    """Print rows; a table that people read goes without some of the columns, and not when empty."""
    if format_ != "table":
        print_rows(rows, format_)
    elif rows:
        shown = [i for i, column in enumerate(rows.columns) if column not in hidden]
        columns = tuple(rows.columns[i] for i in shown)
        print_rows(Rows(columns, tuple(tuple(row[i] for i in shown) for row in rows)), format_)
