"""Who cooperates with whom, under which agreement, in which operation, and which passage says so.

>>> import pactgraph
>>> kg = pactgraph.load()
>>> kg.show("CHN").thing.zh
'中国'
"""

from pactgraph.answers.links import Connection, Link
from pactgraph.answers.things import Thing
from pactgraph.answers.ties import Tie
from pactgraph.answers.window import Window
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
from pactgraph.store.query import Rows
from pactgraph.version import __version__

__all__ = [
    "Connection",
    "Link",
    "NamingError",
    "OutputError",
    "Pactgraph",
    "PactgraphError",
    "Problem",
    "QueryError",
    "Rows",
    "SeedsError",
    "StoreError",
    "Thing",
    "Tie",
    "UsageError",
    "Window",
    "__version__",
    "load",
]
