"""What a measure declares of itself, and the sides that it can be of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pactgraph.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

Values = dict[str, float]
Of = Literal["actors", "arrangements"]
#: Whose values: those who take part, or what they take part in.
SIDES: Final[tuple[Of, ...]] = ("actors", "arrangements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure of the nodes of a network.

    Attributes:
        compute: Returns the value of each node of a graph, from 0 to 1.
        fold: What makes the value of an arrangement of those of its arms, for a measure that
            follows ties; none for one that counts arrangements, which is of the graph whose arms
            are folded already.
        source: Who defined it, where and when.
        of: Whose values mean something.
        most: The count that the value 1 stands for, by the sizes of a node's own side and of the
            other; none for what is no count.
        page: Whether the page shows it, of networks that are not large.
        large: Whether the page shows it of large ones too, where all but counting takes long.
    """

    compute: "Callable[[nx.Graph[str]], Values]"
    fold: Callable[[Iterable[float]], float] | None
    source: str
    of: tuple[Of, ...] = SIDES
    most: Callable[[int, int], int] | None = None
    page: bool = False
    large: bool = False


def side(name: object) -> Of:
    """Return the side of that name.

    Raises:
        UsageError: There is no such side.
    """
    for known in SIDES:
        if known == name:
            return known
    raise UsageError(f"there is no side {name!r}; expected one of {', '.join(SIDES)}")
