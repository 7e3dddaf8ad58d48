"""`view`: the graph as a page."""

import webbrowser
from pathlib import Path

import click

from pactgraph.cli.output import lang_option, store_option
from pactgraph.errors import shown_path
from pactgraph.files.whole import write_whole
from pactgraph.graph.facade import load
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import Language


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("network.html"),
    show_default=True,
    metavar="FILE",
    help="The page to write.",
)
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Put the cited sentences of the documents in DIR into the page.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    metavar="N",
    help="Draw the N best connected actors and arrangements.  [default: 20000]",
)
@lang_option
@store_option
def view(  # noqa: PLR0913  # one argument an option
    *,
    out: Path,
    open_: bool,
    documents: Path | None,
    top: int | None,
    lang: Language,
    store: str | None,
) -> None:
    """Write the network as one HTML page that opens offline.

    \b
    Example:
      pactgraph view --open
    """
    from pactgraph.view.page import drawn  # noqa: PLC0415  # heavy

    page = drawn(load(store).store, documents=documents, top=top, language=lang)
    said = catalogue(lang)
    if written := write_whole(out, page.html.encode()):
        click.echo(said("wrote", path=shown_path(out)))
    if page.left_out:
        click.echo(said("view.left-out", n=page.left_out), err=True)
    if open_ and written:
        webbrowser.open(out.resolve().as_uri())
