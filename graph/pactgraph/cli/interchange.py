"""`export`: networks as files for other tools."""

from pathlib import Path

import click

from pactgraph.cli.options import Scope, scoped
from pactgraph.cli.output import bom_asked, bom_option
from pactgraph.errors import UsageError, shown_path
from pactgraph.files.whole import write_whole
from pactgraph.graph.facade import load
from pactgraph.locale.catalogue import catalogue


@click.command()
@click.option(
    "--network",
    "kind",
    default="whole",
    show_default=True,
    metavar="NAME",
    help="whole, actor-arrangement, state-arrangement or state-state.",
)
@click.option(
    "--format",
    "as_",
    default="gexf",
    show_default=True,
    metavar="FORMAT",
    help="gexf, graphml, gml, json (node-link), csv or parquet.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write.  [default: standard output]",
)
@click.option("--nodes", is_flag=True, help="In csv and parquet, the nodes instead of the edges.")
@bom_option
@scoped
def export(scope: Scope, *, kind: str, as_: str, out: Path | None, nodes: bool) -> None:
    """Write a network as Gephi, igraph, Cytoscape, NetworkX, pandas or a spreadsheet reads it.

    \b
    Example:
      pactgraph export --network state-state --format graphml --out states.graphml
    """
    if as_ == "parquet" and out is None:
        raise UsageError("Parquet is no text; name a file to write it to with --out FILE")
    from pactgraph.export import exported  # noqa: PLC0415  # heavy

    graph = scope.network(load(scope.store), kind)
    data = exported(graph, as_, nodes=nodes, lang=scope.lang, bom=bom_asked())
    if out is None:
        # All but Parquet, which was refused above, are text.
        click.echo(data.decode(), nl=False)
    elif write_whole(out, data):
        click.echo(catalogue(scope.lang)("wrote", path=shown_path(out)), err=True)
    scope.say_left_out(graph)
