"""Who cooperates with whom, under which agreement, in which operation, and which passage says so.

>>> import pactgraph
>>> kg = pactgraph.load()
>>> kg.show("CHN").thing.zh
'中国'
"""

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
from pactgraph.graph import Pactgraph, load
from pactgraph.links import Connection, Link
from pactgraph.query import Rows
from pactgraph.things import Thing
from pactgraph.ties import Tie
from pactgraph.version import __version__
from pactgraph.window import Window

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
