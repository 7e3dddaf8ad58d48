"""`evolution`, `brokerage` and `backbone`: how networks grow, who mediates, what is no chance."""

import click

from pactgraph.analysis.centrality import DEFAULT
from pactgraph.cli.options import Measuring, Scope, kind_option, measured, print_measured
from pactgraph.cli.output import Format, format_option, lang_option, store_option
from pactgraph.graph.facade import load
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import Language


@click.command(cls=Measuring)
@click.argument("measure", default=DEFAULT)
@click.argument("actors", nargs=-1)
@click.option("--in-force", is_flag=True, help="Only what was in force in a year, not all begun.")
@kind_option
@lang_option
@format_option
@store_option
def evolution(  # noqa: PLR0913  # one argument an option
    *,
    measure: str,
    actors: tuple[str, ...],
    in_force: bool,
    kinds: tuple[str, ...],
    lang: Language,
    format_: Format,
    store: str | None,
) -> None:
    """Show a measure year by year, of ACTORS or of the five states that lead at the end.

    MEASURE is {measures}, in two-mode normalisation. A year has all that had begun by its end, or
    with --in-force what held in it.

    \b
    Example:
      pactgraph evolution {default} CHN MMR
    """
    found = load(store).evolution(measure, *actors, in_force=in_force, kinds=kinds)
    print_measured(found.to_rows(lang), format_)
    if not found.years:
        click.echo(catalogue(lang)("evolution.nothing"), err=True)


@click.command()
@measured
def brokerage(
    scope: Scope,
) -> None:
    """Show which states stand between others that share nothing, and in what role.

    Roles are by region (the sub-regions of UN M49): coordinator within one's own, itinerant within
    another, gatekeeper between one's own and another, liaison between two others.

    \b
    Example:
      pactgraph brokerage --until 2007
    """
    from pactgraph.analysis.brokerage import brokerage as between  # noqa: PLC0415  # heavy

    graph = scope.network(load(scope.store))
    found = between(graph)
    print_measured(found.to_rows(scope.lang), scope.format_, ("id",))
    said = catalogue(scope.lang)
    if found.ungrouped:
        click.echo(said("brokerage.ungrouped", states=said.listed(found.ungrouped)), err=True)
    if not found and graph.size():
        click.echo(said("brokerage.nothing"), err=True)
    scope.say_left_out(graph)


@click.command()
@click.option("--level", default=0.05, show_default=True, help="The share of false finds allowed.")
@measured
def backbone(
    scope: Scope,
    *,
    level: float,
) -> None:
    """Show which ties between states are more than chance, given how much each takes part.

    p is the chance of sharing as much in a random network of the same degrees; q is p corrected for
    all pairs.

    \b
    Example:
      pactgraph backbone --kind agreement
    """
    from pactgraph.analysis.backbone import backbone as tested  # noqa: PLC0415  # heavy

    graph = scope.network(load(scope.store))
    found = tested(graph, level)
    print_measured(found.to_rows(scope.lang), scope.format_, ("a", "b"))
    if graph.size() and (warning := found.warning(scope.lang)):
        click.echo(warning, err=True)
    scope.say_left_out(graph)
