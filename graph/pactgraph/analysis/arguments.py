"""Arguments of measures, taken as they are given or refused in a sentence."""

import sys
from collections.abc import Mapping
from operator import index
from typing import Any, SupportsFloat, SupportsIndex

from pactgraph.errors import UsageError


def count(most: object, what: str) -> int:
    """Return how many of something are asked for.

    Raises:
        UsageError: It is no whole number, or less than 1.
    """
    # Whole numbers of numpy and others count as such; True, which Python calls an int, is no count.
    if isinstance(most, SupportsIndex) and not isinstance(most, bool) and index(most) > 0:
        # More than islice takes is as good as all.
        return min(index(most), sys.maxsize)
    raise UsageError(f"the number of {what} must be 1 or more, not {most!r}")


def share(level: object, what: str) -> float:
    """Return a share between 0 and 1.

    Raises:
        UsageError: It is none.
    """
    if isinstance(level, SupportsFloat) and 0 < float(level) < 1:
        return float(level)
    raise UsageError(f"the {what} must be between 0 and 1, not {level!r}")


def by_id(groups: object) -> Mapping[str, Any]:
    """Return what is given by id.

    Raises:
        UsageError: It is given in no such way.
    """
    if isinstance(groups, Mapping):
        return groups
    raise UsageError(f"groups are given by id, as {{'china': 'Asia'}}, not as {groups!r}")
