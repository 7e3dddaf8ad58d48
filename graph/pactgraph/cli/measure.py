"""`rank`, `matrix`, `bridges`, `path` and `communities`: what a graph's networks tell."""

import click

from pactgraph.analysis.centrality import DEFAULT
from pactgraph.analysis.declaration import side
from pactgraph.cli.options import Measuring, Scope, measured, print_measured
from pactgraph.cli.output import print_json, print_rows
from pactgraph.cli.progress import Progress
from pactgraph.graph.facade import load
from pactgraph.locale.catalogue import catalogue
from pactgraph.store.query import Rows


@click.command(cls=Measuring)
@click.argument("measure", default=DEFAULT)
@click.option(
    "--of", default="actors", show_default=True, metavar="SIDE", help="actors or arrangements."
)
@click.option(
    "--network",
    default="state-arrangement",
    show_default=True,
    metavar="NETWORK",
    help="state-arrangement or actor-arrangement.",
)
@click.option("--ranges/--no-ranges", default=True, help="Leave out each source in turn, or not.")
@measured
def rank(
    scope: Scope,
    *,
    measure: str,
    of: str,
    network: str,
    ranges: bool,
) -> None:
    """Rank actors or arrangements by a measure, with what each number means.

    MEASURE is {measures}, in two-mode normalisation.
    Equal ranks are marked =. The range is the best and the worst rank when each document and each
    arrangement is left out in turn.

    \b
    Example:
      pactgraph rank {another} --until 2007
    """
    from pactgraph.analysis.ranking import ranking  # noqa: PLC0415  # heavy

    graph = scope.network(load(scope.store), network)
    with Progress() as progress:
        progress("leaving out each document and arrangement in turn; --no-ranges does without")
        found = ranking(graph, measure, of=side(of), ranges=ranges)
    hidden = ("id", "kind") if ranges else ("id", "kind", "range")
    print_measured(found.to_rows(scope.lang), scope.format_, hidden)
    scope.say_left_out(graph)


@click.command()
@click.option("--square", metavar="BY", help="Print state × state, by count or by weight.")
@measured
def matrix(
    scope: Scope,
    *,
    square: str | None,
) -> None:
    """Show how many arrangements connect each two states, and which.

    The weight counts an arrangement of k states as 1/(k-1), so that a universal convention counts
    little and a bilateral agreement much.

    \b
    Example:
      pactgraph matrix --kind agreement
    """
    from pactgraph.analysis.matrix import matrix as shared  # noqa: PLC0415  # heavy

    graph = scope.network(load(scope.store))
    found = shared(graph)
    rows = found.square(square, scope.lang) if square else found.to_rows(scope.lang)
    print_measured(rows, scope.format_, ("a", "b"))
    scope.say_left_out(graph)


@click.command()
@click.argument("states", nargs=-1)
@click.option(
    "--of",
    default="arrangements",
    show_default=True,
    metavar="SIDE",
    help="arrangements or actors.",
)
@click.option("--smallest", is_flag=True, help="The smallest set that keeps STATES connected.")
@measured
def bridges(
    scope: Scope,
    *,
    states: tuple[str, ...],
    of: str,
    smallest: bool,
) -> None:
    """Show what would be lost without an arrangement, or without an actor: which pairs of states.

    With --smallest, show instead a smallest set of arrangements by which STATES (all, unless given)
    stay connected.

    \b
    Examples:
      pactgraph bridges --of arrangements
      pactgraph bridges --smallest CHN MMR KAZ
    """
    from pactgraph.analysis.bridges import bridges as lost  # noqa: PLC0415  # as above
    from pactgraph.analysis.steiner import steiner  # noqa: PLC0415  # heavy

    if states and not smallest:
        raise click.UsageError("states are named with --smallest only")
    kg = load(scope.store)
    graph = scope.network(kg)
    if smallest:
        names = steiner(graph, kg.ids(states))
        rows = [(n, graph.nodes[n]["kind"], graph.nodes[n][scope.lang]) for n in names]
        print_rows(Rows(("id", "kind", "name"), tuple(rows)), scope.format_)
    elif scope.format_ != "table":
        print_rows(lost(graph, of=side(of)).to_rows(scope.lang), scope.format_)
    elif found := lost(graph, of=side(of)):
        click.echo(found.told(scope.lang))
    scope.say_left_out(graph)


@click.command()
@click.argument("a")
@click.argument("b")
@click.option(
    "--by", default="shortest", show_default=True, metavar="ORDER", help="shortest or rarest."
)
@click.option("-k", "most", default=3, show_default=True, help="How many chains.")
@measured
def path(
    scope: Scope,
    *,
    a: str,
    b: str,
    by: str,
    most: int,
) -> None:
    """Show chains of arrangements from A to B, each hop with its date and passages.

    A hop is an arrangement in which both take part in a connecting role; a venue is none. The
    rarest chains go through arrangements of few.

    \b
    Example:
      pactgraph path MMR KAZ --by rarest
    """
    from pactgraph.analysis.paths import order, paths  # noqa: PLC0415  # heavy

    kg = load(scope.store)
    graph = scope.network(kg, "actor-arrangement")
    found = paths(graph, *kg.ids([a, b]), by=order(by), most=most)
    if scope.format_ == "json":
        print_json(found.to_dicts())
    elif scope.format_ != "table":
        print_rows(found.to_rows(scope.lang), scope.format_)
    elif found:
        click.echo(found.told(scope.lang))
    if not found:
        click.echo(catalogue(scope.lang)("path.nothing", a=a, b=b), err=True)
    scope.say_left_out(graph)


@click.command()
@measured
def communities(
    scope: Scope,
) -> None:
    """Show groups of states that share more with one another than with others.

    With what holds each together and who bridges it to the others.

    \b
    Example:
      pactgraph communities --kind agreement
    """
    from pactgraph.analysis.communities import communities as groups  # noqa: PLC0415  # heavy

    graph = scope.network(load(scope.store))
    found = groups(graph)
    if scope.format_ != "table":
        print_rows(found.to_rows(scope.lang), scope.format_)
    elif found:
        click.echo(found.told(scope.lang))
    if found:
        click.echo(found.strength(scope.lang), err=True)
    scope.say_left_out(graph)
