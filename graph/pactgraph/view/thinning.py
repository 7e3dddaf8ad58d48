"""What a page draws of a graph too large for a browser."""

from collections import Counter

from pactgraph.values.terms import ACTOR_KINDS, ARRANGEMENT_KINDS
from pactgraph.view.data import Record

#: More nodes than this a browser cannot draw at reading speed.
_MOST = 20_000


def thinned(data: Record, top: int | None = None) -> tuple[Record, int]:
    """Return a graph of its best connected actors and arrangements, and how many were left out.

    Args:
        data: What the page could hold.
        top: How many to keep, at least 1; 20,000 unless given.
    """
    most = _MOST if top is None else top
    drawn = [t["id"] for t in data["things"] if t["kind"] in ACTOR_KINDS + ARRANGEMENT_KINDS]
    if len(drawn) <= most:
        return data, 0
    counts = Counter(
        name for tie in data["ties"] for name in (tie["actor"], tie["in"], *tie.get("for", ()))
    )
    lost = set(sorted(drawn, key=lambda name: (-counts[name], name))[most:])
    return {
        **data,
        "things": [_without(thing, lost) for thing in data["things"] if thing["id"] not in lost],
        "ties": [
            _tie_without(tie, lost)
            for tie in data["ties"]
            if tie["actor"] not in lost and tie["in"] not in lost
        ],
        "mandates": [m for m in data["mandates"] if not lost & {m["agent"], m["principal"]}],
        "arms": {arm: whole for arm, whole in data["arms"].items() if whole not in lost},
    }, len(lost)


def _without(thing: Record, lost: set[str]) -> Record:
    relations = {
        property_: kept
        for property_, others in thing["relations"].items()
        if (kept := [other for other in others if other not in lost])
    }
    return {**thing, "relations": relations}


def _tie_without(tie: Record, lost: set[str]) -> Record:
    return (
        {**tie, "for": [name for name in tie["for"] if name not in lost]} if "for" in tie else tie
    )
