"""A document as one offline page: each mention marked, linked to the records that carry it."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from pactgraph.evidence.coverage.accounts import Account, Coverage
from pactgraph.locale.catalogue import Catalogue, catalogue
from pactgraph.locale.labels import chosen
from pactgraph.locale.languages import LANGUAGES, Language
from pactgraph.values.locators import Locator


def page(covered: Coverage, lang: Language) -> str:
    """Return the page; it holds the document's text and asks the network for nothing."""
    said = catalogue(lang)
    name = chosen(covered.record.data["name"], lang) if covered.record else covered.text.document
    counts = {
        key: len(covered.of_state(state))
        for key, state in (("carried", "carried"), ("left", "left out"), ("open", "unaccounted"))
    }
    template = Path(__file__).with_name("page.html").read_text("utf-8")
    return Template(template).substitute(
        language=covered.language,
        title=escape(name),
        summary=said("coverage.summary", **counts),
        legend=" · ".join(
            f'<span class="{_class(s)}">{said(f"coverage.state.{s}")}</span>'
            if s != "carried"
            else f"<a>{said(f'coverage.state.{s}')}</a>"
            for s in ("carried", "left out", "known", "unaccounted")
        ),
        paragraphs="\n".join(_paragraphs(covered, said)),
        heading=said("coverage.heading"),
        records="\n".join(_records(covered)),
    )


def _class(state: str) -> str:
    return state.replace(" ", "-")


def _paragraphs(covered: Coverage, said: Catalogue) -> Iterator[str]:
    for number, group in groupby(covered.text.sentences, key=lambda place: place.paragraph):
        places = list(group)
        sentences = " ".join(_sentence(place, covered) for place in places)
        yield f'<p id="p{number}"><b>{number}</b>{sentences}</p>'
        yield _carrying(places, covered, said)


def _carrying(places: list[Locator], covered: Coverage, said: Catalogue) -> str:
    """Return links to all records that carry something of a paragraph, to be opened."""
    accounts = [account for place in places for account in covered.accounts[place]]
    names = sorted({name for account in accounts for name in account.records})
    # No id of a record has a character that HTML would need escaped.
    links = " ".join(f'<a href="#r-{name}">{escape(name)}</a>' for name in names)
    summary = said("coverage.details", n=len(names))
    return f"<details><summary>{summary}</summary>{links}</details>" if names else ""


def _sentence(place: Locator, covered: Coverage) -> str:
    text, pieces, at = covered.text.sentences[place], [], 0
    for account in covered.accounts[place]:
        mention = account.mention
        if mention.start >= at:  # of two that overlap the first is marked
            pieces += [escape(text[at : mention.start]), _marked(account)]
            at = mention.end
    pieces.append(escape(text[at:]))
    number = f"{place.paragraph}.{place.sentence}"
    return f'<span id="s{number}"><span class="where">{number}</span>{"".join(pieces)}</span>'


def _marked(account: Account) -> str:
    text = escape(account.mention.text)
    if account.records:
        # What a name names comes before what else carries it.
        first = min(account.records, key=lambda name: (name not in account.mention.names, name))
        title = escape(", ".join(account.records))
        return f'<a href="#r-{first}" title="{title}">{text}</a>'
    hint = escape(account.reason or account.mention.kind)
    return f'<span class="{_class(account.state)}" title="{hint}">{text}</span>'


def _records(covered: Coverage) -> Iterator[str]:
    """Yield each record of the page, with where it is written and what it carries."""
    places: dict[str, list[Locator]] = {}
    for place, accounts in covered.accounts.items():
        for name in sorted({name for account in accounts for name in account.records}):
            places.setdefault(name, []).append(place)
    data = {record.id: record for record in covered.records.records}
    for name in sorted(places):
        file, line = covered.records.positions[name, ""]
        names = data[name].data.get("name", {})
        links = " ".join(f'<a href="#s{_short(p)}">{_short(p)}</a>' for p in places[name])
        yield f'<dt id="r-{name}">{escape(_both(names))}</dt>'
        yield f"<dd><code>{escape(name)}</code> · <code>{escape(file)}:{line}</code> · {links}</dd>"


def _both(names: Mapping[str, str]) -> str:
    return " · ".join(names[language] for language in LANGUAGES if language in names)


def _short(place: Locator) -> str:
    return f"{place.paragraph}.{place.sentence}"
