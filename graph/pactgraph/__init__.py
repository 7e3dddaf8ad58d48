"""Who cooperates with whom, under which agreement, in which operation, and which passage says so.

>>> import pactgraph
>>> kg = pactgraph.load()
>>> kg.show("CHN").thing.zh
'中国'

What the methods of a graph answer with is here to annotate with, `pactgraph.Ranking` as
`pactgraph.Link`; a type is imported when it is first named, so that asking stays light.
"""

import importlib
import typing

from pactgraph.answers.links import Connection, Link
from pactgraph.answers.things import Thing
from pactgraph.answers.ties import Tie
from pactgraph.answers.window import Moment, Spell, Window
from pactgraph.errors import (
    NamingError,
    OutputError,
    PactgraphError,
    Problem,
    QueryError,
    SeedsError,
    StoreError,
    UsageError,
)
from pactgraph.graph.facade import Pactgraph, load
from pactgraph.store.engines import Answer, Store
from pactgraph.store.query import Rows
from pactgraph.values.locators import Locator
from pactgraph.version import __version__

if typing.TYPE_CHECKING:
    from pactgraph.analysis.backbone import Backbone, Tested
    from pactgraph.analysis.bridges import Bridge, Bridges
    from pactgraph.analysis.brokerage import Broker, Brokerage
    from pactgraph.analysis.communities import Communities, Community
    from pactgraph.analysis.evolution import Evolution, Year
    from pactgraph.analysis.hops import Chain, Hop, Paths, Via
    from pactgraph.analysis.matrix import Cell, Matrix
    from pactgraph.analysis.ranking import Ranking, Standing
    from pactgraph.answers.descriptions import Description, Mandate, Participation
    from pactgraph.answers.questions import Parameter, Question

__all__ = [
    "Answer",
    "Backbone",
    "Bridge",
    "Bridges",
    "Broker",
    "Brokerage",
    "Cell",
    "Chain",
    "Communities",
    "Community",
    "Connection",
    "Description",
    "Evolution",
    "Hop",
    "Link",
    "Locator",
    "Mandate",
    "Matrix",
    "Moment",
    "NamingError",
    "OutputError",
    "Pactgraph",
    "PactgraphError",
    "Parameter",
    "Participation",
    "Paths",
    "Problem",
    "QueryError",
    "Question",
    "Ranking",
    "Rows",
    "SeedsError",
    "Spell",
    "Standing",
    "Store",
    "StoreError",
    "Tested",
    "Thing",
    "Tie",
    "UsageError",
    "Via",
    "Window",
    "Year",
    "__version__",
    "load",
]

#: The types that measures and descriptions answer with, by module.
_ANSWERS = {
    "pactgraph.analysis.backbone": ("Backbone", "Tested"),
    "pactgraph.analysis.bridges": ("Bridge", "Bridges"),
    "pactgraph.analysis.brokerage": ("Broker", "Brokerage"),
    "pactgraph.analysis.communities": ("Communities", "Community"),
    "pactgraph.analysis.evolution": ("Evolution", "Year"),
    "pactgraph.analysis.hops": ("Chain", "Hop", "Paths", "Via"),
    "pactgraph.analysis.matrix": ("Cell", "Matrix"),
    "pactgraph.analysis.ranking": ("Ranking", "Standing"),
    "pactgraph.answers.descriptions": ("Description", "Mandate", "Participation"),
    "pactgraph.answers.questions": ("Parameter", "Question"),
}
_MODULE = {name: module for module, own in _ANSWERS.items() for name in own}


if not typing.TYPE_CHECKING:  # else a checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        """Import a type when it is first named (PEP 562)."""
        if name not in _MODULE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(importlib.import_module(_MODULE[name]), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE})
