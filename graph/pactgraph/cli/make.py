"""`build` and `check`: what is made of seeds."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pactgraph.compile.sources import Sources
from pactgraph.errors import SeedsError, shown_path


@click.command()
@click.option("--seeds", type=click.Path(path_type=Path), metavar="DIR", help="The seeds folder.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="DIR",
)
def build(seeds: Path | None, out: Path) -> None:
    """Make the graph: its files, its tables, its page, and the store that commands ask.

    The seeds are DIR, else ./seeds if it holds documents.yaml, else the shipped ones; an ontology
    folder beside the seeds is used if there is one.

    \b
    Example:
      pactgraph build --out build
    """
    with _uncollected():
        from pactgraph.build import steps  # noqa: PLC0415  # heavy
        from pactgraph.cli.progress import Progress  # noqa: PLC0415  # as above

        with Progress() as progress:
            summary = steps.build(Sources.at(seeds), out, progress)
    kinds = ", ".join(f"{n} {kind}" for kind, n in summary.things.items())
    click.echo(f"read      {summary.seeds}")
    click.echo(f"things    {sum(summary.things.values())}: {kinds}")
    click.echo(f"ties      {summary.participations} participations")
    click.echo(f"triples   {summary.stated} stated, {summary.derived} derived")
    click.echo(f"files     {summary.out}: {', '.join(f for f in summary.files if '/' not in f)}")
    tables = sum(1 for name in summary.files if name.startswith("tables/"))
    click.echo(f"tables    {summary.out}/tables: {tables} files")
    click.echo(f"store     {summary.store or 'none'}")


@click.command()
@click.option("--seeds", type=click.Path(path_type=Path), metavar="DIR", help="The seeds folder.")
def check(seeds: Path | None) -> None:
    """Say what is wrong with the seeds, each problem as file:line: message; write nothing.

    Warnings are told alike, and are no problem.

    \b
    Example:
      pactgraph check --seeds seeds
    """
    from pactgraph.build.steps import compile_seeds  # noqa: PLC0415  # heavy

    sources = Sources.at(seeds)
    compiled = compile_seeds(sources)
    for warning in compiled.warnings():
        click.echo(str(warning), err=True)
    if problems := compiled.problems():
        raise SeedsError(problems)
    count = len(compiled.records.records)
    click.echo(f"{count} records in {shown_path(sources.seeds)}, no problem")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage: among terms that all stay, the search takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
