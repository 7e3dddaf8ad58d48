"""What numbers mean, in a line."""

from collections.abc import Mapping, Sequence
from typing import Final

from pactgraph.locale.catalogue import catalogue
from pactgraph.locale.languages import Language

#: What pairs lose, the hardest first: all chains, all ties or go-betweens, all but one of these.
LOSSES: Final = ("cut-off", "none", "one")
# Below it a division says little: M. E. J. Newman, Fast algorithm for detecting community structure
# in networks, Phys. Rev. E 69 (2004) 066133.
_WEAK = 0.3


def meaning(  # noqa: PLR0913  # what the sentences of some measure tell
    measure: str, of: str, value: float, *, count: int | None, others: int, lang: Language
) -> str:
    """Return one line that says what a value means.

    Args:
        measure: The name of a measure.
        of: `actors` or `arrangements`, whose value it is.
        value: From 0 to 1.
        count: What the value counts, if anything.
        others: How many there are on the other side.
        lang: The language of the line.
    """
    said = catalogue(lang)
    none = f"measure.{measure}.none"
    if not value and none in said:
        return said(none)
    return said(f"measure.{measure}.{of}", count=count, others=others, share=said.percent(value))


def losses(of: str, counts: Sequence[int], lang: Language) -> str:
    """Return one line that says what would be lost without an arrangement or an actor.

    Args:
        of: `actors` or `arrangements`, whose loss it is.
        counts: How many pairs there are for each of `LOSSES`.
        lang: The language of the line.
    """
    said = catalogue(lang)
    lost = [said(f"loss.{of}.{kind}", n=n) for kind, n in zip(LOSSES, counts, strict=True) if n]
    return said(f"loss.{of}", losses=said.listed(lost, "list.clause"))


def lost(kind: str, pairs: Sequence[str], lang: Language) -> str:
    """Return one line that names the pairs of a loss, the first dozen of many.

    >>> lost("one", ["Laos–Thailand"], "en")
    'left with one: Laos–Thailand'
    """
    most = 12
    said = catalogue(lang)
    shown, left = said.listed(pairs[:most]), len(pairs) - most
    if left > 0:
        shown = said("loss.more", n=left, pairs=shown)
    return said(f"loss.kind.{kind}", pairs=shown)


def community(
    size: int, held_by: Sequence[str], bridged_by: Sequence[str], outside: float, lang: Language
) -> str:
    """Return one line that says what holds a community together and who bridges it to others.

    Args:
        size: How many are in it.
        held_by: The names of the arrangements that hold it, the strongest first.
        bridged_by: The names of the members with ties outside, the most tied first.
        outside: The part of its ties that leads outside.
        lang: The language of the line.
    """
    most = 3
    said = catalogue(lang)
    # Titles hold commas, names of states do not.
    titles, names = said.listed(held_by[:most], "list.titles"), said.listed(bridged_by[:most])
    return said(
        "community",
        n=size,
        held=said("community.held", titles=titles) if titles else "",
        bridged=said("community.bridged", names=names) if names else said("community.apart"),
        outside=said.percent(outside),
    )


def division(modularity: float, lang: Language) -> str:
    """Return one line that says how much a division into communities is worth.

    Args:
        modularity: At most 1.
        lang: The language of the line.
    """
    worth = "division.weak" if modularity < _WEAK else "division.clear"
    return catalogue(lang)(worth, modularity=f"{modularity:.2f}")


def broker(roles: Mapping[str, int], group: str, lang: Language) -> str:
    """Return one line that says how a broker stands between others.

    Args:
        roles: How many pairs it brokers between in each role.
        group: The name of its group.
        lang: The language of the line.
    """
    said = catalogue(lang)
    told = (said(f"broker.{role}", n=n, group=group) for role, n in roles.items() if n)
    return said.listed(told, "list.semicolon")


def backbone_warning(pairs: int, testable: int, lang: Language) -> str:
    """Return what a reader must know of a test against chance on a small network.

    Args:
        pairs: How many pairs were tested.
        testable: How many of them could pass at all.
        lang: The language of the line.
    """
    said = catalogue(lang)
    if not pairs:
        return said("backbone.nobody")
    if not testable:
        return said("backbone.nothing", n=pairs)
    if 2 * testable < pairs:
        return said("backbone.little", n=testable, pairs=pairs)
    return ""
