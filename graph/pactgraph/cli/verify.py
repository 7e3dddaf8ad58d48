"""`verify`, `coverage` and `draft`: facts against documents, and documents against facts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pactgraph.cli.output import Format, format_option, lang_option, print_rows
from pactgraph.compile.sources import Sources
from pactgraph.errors import shown_path
from pactgraph.files.whole import write_whole
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import Language
from pactgraph.store.query import Rows

if TYPE_CHECKING:
    from pactgraph.evidence.coverage.accounts import Coverage
    from pactgraph.evidence.verify.verification import Verification

_seeds_option = click.option(
    "--seeds", type=click.Path(path_type=Path), metavar="DIR", help="The seeds folder."
)
_language_option = click.option(
    "--language",
    metavar="TAG",
    help="The language the document is written in.  [default: its record's, else as it looks]",
)


@click.command()
@click.argument("docs", type=click.Path(path_type=Path))
@_seeds_option
@lang_option
@format_option
@click.pass_context
def verify(
    ctx: click.Context, docs: Path, seeds: Path | None, lang: Language, format_: Format
) -> None:
    """Say whether each fact of the seeds is in the passages it cites.

    DOCS is a folder with the documents; each is known by its bytes, else by its name. A table
    shows what is unsupported and a summary; the other formats give a row for every fact. What is
    entailed, inferred or ambiguous must say so in a note and is counted apart.

    \b
    Example:
      pactgraph verify ../shared/documents
    """
    from pactgraph.evidence.verify.verification import verify as verified  # noqa: PLC0415  # heavy

    found = verified(Sources.at(seeds), docs)
    if format_ == "table":
        for problem in found.problems:
            click.echo(str(problem))
    else:
        print_rows(_fact_rows(found), format_)
    # Beside rows for programs, words for people go to stderr.
    for line in _editions(found, lang):
        click.echo(line, err=format_ != "table")
    click.echo(_summary(found, lang), err=format_ != "table")
    ctx.exit(1 if found.problems else 0)


def _summary(found: "Verification", lang: Language) -> str:
    counts, n = found.counts, len(found.findings)
    noted = n - counts["stated"] - counts["unsupported"]
    return catalogue(lang)(
        "verify.facts",
        n=n,
        stated=counts["stated"],
        noted=noted,
        share=f"{100 * noted / max(n, 1):.1f}",
        unsupported=counts["unsupported"],
    )


def _fact_rows(found: "Verification") -> Rows:
    columns = ("fact", "kind", "state", "passages", "problems")
    rows = tuple(
        (
            finding.fact.id,
            finding.fact.kind,
            finding.state,
            " ".join(map(str, finding.fact.passages)),
            "; ".join(map(str, finding.problems)),
        )
        for finding in found.findings
    )
    return Rows(columns, rows)


def _editions(found: "Verification", lang: Language) -> Iterator[str]:
    """Yield what is to be said of documents that are missing, renamed or changed."""
    said = catalogue(lang)
    for edition in found.editions:
        if edition.path is None:
            yield said("verify.missing", file=edition.file)
        elif not edition.exact:
            yield said("verify.changed", path=shown_path(edition.path))
        elif edition.path.name != edition.file:
            yield said("verify.renamed", file=edition.file, path=shown_path(edition.path))
    for move in found.moves:
        kind = "verify.moved" if move.new else "verify.gone"
        yield said(kind, old=move.old, new=move.new, n=len(move.facts))


@click.command()
@click.argument("doc", type=click.Path(path_type=Path))
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write it as a page.")
@_language_option
@_seeds_option
@lang_option
@format_option
@click.pass_context
def coverage(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    *,
    doc: Path,
    html: Path | None,
    language: str | None,
    seeds: Path | None,
    lang: Language,
    format_: Format,
) -> None:
    """Say what of a document is in no record.

    DOC is a UTF-8 text; it need have no record. Every date, figure, title, quoted name and known
    actor must be carried by a record that cites its sentence, or stand in leftout.yaml. A table
    shows what does not, the other formats give a row for every mention.

    \b
    Example:
      pactgraph coverage ../shared/documents/000_c9ef74252b04246a.txt --html coverage.html
    """
    from pactgraph.evidence.coverage.accounts import coverage as accounted  # noqa: PLC0415  # heavy

    covered = accounted(Sources.at(seeds), doc, language)
    for line in _edition(covered, doc, lang):
        click.echo(line, err=True)
    if format_ == "table":
        for line in _unaccounted(covered):
            click.echo(line)
    else:
        print_rows(_mention_rows(covered), format_)
    if html:
        _write(html, covered, lang)
    click.echo(_counted(covered, lang), err=format_ != "table")
    if covered.is_blank:
        said = catalogue(lang)("coverage.blank", path=shown_path(doc), language=covered.language)
        click.echo(said, err=True)
    # Where nothing is recognised, nothing is known to be carried either.
    ctx.exit(1 if covered.of_state("unaccounted") or covered.stale or covered.is_blank else 0)


def _edition(covered: "Coverage", doc: Path, lang: Language) -> Iterator[str]:
    """Yield what is to be said of a document that has no record, or another edition's."""
    if covered.record is None:
        yield catalogue(lang)("coverage.unknown", language=covered.language)
    elif not covered.exact:
        yield catalogue(lang)("verify.changed", path=shown_path(doc))


def _unaccounted(covered: "Coverage") -> Iterator[str]:
    """Yield what no record carries, then what leftout.yaml leaves out in vain."""
    for account in covered.of_state("unaccounted"):
        mention = account.mention
        yield f"{mention.place}  {mention.kind:<7} {mention.text}"
    yield from map(str, covered.stale)


def _counted(covered: "Coverage", lang: Language) -> str:
    states = ("carried", "left out", "unaccounted")
    carried, left, open_ = (len(covered.of_state(state)) for state in states)
    n = carried + left + open_
    return catalogue(lang)("coverage.mentions", n=n, carried=carried, left=left, open=open_)


def _mention_rows(covered: "Coverage") -> Rows:
    columns = ("passage", "kind", "mention", "state", "records", "reason")
    rows = tuple(
        (str(m.place), m.kind, m.text, account.state, " ".join(account.records), account.reason)
        for accounts in covered.accounts.values()
        for account in accounts
        for m in (account.mention,)
    )
    return Rows(columns, rows)


def _write(path: Path, covered: "Coverage", lang: Language) -> None:
    from pactgraph.evidence.coverage.page import page  # noqa: PLC0415  # heavy

    if write_whole(path, page(covered, lang).encode()):
        click.echo(catalogue(lang)("wrote", path=shown_path(path)), err=True)


@click.command()
@click.argument("doc", type=click.Path(path_type=Path))
@_language_option
@_seeds_option
@lang_option
def draft(doc: Path, language: str | None, seeds: Path | None, lang: Language) -> None:
    """Write YAML stubs for the arrangements that a document names and no record carries.

    Actors, dates and passages are filled in; all that is unsure says TODO, and `check` refuses it
    until it is done.

    \b
    Example:
      pactgraph draft next.txt > seeds/next.yaml
    """
    from pactgraph.evidence.draft.stubs import draft as stubs  # noqa: PLC0415  # heavy

    text = stubs(Sources.at(seeds), doc, language)
    click.echo(text, nl=False)
    if not text:
        click.echo(catalogue(lang)("draft.nothing"), err=True)
