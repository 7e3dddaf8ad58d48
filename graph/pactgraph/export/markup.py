"""What GEXF and GraphML have in common: typed columns of attributes, and text that XML can hold."""

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, indent, tostring

from pactgraph.network.attributes import legible

Data = Mapping[str, Any]
_TYPES = {bool: "boolean", int: "long", float: "double"}  # named alike in both


class Column(NamedTuple):
    """An attribute that nodes or edges have: the id that values name it by, and its type."""

    id: str
    type: str


def columns(all_data: Iterable[Data], prefix: str, own: Iterable[str] = ()) -> dict[str, Column]:
    """Return the columns of what nodes or edges carry, less what the format writes otherwise.

    What is a number in one place and text in another is text in all.
    """
    found: dict[str, set[str]] = {}
    for data in all_data:
        for name, value in data.items():
            if name not in own:
                found.setdefault(name, set()).add(_TYPES.get(type(value), "string"))
    return {
        name: Column(f"{prefix}{number}", _widest(types))
        for number, (name, types) in enumerate(found.items())
    }


def _widest(types: set[str]) -> str:
    if len(types) == 1:
        return next(iter(types))
    return "double" if types == {"long", "double"} else "string"


def text(value: object) -> str:
    """Return a value as XML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    return legible(str(value))


def written(root: Element) -> bytes:
    """Return a document as UTF-8, indented."""
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
