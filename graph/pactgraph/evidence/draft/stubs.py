"""A document's arrangements → YAML stubs for a curator, refused by `check` until they are done."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pactgraph.compile.ontology import Ontology
from pactgraph.compile.sources import Sources
from pactgraph.evidence.coverage.accounts import Coverage, coverage
from pactgraph.evidence.coverage.carriers import carriers
from pactgraph.evidence.coverage.mentions import Mention
from pactgraph.evidence.draft.naming import Named, Naming
from pactgraph.evidence.print.dates import Parts
from pactgraph.evidence.print.lexicon import Lexicon
from pactgraph.evidence.print.matching import plain, stands
from pactgraph.seeds import Vocabulary

# `check` refuses every value with this word in it.
TODO = "TODO"


def draft(sources: Sources, path: Path, language: str | None = None) -> str:
    """Return stubs for the arrangements of a document that no record carries, as YAML.

    Actors, dates and passages are filled in; what is unsure says TODO. What has a record already
    is a comment at the head, for its evidence.

    Raises:
        StoreError: The document cannot be read.
    """
    covered = coverage(sources, path, language)
    ontology = Ontology(sources.ontology)
    lexicon = Lexicon.of(ontology)
    naming = Naming(lexicon, ontology.vocabulary, covered.records, covered.language)
    roles = {t: w.term for t, w in lexicon.of_scheme("role", naming.language).items()}
    stubs = [_stub(i, named, covered, roles) for i, named in enumerate(_found(covered, naming), 1)]
    return "\n".join(["".join(_known(covered, ontology.vocabulary)), *stubs]).lstrip("\n")


def _found(covered: Coverage, naming: Naming) -> Iterator[Named]:
    """Yield each arrangement once, where it is named first."""
    seen: set[str] = set()
    carrying = carriers(covered.records)
    for place, sentence in covered.text.sentences.items():
        carried = [plain(word) for carrier in carrying.get(place, ()) for word in carrier.words]
        for named in naming.find(place, sentence, covered.accounts[place]):
            name = plain(named.text)
            overlaps = any(name in word or word in name for word in carried)
            if named.text not in seen and not overlaps:
                seen.add(named.text)
                yield named


def _known(covered: Coverage, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield a comment for each arrangement and law that has a record and is named here."""
    types = {record.id: record.data.get("type", "") for record in covered.records.records}
    named = {
        name: account.mention
        # Backwards, so that the first place of a thing is the one that stays.
        for account in reversed(covered.of_state("known"))
        for name in account.mention.names
    }
    for name, mention in sorted(named.items()):
        if vocabulary.classes[types[name]] & {"Arrangement", "Law"}:
            yield f"# {mention.place} names {name}: add the passage to its evidence\n"


def _stub(number: int, named: Named, covered: Coverage, roles: dict[str, str]) -> str:
    mentions = [account.mention for account in covered.accounts[named.place]]
    sentence = covered.text.sentences[named.place]
    told = sorted({term for word, term in roles.items() if stands(word, sentence)})
    zh = covered.language.startswith("zh")
    # In quotation marks: a colon or bracket in a name would be YAML's.
    name = _quoted(named.text)
    lines = [
        f"- id: {TODO}-{number}",
        f"  type: {named.type or TODO}",
        *([f"  form: {named.form}"] if named.form else []),
        f"  name: {{zh: {name if zh else TODO}, en: {TODO if zh else name}}}",
        f"  editorial: [{'en' if zh else 'zh'}]",
        *_date(mentions),
        f"  topic: [{TODO}]",
        *_participations(mentions, " or ".join([TODO, *told]).replace(" or ", " ", 1)),
        f'  evidence: ["{named.place}"]',
    ]
    return "\n".join(lines) + "\n"


def _date(mentions: Iterable[Mention]) -> Iterator[str]:
    """Yield the date of the sentence if it prints just one, else a choice for the curator."""
    dates = list(dict.fromkeys("/".join(map(_edtf, m.dates)) for m in mentions if m.dates))
    if dates:
        choice = dates[0] if len(dates) == 1 else f"{TODO} {' or '.join(dates)}"
        yield f'  date: "{choice}"'


def _edtf(date: Parts) -> str:
    numbers = [f"{n:02d}" for n in (date.month, date.day) if n is not None]
    return "-".join([date.year or TODO, *numbers])


def _participations(mentions: Iterable[Mention], role: str) -> Iterator[str]:
    actors = dict.fromkeys(
        " or ".join(sorted(m.names)) for m in mentions if m.kind == "actor" and m.names
    )
    if actors:
        yield "  participations:"
    for actor in actors:
        shown = f"{TODO} {actor}" if " or " in actor else actor
        yield f"    - {{actor: {shown}, role: {role}}}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
