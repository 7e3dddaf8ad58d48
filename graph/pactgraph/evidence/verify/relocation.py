"""Where the passages of a changed document have gone."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactgraph.evidence.editions import Edition
from pactgraph.evidence.print.reading import Reading
from pactgraph.evidence.verify.facts import Fact, citing
from pactgraph.values.locators import Locator

#: How much better than any other sentence one must be to be sure of it.
_SURE = 1.5


@dataclass(frozen=True, slots=True)
class Move:
    """A cited passage that stands elsewhere in a changed document, or nowhere."""

    old: Locator
    new: Locator | None
    facts: tuple[str, ...]


def moves(
    found: Sequence[Fact],
    unsupported: Container[str],
    readings: Mapping[Locator, Reading],
    editions: Sequence[Edition],
) -> Iterator[Move]:
    """Yield the passages of changed editions that are not where their facts say.

    An edition in which every fact is supported has moved nothing.

    The old words are not kept, so a passage is known by what its facts want of it, the rarer the
    weightier. Where one sentence has clearly more of that than any other, and passages about it
    have gone as far, it is the passage; the others go as far as the nearest of those has gone, if
    what stands there has something of theirs.
    """
    cited = citing(found)
    for edition in editions:
        if edition.text is None or edition.exact:
            continue
        old = sorted(place for place in cited if place.document == edition.document)
        if not any(f.id in unsupported for f in found if _only_in(f, edition.document)):
            continue
        new = {p: reading for p, reading in readings.items() if p.document == edition.document}
        scores = {place: _scores(cited[place], new) for place in old}
        sure = {place: best for place in old if (best := _sure(place, scores[place]))}
        anchors = _borne_out(sure)
        for place in old:
            where = anchors.get(place) or _carried_along(place, scores[place], anchors)
            if where != place:
                yield Move(place, where, tuple(sorted({fact.id for fact in cited[place]})))


def _only_in(fact: Fact, document: str) -> bool:
    return {place.document for place in fact.passages} == {document}


def _scores(facts: Sequence[Fact], new: Mapping[Locator, Reading]) -> dict[Locator, float]:
    """Return what each sentence has of what facts want, each want weighed by its rarity."""
    scores: dict[Locator, float] = {}
    for want in {want for fact in facts for want in fact.wants}:
        marked = [place for place, reading in new.items() if want.marks(reading)]
        for place in marked:
            scores[place] = scores.get(place, 0) + 1 / len(marked)
    return scores


def _sure(old: Locator, scores: Mapping[Locator, float]) -> Locator | None:
    """Return the one sentence that must be the passage; its old place, while nothing is better."""
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0] != old, item[0]))[:2]
    if not best:
        return None
    (place, first), second = best[0], best[1][1] if len(best) > 1 else 0.0
    return place if first >= _SURE * second else None


def _borne_out(sure: Mapping[Locator, Locator]) -> dict[Locator, Locator]:
    """Keep the passages that have gone as far as one of the two before or after them."""
    places = sorted(sure)
    far = [(sure[p].paragraph - p.paragraph, sure[p].sentence - p.sentence) for p in places]
    return {
        place: sure[place]
        for i, place in enumerate(places)
        if far[i] in [*far[max(i - 2, 0) : i], *far[i + 1 : i + 3]]
    }


def _carried_along(
    old: Locator, scores: Mapping[Locator, float], anchors: Mapping[Locator, Locator]
) -> Locator | None:
    """Return where the nearest sure passages point, else the old place if it has something."""
    for near in sorted(anchors, key=lambda place: _distance(place, old)):
        shifted = _shifted(old, near, anchors[near])
        if shifted in scores:
            return shifted
    return old if old in scores else None


def _shifted(old: Locator, near: Locator, gone: Locator) -> Locator:
    """Return a passage moved as a near one was, by sentences only within the same paragraph."""
    by = gone.sentence - near.sentence if near.paragraph == old.paragraph else 0
    return Locator(old.document, old.paragraph + gone.paragraph - near.paragraph, old.sentence + by)


def _distance(one: Locator, other: Locator) -> tuple[int, int, bool]:
    paragraphs, sentences = one.paragraph - other.paragraph, one.sentence - other.sentence
    return abs(paragraphs), abs(sentences) if not paragraphs else 0, paragraphs > 0
