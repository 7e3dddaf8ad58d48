"""What an answer about two actors holds: the arrangements between them, tie by tie."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from pactgraph.answers.things import Thing
from pactgraph.answers.ties import Tie
from pactgraph.answers.window import Window
from pactgraph.values.locators import Locator

Side = Literal["a", "b"]
SIDES: tuple[Side, Side] = ("a", "b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One arrangement that connects the two, with the ties of each.

    Attributes:
        arrangement: Which.
        date: Its date as EDTF; none where it has none.
        begin: The first day on which it can have begun, as `1993-10-01`; none where unknown.
        end: The last day on which it can have ended; none while open or unknown.
        ties: The ties of `a` and of `b`.
        actors: Those who have these ties, by id.
        evidence: The passages of the arrangement and of each tie, by id.
    """

    arrangement: Thing
    date: str | None
    begin: str | None
    end: str | None
    ties: dict[Side, tuple[Tie, ...]]
    actors: dict[str, Thing]
    evidence: dict[str, tuple[Locator, ...]]

    @property
    def since(self) -> str | None:
        """The first day on which both can have been in it."""
        firsts = [[tie.begin for tie in self.ties[side] if tie.begin] for side in SIDES]
        # Each side is in it from its first tie on, and both are once the later one is.
        return max(map(min, firsts)) if all(firsts) else None

    def through(self, side: Side, principal: Thing) -> list[Thing]:
        """Return what acts for one of the two in this arrangement."""
        acting = {tie.actor for tie in self.ties[side]} - {principal.id}
        return [self.actors[name] for name in sorted(acting)]

    def roles(self, side: Side) -> list[str]:
        """Return the roles of one of the two."""
        return sorted({tie.role for tie in self.ties[side]})

    def passages(self) -> list[Locator]:
        """Return the passages of the arrangement and of the ties shown."""
        return sorted({place for places in self.evidence.values() for place in places})


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """What connects two actors, in order of time; what is undated comes last.

    Attributes:
        a: One actor.
        b: The other.
        window: When ties must hold.
        arrangements: Those that connect the two.
        undated: How many arrangements are left out because they are not certainly begun.
        partners: Where nothing connects the two, the states that each is connected with, and by how
            many arrangements.
        files: The file name of each document, by id.
    """

    a: Thing
    b: Thing
    window: Window
    arrangements: tuple[Link, ...]
    undated: int
    partners: dict[Side, tuple[tuple[Thing, int], ...]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.arrangements)

    def __iter__(self) -> Iterator[Link]:
        return iter(self.arrangements)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as `connect --format json` prints it."""
        at, until = self.window.at, self.window.until
        return {
            "a": self.a.to_dict(),
            "b": self.b.to_dict(),
            "at": at and at.text,
            "until": until and until.text,
            "undated": self.undated,
            "arrangements": [self._link(link) for link in self.arrangements],
        }

    def _link(self, link: Link) -> dict[str, Any]:
        sides: tuple[tuple[Side, Thing], ...] = (("a", self.a), ("b", self.b))
        return {
            **link.arrangement.to_dict(),
            "date": link.date,
            "begin": link.begin,
            "end": link.end,
            "since": link.since,
            "roles": {side: link.roles(side) for side in SIDES},
            "through": {
                side: [actor.to_dict() for actor in link.through(side, principal)]
                for side, principal in sides
            },
            "ties": {side: [self._tie(tie, link) for tie in link.ties[side]] for side in SIDES},
            "evidence": [place.to_dict(self.files) for place in link.passages()],
        }

    def _tie(self, tie: Tie, link: Link) -> dict[str, Any]:
        return {
            "actor": link.actors[tie.actor].to_dict(),
            "role": tie.role,
            "date": tie.date,
            "begin": tie.begin,
            "certainty": tie.certainty,
            "evidence": [place.to_dict(self.files) for place in link.evidence.get(tie.id, ())],
        }
