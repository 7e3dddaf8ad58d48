"""What connects two actors, in words."""

from collections.abc import Iterator

from pactgraph.answers.links import SIDES, Connection, Link, Side
from pactgraph.answers.things import Thing
from pactgraph.cli.labels import Labels, role
from pactgraph.store.engines import Store
from pactgraph.values.terms import Language

_WORDS = {
    "en": {
        "head": "{a} – {b}: {n} arrangement{s}{window}",
        "at": " in force at {}",
        "until": " begun by {}",
        "through": " through ",
        "undated": "{n} more not counted: undated, or not certainly begun by then",
        "unsure": "{n} more not counted: undated, or not certainly begun by then, or perhaps "
        "ended before",
        "nothing": "nothing connects {a} and {b}{window}; {each}",
        "with": "{who}: {partners}",
        "alone": "{who}: no state",
        "no date": "no date",
        "and": ", ",
        "then": "; ",
        "count": "{} ({})",
    },
    "zh": {
        "head": "{a} — {b}：{n}项合作安排{window}",
        "at": "（{}时有效）",
        "until": "（截至{}）",
        "through": "，通过",
        "undated": "另有{n}项未计入：无日期，或届时是否已开始不能确定",
        "unsure": "另有{n}项未计入：无日期，或届时是否已开始、是否仍有效不能确定",
        "nothing": "{a}与{b}之间没有合作安排{window}；{each}",
        "with": "{who}的合作国家：{partners}",
        "alone": "{who}没有合作国家",
        "no date": "无日期",
        "and": "、",
        "then": "；",
        "count": "{}（{}项）",
    },
}
_INDENT = " " * 12


class ConnectionText:
    """Says in one language what connects two actors."""

    def __init__(self, found: Connection, store: Store, language: Language) -> None:
        self._found = found
        self._words = _WORDS[language]
        self._labels = Labels(store, language)
        self._labels.learn(link.arrangement.type for link in found)
        self._labels.learn(role(r) for link in found for side in SIDES for r in link.roles(side))

    def paragraphs(self) -> str:
        """Return the arrangements, a paragraph each, in order of time."""
        found = self._found
        if not found.arrangements:
            return ""
        head = self._words["head"].format(
            a=self._labels.name(found.a),
            b=self._labels.name(found.b),
            n=len(found),
            s="s" * (len(found) != 1),
            window=self._window(),
        )
        return "\n\n".join([head, *map(self._link, found)])

    def hints(self) -> Iterator[str]:
        """Yield what a reader should know besides: what was not counted, what else there is."""
        found = self._found
        if not found.arrangements:
            yield self._words["nothing"].format(
                a=self._labels.name(found.a),
                b=self._labels.name(found.b),
                window=self._window(),
                each=self._words["then"].join(map(self._partners, SIDES)),
            )
        if found.undated:
            yield self._words["unsure" if found.window.at else "undated"].format(n=found.undated)

    def _link(self, link: Link) -> str:
        when = link.date or self._words["no date"]
        thing = link.arrangement
        return "\n".join(
            [
                f"{when:<12}{self._labels.name(thing)}",
                f"{_INDENT}{self._labels.term(thing.type)} · {thing.id}",
                f"{_INDENT}{' · '.join(self._side(link, side) for side in SIDES)}",
                f"{_INDENT}{' '.join(map(str, link.passages()))}",
            ]
        )

    def _side(self, link: Link, side: Side) -> str:
        principal = self._principal(side)
        roles = self._words["and"].join(self._labels.term(role(name)) for name in link.roles(side))
        acting = self._words["and"].join(map(self._labels.name, link.through(side, principal)))
        through = f"{self._words['through']}{acting}" if acting else ""
        own = sorted({tie.date for tie in link.ties[side] if tie.date} - {link.date})
        since = f" {', '.join(own)}" if own else ""
        return f"{self._labels.name(principal)}: {roles}{since}{through}"

    def _partners(self, side: Side) -> str:
        who = self._labels.name(self._principal(side))
        partners = self._found.partners.get(side, ())
        if not partners:
            return self._words["alone"].format(who=who)
        counted = (self._words["count"].format(self._labels.name(t), n) for t, n in partners)
        shown = self._words["and"].join(counted)
        return self._words["with"].format(who=who, partners=shown)

    def _principal(self, side: Side) -> Thing:
        return self._found.a if side == "a" else self._found.b

    def _window(self) -> str:
        at, until = self._found.window.at, self._found.window.until
        if at:
            return self._words["at"].format(at.text)
        return self._words["until"].format(until.text) if until else ""
