"""Where the passages of a changed document have gone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactgraph.evidence.editions import Edition
from pactgraph.evidence.facts import Fact, citing
from pactgraph.evidence.reading import Reading
from pactgraph.evidence.wants import Want
from pactgraph.passages import Locator


@dataclass(frozen=True, slots=True)
class Move:
    """A passage that no longer says what its facts want, and the one that does, if any."""

    old: Locator
    new: Locator | None
    facts: tuple[str, ...]


def moves(
    found: Sequence[Fact], readings: Mapping[Locator, Reading], editions: Sequence[Edition]
) -> Iterator[Move]:
    """Yield the cited passages of changed editions that another sentence carries better.

    The old words are not kept, so a passage is known by what its facts want of it: the sentence
    that prints the most of that has it; of several, the one nearest to where it is expected, which
    is as far from its old place as the passage before it has gone.
    """
    changed = {edition.document for edition in editions if edition.text and not edition.exact}
    cited = citing(fact for fact in found if changed)
    for document in sorted(changed):
        places = [place for place in readings if place.document == document]
        order = {place: index for index, place in enumerate(places)}
        shift = 0
        for old in sorted(place for place in cited if place.document == document):
            wants = [want for fact in cited[old] for want in fact.wants]
            expected = order.get(old, _about(old, places)) + shift
            scores = {place: _score(wants, readings[place]) for place in places}
            best = max(scores.values(), default=0)
            if best == scores.get(old, -1) and not shift:
                continue
            new = min(
                (place for place in places if best and scores[place] == best),
                key=lambda place: (abs(order[place] - expected), place),
                default=None,
            )
            if new is not None:
                shift = order[new] - order.get(old, _about(old, places))
            if new != old:
                yield Move(old, new, tuple(sorted({fact.id for fact in cited[old]})))


def _score(wants: Sequence[Want], reading: Reading) -> int:
    return sum(want.marks(reading) for want in wants)


def _about(old: Locator, places: Sequence[Locator]) -> int:
    """Return where a passage that is gone would stand among those that are left."""
    return sum(place < old for place in places)
