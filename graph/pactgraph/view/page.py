"""The graph → one self-contained HTML page.

pyvis builds the network and brings vis-network. The page around it is ours, because every page
that pyvis writes asks a content delivery network for something, and physics in the browser takes
seconds where positions computed here take none.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from pactgraph.locale.catalogue import Catalogue, catalogue, catalogues
from pactgraph.locale.languages import FALLBACK, Language, spoken
from pactgraph.resources import PACKAGE
from pactgraph.store.engines import Store
from pactgraph.version import __version__
from pactgraph.view.data import read
from pactgraph.view.drawing import LOOKS, drawing
from pactgraph.view.measures import measures
from pactgraph.view.quotations import quotations
from pactgraph.view.thinning import thinned

_PARTS = PACKAGE / "view"
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and how many actors and arrangements were too many to draw."""

    html: str
    left_out: int


def page(store: Store) -> str:
    """Return the page of a graph as `build` writes it."""
    return drawn(store).html


@spoken
def drawn(
    store: Store,
    *,
    documents: Path | None = None,
    top: int | None = None,
    language: Language = "en",
) -> Page:
    """Return the page of a graph; it asks the network for nothing.

    Args:
        store: Where to ask.
        documents: The folder of the documents, to hold the cited sentences in the page.
        top: How many of the best connected things to draw; 20,000 unless given.
        language: The language that the page opens in.

    Raises:
        UsageError: A document cannot be read, or is not the one the records cite.
    """
    data, left_out = thinned(read(store), top)
    data |= {
        "version": __version__,
        "language": language,
        "leftOut": left_out,
        "looks": LOOKS,
        "measures": measures(data),
        "words": {name: _words(said) for name, said in catalogues().items()},
        "tags": {name: said.tag for name, said in catalogues().items()},
        "fallback": FALLBACK,
        "drawing": drawing(data),
    }
    data["sentences"] = quotations(data, documents) if documents else {}
    return Page(_written(_json(data), language), left_out)


def _written(data: str, language: Language) -> str:
    vis = files("pyvis").joinpath(VIS).read_text("utf-8")
    script = _joined("scripts")
    return Template(_part("page.html")).substitute(
        language=catalogue(language).tag,
        digest=hashlib.sha256(data.encode()).hexdigest()[:12],
        policy=_policy(vis, script),
        style=_joined("styles"),
        data=data,
        vis=vis,
        script=script,
    )


def _words(said: Catalogue) -> dict[str, str | tuple[str, ...]]:
    return {**said.under("page."), **said.under("list.")}


def _part(name: str) -> str:
    return (_PARTS / name).read_text("utf-8")


def _joined(folder: str) -> str:
    """Return the files of a folder by their numbers; all scripts share one scope."""
    return "\n".join(path.read_text("utf-8") for path in sorted((_PARTS / folder).iterdir()))


def _policy(*scripts: str) -> str:
    """Return a Content-Security-Policy that runs these scripts alone and fetches nothing."""
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {hashes}"


def _json(data: dict[str, Any]) -> str:
    """Return JSON that can stand inside a script element, whatever its strings hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
