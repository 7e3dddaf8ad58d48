"""Answers in words, in Chinese and in English."""

from collections.abc import Iterator

from pactgraph.connect import SIDES, Connection, Link, Side
from pactgraph.query import Value, ask, lookup
from pactgraph.show import Description, Participation
from pactgraph.store import Store
from pactgraph.terms import ACTOR_KINDS, Language
from pactgraph.things import Thing

_WORDS = {
    "en": {
        "head": "{a} – {b}: {n} arrangement{s}{window}",
        "at": " in force at {}",
        "until": " begun by {}",
        "through": " through ",
        "undated": "{n} more not counted: undated, or not certainly begun by then",
        "nothing": "nothing connects {a} and {b}{window}; {each}",
        "with": "{who}: {partners}",
        "alone": "{who}: no state",
        "no date": "no date",
        "ties": "ties",
        "evidence": "evidence",
        "aliases": "also",
        "date": "date",
        "of": "{} of",
    },
    "zh": {
        "head": "{a} — {b}:{n}项合作安排{window}",
        "at": ",{}时有效",
        "until": ",{}前已开始",
        "through": " 通过",
        "undated": "另有{n}项未计入:无日期,或届时是否已开始不能确定",
        "nothing": "{a}与{b}之间没有合作安排{window};{each}",
        "with": "{who}的合作国家:{partners}",
        "alone": "{who}没有合作国家",
        "no date": "无日期",
        "ties": "参与关系",
        "evidence": "出处",
        "aliases": "又称",
        "date": "日期",
        "of": "被引:{}",
    },
}
_INDENT = " " * 12


class Phrases:
    """Says answers in one language, with the labels that the graph gives its terms."""

    def __init__(self, store: Store, language: Language) -> None:
        self._language = language
        self._words = _WORDS[language]
        labels = ask(store, lookup("labels"))
        self._labels = {str(t): str(zh if language == "zh" else en) for t, zh, en in labels}

    def connection(self, found: Connection) -> str:
        """Return the arrangements that connect two actors, a paragraph each."""
        if not found.arrangements:
            return ""
        head = self._words["head"].format(
            a=self._name(found.a),
            b=self._name(found.b),
            n=len(found),
            s="s" * (len(found) != 1),
            window=self._window(found),
        )
        return "\n\n".join([head, *(self._link(link, found) for link in found)])

    def hints(self, found: Connection) -> Iterator[str]:
        """Yield what a reader should know besides: what was not counted, what else there is."""
        if not found.arrangements:
            each = "; ".join(self._partners(found, side) for side in SIDES)
            a, b = self._name(found.a), self._name(found.b)
            window = self._window(found)
            yield self._words["nothing"].format(a=a, b=b, window=window, each=each)
        if found.undated:
            yield self._words["undated"].format(n=found.undated)

    def description(self, found: Description) -> str:
        """Return everything about one thing, a line a fact."""
        thing = found.thing
        lines = [f"{self._name(thing)} · {thing.zh if self._language == 'en' else thing.en}"]
        lines.append(f"{self.label(thing.type)} · {thing.id}")
        if thing.aliases:
            lines.append(self._field(self._words["aliases"], "; ".join(thing.aliases)))
        if found.date:
            lines.append(self._field(self._words["date"], found.date))
        for name, values in found.properties.items():
            lines.append(self._field(self.label(name), "; ".join(map(self._value, values))))
        for name, other in found.relations:
            lines.append(self._field(self.label(name), self._thing(other)))
        for name, other in found.related:
            label = self._words["of"].format(self.label(name))
            lines.append(self._field(label, self._thing(other)))
        lines += self._ties(found)
        if found.evidence:
            places = " ".join(map(str, found.evidence))
            lines.append(self._field(self._words["evidence"], places))
        return "\n".join(lines)

    def label(self, term: str) -> str:
        """Return the label of a concept, class or property, or its own name."""
        return self._labels.get(term, term)

    def _ties(self, found: Description) -> list[str]:
        if not found.ties:
            return []
        lines = ["", f"{self._words['ties']} ({len(found.ties)})"]
        return [*lines, *(self._tie(tie, found.thing) for tie in found.ties), ""]

    def _tie(self, tie: Participation, thing: Thing) -> str:
        is_actor = thing.kind in ACTOR_KINDS and tie.actor.id == thing.id
        other = tie.whole if is_actor else tie.actor
        places = " ".join(map(str, tie.evidence))
        certainty = "" if tie.certainty == "stated" else f" ({self.label(tie.certainty)})"
        when = tie.date or self._words["no date"]
        return f"  {when:<12}{self.label(tie.role)}{certainty}: {self._thing(other)}  {places}"

    def _link(self, link: Link, found: Connection) -> str:
        when = link.date or self._words["no date"]
        sides: tuple[tuple[Side, Thing], ...] = (("a", found.a), ("b", found.b))
        parts = " · ".join(self._side(link, side, actor) for side, actor in sides)
        thing = link.arrangement
        return "\n".join(
            [
                f"{when:<12}{self._name(thing)}",
                f"{_INDENT}{self.label(thing.type)} · {thing.id}",
                f"{_INDENT}{parts}",
                f"{_INDENT}{' '.join(map(str, link.passages()))}",
            ]
        )

    def _side(self, link: Link, side: Side, principal: Thing) -> str:
        roles = ", ".join(self.label(role) for role in link.roles(side))
        acting = ", ".join(map(self._name, link.through(side, principal)))
        through = f"{self._words['through']}{acting}" if acting else ""
        since = sorted({tie.date for tie in link.ties[side] if tie.date} - {link.date})
        own = f" {', '.join(map(str, since))}" if since else ""
        return f"{self._name(principal)}: {roles}{own}{through}"

    def _partners(self, found: Connection, side: Side) -> str:
        who = self._name(found.a if side == "a" else found.b)
        partners = found.partners.get(side, ())
        if not partners:
            return self._words["alone"].format(who=who)
        shown = ", ".join(f"{self._name(thing)} ({count})" for thing, count in partners)
        return self._words["with"].format(who=who, partners=shown)

    def _window(self, found: Connection) -> str:
        for name in ("at", "until"):
            moment = getattr(found.window, name)
            if moment:
                return self._words[name].format(moment.text)
        return ""

    def _field(self, name: str, value: str) -> str:
        return f"{name}: {value}"

    def _value(self, value: Value) -> str:
        return self.label(str(value))

    def _thing(self, thing: Thing) -> str:
        return f"{self._name(thing)} [{thing.id}]"

    def _name(self, thing: Thing) -> str:
        return thing.name(self._language)
