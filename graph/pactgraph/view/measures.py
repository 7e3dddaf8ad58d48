"""How much each thing of the network takes part, with its rank among its like."""

from collections import Counter

from pactgraph.view.data import Record


def degrees(data: Record) -> dict[str, Record]:
    """Return for each state its arrangements and for each arrangement its states, ranked.

    Only ties in connecting roles to actual arrangements count, as in the network of states and
    arrangements; equal values share the better rank.
    """
    things = {thing["id"]: thing for thing in data["things"]}
    pairs = {
        (side, tie["in"])
        for tie in data["ties"]
        for side in (tie["actor"], *tie.get("for", ()))
        if data["roles"][tie["role"]]
        and things[side]["kind"] == "state"
        and things[tie["in"]]["kind"] in data["kinds"]["arrangements"]
        and things[tie["in"]]["facts"].get("status", ["actual"]) == ["actual"]
    }
    return {
        **_ranked(Counter(side for side, _ in pairs)),
        **_ranked(Counter(whole for _, whole in pairs)),
    }


def _ranked(values: Counter[str]) -> dict[str, Record]:
    ordered = sorted(values.values(), reverse=True)
    rank = {value: ordered.index(value) + 1 for value in set(ordered)}
    return {
        name: {"degree": value, "rank": rank[value], "of": len(values)}
        for name, value in sorted(values.items())
    }
