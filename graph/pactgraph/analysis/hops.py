"""What an answer about paths holds: chains of hops, and all that makes each hop."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.labels import Labels, Named, chosen
from pactgraph.locale.languages import Language, spoken
from pactgraph.store.query import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Via(Named):
    """An arrangement that two actors share, as a step of a chain.

    Attributes:
        id: Its id.
        kind: Its kind, as `agreement`.
        names: Its names, by language.
        size: How many take part in it, 2 or more.
        date: Its own date, as EDTF; none where it has none.
        passages: The locators of both ties, as text.
    """

    id: str
    kind: str
    names: Labels
    size: int
    date: str | None
    passages: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the step as the command's JSON gives it."""
        name = {"name": dict(self.names)}
        rest = {"size": self.size, "date": self.date, "passages": list(self.passages)}
        return {"id": self.id, "kind": self.kind, **name, **rest}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step from an actor to the next, and all that makes it; the rarest first.

    Attributes:
        a: The id of the actor that it leads from.
        b: The id of the actor that it leads to.
        via: The arrangements that both take part in, 1 or more.
    """

    a: str
    b: str
    via: tuple[Via, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the hop as the command's JSON gives it."""
        return {"a": self.a, "b": self.b, "via": [via.to_dict() for via in self.via]}


@dataclass(frozen=True, slots=True)
class Chain:
    """Hops from one actor to another.

    Attributes:
        hops: One or more; each begins where the one before ends.
    """

    hops: tuple[Hop, ...]

    def __len__(self) -> int:
        return len(self.hops)

    @property
    def resistance(self) -> int:
        """The sum of k−1 over the rarest arrangement of each hop."""
        return sum(hop.via[0].size - 1 for hop in self.hops)


@dataclass(frozen=True, slots=True)
class Paths:
    """The best chains, in order.

    Attributes:
        names: The names by language of each actor, by id.
        chains: The best first; none where nothing joins the two.
    """

    names: Mapping[str, Labels]
    chains: tuple[Chain, ...]

    def __iter__(self) -> Iterator[Chain]:
        return iter(self.chains)

    def __len__(self) -> int:
        return len(self.chains)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return each chain with its hops, and all that makes each hop."""
        return [
            {"length": len(c), "resistance": c.resistance, "hops": [h.to_dict() for h in c.hops]}
            for c in self
        ]

    @spoken
    def told(self, lang: Language = "en") -> str:
        """Return a paragraph for each chain, a line for each hop."""
        said = catalogue(lang)
        paragraphs = []
        for chain in self:
            route = [chain.hops[0].a, *(hop.b for hop in chain.hops)]
            names = (chosen(self.names[name], lang, name) for name in route)
            lines = [said.listed(names, "list.route")]
            for hop in chain.hops:
                via = hop.via[0]
                # The rarest has a line and the others a count, as neighbours may share dozens.
                more = said("path.more", n=len(hop.via) - 1) if len(hop.via) > 1 else ""
                name = via.name(lang)
                lines.append(f"    {via.date or said('no-date')}  {name}{more}")
                lines.append(f"        {via.id} · {' '.join(via.passages)}")
            paragraphs.append("\n".join(lines))
        return "\n\n".join(paragraphs)

    @spoken
    def to_rows(self, lang: Language = "en") -> Rows:
        """Return a row for each hop, with the rarest arrangement and how many more there are."""
        columns = ("chain", "hop", "a", "b", "name_a", "name_b", "arrangement", "name", "kind")
        rows: list[tuple[str | int | None, ...]] = []
        for place, chain in enumerate(self, start=1):
            for step, hop in enumerate(chain.hops, start=1):
                via = hop.via[0]
                names = (chosen(self.names[name], lang, name) for name in (hop.a, hop.b))
                what = (via.id, via.name(lang), via.kind, via.date, via.size)
                places = " ".join(via.passages)
                ends = (place, step, hop.a, hop.b)
                rows.append((*ends, *names, *what, len(hop.via) - 1, places))
        return Rows((*columns, "date", "size", "others", "passages"), tuple(rows))
