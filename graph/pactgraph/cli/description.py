"""Everything about one thing, in words."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from pactgraph.answers.descriptions import Description, Mandate, Participation
from pactgraph.answers.things import Thing
from pactgraph.cli.labels import Labels, certainty, role
from pactgraph.cli.table import DATE, padded
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import Language
from pactgraph.store.engines import Iri, Store, Term
from pactgraph.store.query import cell, plain


class DescriptionText:
    """Says in one language everything about one thing."""

    def __init__(self, found: Description, store: Store, language: Language) -> None:
        self._found = found
        self._language = language
        self._said = catalogue(language)
        self._labels = Labels(store, language)
        self._labels.learn([found.thing.type, *(n for n, _ in (*found.relations, *found.related))])
        self._labels.learn(name for name, _ in found.statements)
        self._labels.learn(t.value for _, t in found.statements if isinstance(t, Iri))
        self._labels.learn(role(tie.role) for tie in found.ties)
        self._labels.learn(certainty(tie.certainty) for tie in found.ties)
        self._labels.learn(certainty(mandate.certainty) for mandate in found.mandates)
        self._labels.learn(["agent", "principal"])

    def lines(self) -> Iterator[str]:
        """Yield a line a fact: names, what is stated, relations, ties, passages."""
        thing = self._found.thing
        # The reader's language first, and no name twice.
        yield " · ".join(dict.fromkeys([self._labels.name(thing), *thing.names.values()]))
        yield f"{self._labels.term(thing.type)} · {thing.id}"
        if thing.aliases:
            yield f"{self._said('show.aliases')}: {'; '.join(thing.aliases)}"
        if self._found.date:
            yield f"{self._said('show.date')}: {self._found.date}"
        yield from self._statements()
        yield from self._relations()
        if self._found.mandates:
            yield self._said("show.mandates", n=len(self._found.mandates)) + ":"
            for mandate in self._found.mandates:
                yield self._mandate(mandate)
                if mandate.note:
                    yield f"    {mandate.note}"
        if self._found.ties:
            yield self._said("show.ties", n=len(self._found.ties)) + ":"
            yield from map(self._tie, self._found.ties)
        if self._found.evidence:
            yield f"{self._said('show.evidence')}: {' '.join(map(str, self._found.evidence))}"

    def _statements(self) -> Iterator[str]:
        for name, terms in groupby(self._found.statements, key=itemgetter(0)):
            values = "; ".join(self._value(term) for _, term in terms)
            yield f"{self._labels.term(name)}: {values}"

    def _relations(self) -> Iterator[str]:
        for name, other in self._found.relations:
            yield f"{self._labels.term(name)}: {self._labels.with_id(other)}"
        if self._found.related:
            yield f"{self._said('show.named-by')} ({len(self._found.related)}):"
        for name, other in self._found.related:
            yield f"  {self._labels.with_id(other)} ({self._labels.term(name)})"

    def _mandate(self, mandate: Mandate) -> str:
        end, other = mandate.other(self._found.thing)
        return self._dated(mandate, end, other)

    def _tie(self, tie: Participation) -> str:
        return self._dated(tie, role(tie.role), tie.other(self._found.thing))

    def _dated(self, one: Participation | Mandate, end: str, other: Thing) -> str:
        """Return the line of a tie or a mandate by what the other end of it is called."""
        sure = "" if one.certainty == "stated" else self._labels.term(certainty(one.certainty))
        part = self._labels.term(end) + (f" ({sure})" if sure else "")
        when = one.date or self._said("no-date")
        places = " ".join(map(str, one.evidence))
        return f"  {padded(when, DATE)}{part}: {self._labels.with_id(other)}  {places}"

    def _value(self, term: Term) -> str:
        return self._labels.term(term.value) if isinstance(term, Iri) else cell(plain(term))
