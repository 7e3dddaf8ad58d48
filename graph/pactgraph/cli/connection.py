"""What connects two actors, in words."""

from collections.abc import Iterator

from pactgraph.answers.links import SIDES, Connection, Link, Side
from pactgraph.answers.things import Thing
from pactgraph.cli.labels import Labels, role
from pactgraph.cli.table import DATE, padded
from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import Language
from pactgraph.store.engines import Store

_INDENT = " " * DATE


class ConnectionText:
    """Says in one language what connects two actors."""

    def __init__(self, found: Connection, store: Store, language: Language) -> None:
        self._found = found
        self._said = catalogue(language)
        self._labels = Labels(store, language)
        # One question to the store for all of them, and not one for each.
        self._labels.learn(link.arrangement.type for link in found)
        self._labels.learn(role(r) for link in found for side in SIDES for r in link.roles(side))

    def paragraphs(self) -> str:
        """Return the arrangements, a paragraph each, in order of time."""
        found = self._found
        if not found.arrangements:
            return ""
        names = {"a": self._labels.name(found.a), "b": self._labels.name(found.b)}
        head = self._said("connect.head", n=len(found), **names, window=self._window())
        return "\n\n".join([head, *map(self._link, found)])

    def hints(self) -> Iterator[str]:
        """Yield what a reader should know besides: what was not counted, what else there is."""
        found = self._found
        if not found.arrangements:
            yield self._said(
                "connect.nothing",
                a=self._labels.name(found.a),
                b=self._labels.name(found.b),
                window=self._window(),
                each=self._said.listed(map(self._partners, SIDES), "list.semicolon"),
            )
        if found.undated:
            said = "connect.unsure" if found.window.at else "connect.undated"
            yield self._said(said, n=found.undated)

    def _link(self, link: Link) -> str:
        when = link.date or self._said("no-date")
        thing = link.arrangement
        return "\n".join(
            [
                f"{padded(when, DATE)}{self._labels.name(thing)}",
                f"{_INDENT}{self._labels.term(thing.type)} · {thing.id}",
                f"{_INDENT}{' · '.join(self._side(link, side) for side in SIDES)}",
                f"{_INDENT}{' '.join(map(str, link.passages()))}",
            ]
        )

    def _side(self, link: Link, side: Side) -> str:
        principal = self._principal(side)
        roles = self._said.listed(self._labels.term(role(name)) for name in link.roles(side))
        acting = self._said.listed(map(self._labels.name, link.through(side, principal)))
        through = self._said("connect.through", actors=acting) if acting else ""
        # The date of the arrangement stands at its head already.
        own = sorted({tie.date for tie in link.ties[side] if tie.date} - {link.date})
        since = f" {', '.join(own)}" if own else ""
        return f"{self._labels.name(principal)}: {roles}{since}{through}"

    def _partners(self, side: Side) -> str:
        who = self._labels.name(self._principal(side))
        partners = self._found.partners.get(side, ())
        if not partners:
            return self._said("connect.alone", who=who)
        counted = (self._said("connect.count", n=n, name=self._labels.name(t)) for t, n in partners)
        return self._said("connect.with", who=who, partners=self._said.listed(counted))

    def _principal(self, side: Side) -> Thing:
        return self._found.a if side == "a" else self._found.b

    def _window(self) -> str:
        at, until = self._found.window.at, self._found.window.until
        if at:
            return self._said("connect.at", day=self._said.day(at.text))
        return self._said("connect.until", day=self._said.day(until.text)) if until else ""
