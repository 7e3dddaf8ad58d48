"""Where the measures that rank are found.

A measure is a module of `pactgraph.analysis.centrality`, which bears its name (`_` for `-`) and
ends in a `MEASURE`; its sentences stand in the catalogue of each language, under its name.
Commands, methods, tables and the page take the measures from here, so that none of them names one.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from pactgraph.analysis import centrality
from pactgraph.analysis.declaration import Measure
from pactgraph.errors import UsageError


@cache
def names() -> tuple[str, ...]:
    """Return the names of the measures: the default, then the others in order of the alphabet."""
    # By listing, as importing them would have help wait for NetworkX.
    found = {module.name.replace("_", "-") for module in iter_modules(centrality.__path__)}
    return (centrality.DEFAULT, *sorted(found - {centrality.DEFAULT}))


def stem(name: str) -> str:
    """Return the name of a measure's module."""
    return name.replace("-", "_")


def measure(name: object) -> Measure:
    """Return the measure of a name.

    Raises:
        UsageError: There is no such measure.
    """
    if not isinstance(name, str) or name not in names():
        raise UsageError(f"there is no measure {name!r}; expected one of {', '.join(names())}")
    declared: Measure = import_module(f"{centrality.__name__}.{stem(name)}").MEASURE
    return declared
