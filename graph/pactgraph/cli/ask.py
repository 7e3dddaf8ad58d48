"""`connect`, `show` and `query`: what a graph answers."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from pactgraph.answers.links import SIDES, Connection, Link
from pactgraph.answers.things import Thing
from pactgraph.cli.connection import ConnectionText
from pactgraph.cli.output import (
    Format,
    format_option,
    lang_option,
    print_json,
    print_rows,
    store_option,
)
from pactgraph.errors import QueryError
from pactgraph.graph.facade import load
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import Language
from pactgraph.store.engines import GRAPHS
from pactgraph.store.query import Rows
from pactgraph.values.terms import CONNECTING_KINDS

if TYPE_CHECKING:
    from pactgraph.answers.questions import Question


@click.command()
@click.argument("a")
@click.argument("b")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(CONNECTING_KINDS),
    help="Count only arrangements of this kind; may be given again.",
)
@click.option("--at", metavar="D", help="Only what was in force in a year, month or day.")
@click.option(
    "--until", metavar="D", help="Only what had begun by the end of a year, month or day."
)
@click.option("--observers", is_flag=True, help="Count roles that do not connect too.")
@lang_option
@format_option
@store_option
def connect(  # noqa: PLR0913  # one argument an option
    *,
    a: str,
    b: str,
    kinds: tuple[str, ...],
    at: str | None,
    until: str | None,
    observers: bool,
    lang: Language,
    format_: Format,
    store: str | None,
) -> None:
    """Show which arrangements connect A and B, with roles, dates, through whom, and passages.

    A and B are actors: an id, an ISO code, or a name or alias in Chinese or English.

    \b
    Example:
      pactgraph connect CHN MMR --until 1994
    """
    graph = load(store)
    found = graph.connect(a, b, kinds=kinds, at=at, until=until, observers=observers)
    text = ConnectionText(found, graph.store, lang)
    if format_ == "json":
        print_json(found.to_dict())
    elif format_ == "table":
        click.echo(text.paragraphs(), nl=bool(found))
    else:
        print_rows(_rows(found, lang), format_)
    for hint in text.hints():
        click.echo(hint, err=True)


def _rows(found: Connection, lang: Language) -> Rows:
    columns = ("id", "kind", "type", "name", "date", "since", "end")
    sided = ("roles_a", "roles_b", "through_a", "through_b")
    principals = {"a": found.a, "b": found.b}

    def row(link: Link) -> tuple[str | None, ...]:
        thing = link.arrangement
        return (
            *(thing.id, thing.kind, thing.type, thing.name(lang)),
            *(link.date, link.since, link.end),
            *(" ".join(link.roles(side)) for side in SIDES),
            *(_ids(link.through(side, principals[side])) for side in SIDES),
            " ".join(map(str, link.passages())),
        )

    return Rows((*columns, *sided, "evidence"), tuple(map(row, found)))


def _ids(things: Iterable[Thing]) -> str:
    return " ".join(thing.id for thing in things)


@click.command()
@click.argument("x")
@lang_option
@format_option
@store_option
def show(x: str, lang: Language, format_: Format, store: str | None) -> None:
    """Show everything about one thing, with passages.

    X is an id, an ISO code, or a name or alias in Chinese or English.

    \b
    Example:
      pactgraph show drug-control-mou-1993
    """
    graph = load(store)
    found = graph.show(x)
    if format_ == "json":
        print_json(found.to_dict())
    elif format_ == "table":
        from pactgraph.cli.description import DescriptionText  # noqa: PLC0415  # not for `connect`

        click.echo("\n".join(DescriptionText(found, graph.store, lang).lines()))
    else:
        print_rows(found.to_rows(), format_)


@click.command()
@click.argument("question", required=False, metavar="[FILE|NAME|SPARQL]")
@click.option("--param", "parameters", multiple=True, metavar="K=V", help="A parameter's value.")
@click.option("--list", "list_", is_flag=True, help="Show the named questions.")
@lang_option
@format_option
@store_option
def query(  # noqa: PLR0913  # one argument an option
    *,
    question: str | None,
    parameters: tuple[str, ...],
    list_: bool,
    lang: Language,
    format_: Format,
    store: str | None,
) -> None:
    """Ask a named question, a file of SPARQL, or SPARQL itself.

    Questions see what is stated and what is derived as one graph, unless they name their graphs by
    FROM. The prefixes id:, pact:, rdf:, rdfs:, skos: and xsd: are declared already.

    A named question says what its parameters are. In any other, V is the value of the variable K:
    <iri>, prefix:name, "text", "text"@zh or "text"^^xsd:date as SPARQL writes them, or text@zh; any
    other text stands for itself, in whatever language the graph has it.

    \b
    Examples:
      pactgraph query --list
      pactgraph query parties --param agreement=drug-control-mou-1993
      pactgraph query 'SELECT ?case WHERE { ?case a pact:Case }'
      pactgraph query 'DESCRIBE ?x { ?x skos:prefLabel ?n }' --param n=中国
    """
    if list_:
        print_rows(_listed(), format_)
        return
    if question is None:
        raise click.UsageError("give a named question, a file or SPARQL; --list shows the names")
    from pactgraph.answers.questions import question_at  # noqa: PLC0415  # not for `connect`

    # Once, as what a shell gives for a file can be read no second time.
    asked = question_at(question)
    rows = load(store).query(asked, _parsed(parameters), lang=lang)
    print_rows(rows, format_)
    if not rows:
        click.echo(catalogue(lang)("query.nothing"), err=True)
    for line in _strangers(asked, lang):
        click.echo(line, err=True)


def _strangers(question: "Question", lang: Language) -> Iterator[str]:
    """Yield a line for each graph that a query names and Pactgraph does not have."""
    from pactgraph.answers.questions import unknown_graphs  # noqa: PLC0415  # as above

    said = catalogue(lang)
    for name in unknown_graphs(question):
        yield said("query.no-graph", graph=name, graphs=said.listed(GRAPHS))


def _listed() -> Rows:
    from pactgraph.answers.questions import questions  # noqa: PLC0415  # only to list them

    rows = []
    for question in questions():
        shown = (f"{p.name}{'' if p.required else '?'}" for p in question.parameters)
        rows.append((question.name, question.title, question.answers, " ".join(shown)))
    return Rows(("name", "title", "answers", "parameters"), tuple(rows))


def _parsed(parameters: Iterable[str]) -> dict[str, str]:
    parsed = {}
    for parameter in parameters:
        name, equals, value = parameter.removeprefix("?").partition("=")
        if not equals or not name.isidentifier():
            raise QueryError(f"--param takes K=V, not {parameter!r}")
        parsed[name] = value
    return parsed
