"""Which graph is opened, and what is said where one standing here would expect another."""

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

from pactgraph.compile.sources import (
    MANIFEST,
    NQUADS,
    Sources,
    above,
    is_build,
    is_seeds,
    manifest,
    settled,
    unlisted,
)
from pactgraph.errors import StoreError, at_home, notice, reason, shown_path
from pactgraph.store.cache import kept, nquads
from pactgraph.store.engines import Oxigraph, Quad, Server, Store
from pactgraph.version import __version__

_BUILD, _SEEDS = Path("build"), Path("seeds")


def opened(where: str | Path | None = None) -> Store:
    """Return the store of a place, else of the nearest one; see `pactgraph.load`.

    Raises:
        StoreError: The place holds no graph.
    """
    if where is not None:
        return _at(_place(where))
    if given := os.environ.get("PACTGRAPH_STORE"):
        _say_if_overridden(given)
        return _at(given)
    here = settled(_BUILD)
    # The `build/` of another program may have a manifest.json too.
    if here and manifest(here):
        store = _of_build(here)
        _say_if_stale(here)
        return store
    _say_if_passed_over()
    return _shipped()


def _place(where: object) -> str:
    """Return what was given for the place of a graph, as text."""
    text = os.fspath(where) if isinstance(where, str | os.PathLike) else ""
    if not isinstance(text, str) or not text.strip():
        raise StoreError(f"{where!r} is no place; give a SPARQL URL, a store or a build folder")
    return text


def _at(given: str) -> Store:
    if given.casefold().startswith(("http://", "https://")):
        return Server(given)
    folder = at_home(given)
    if build := settled(folder):
        return _of_build(build)
    if not os.path.isdir(folder):  # noqa: PTH112  # pathlib raises where a name is too long
        raise StoreError(f"there is no folder {shown_path(folder)}; give a store or a build folder")
    return Oxigraph.open(folder)


def _of_build(folder: Path) -> Oxigraph:
    """Return the store that a build names, made anew from its N-Quads if the cache has lost it."""
    found = manifest(folder)
    name, files = found.get("store"), found.get("files")
    # It becomes the name of a folder, which no file may turn into a path elsewhere.
    if not isinstance(name, str) or not name.isalnum() or not isinstance(files, dict):
        raise StoreError(f"{shown_path(folder / MANIFEST)} is no manifest of a build")
    # Read only where the cache has lost the store.
    return kept(name, lambda: nquads(_bytes(folder / NQUADS, files.get(NQUADS))))


def _bytes(path: Path, digest: object) -> bytes:
    """Return what a build wrote, and nothing else."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(f"{shown_path(path)} cannot be read: {reason(error)}") from None
    if sha256(data).hexdigest() != digest:
        raise StoreError(
            f"{shown_path(path)} is not as the build wrote it; run `pactgraph build` to renew it"
        )
    return data


def _shipped() -> Oxigraph:
    """Return the store of the shipped seeds, compiled once."""
    sources = Sources.of_package()

    # `kept` asks again where keeping failed, and compiling is what takes long.
    @cache
    def quads() -> list[Quad]:
        from pactgraph.build.steps import checked  # noqa: PLC0415  # heavy, and needed once

        return checked(sources).quads

    return kept(sources.store_name(), quads)


def _say_if_overridden(given: str) -> None:
    """Tell on stderr that the environment names another graph than the one here."""
    here = _BUILD if is_build(_BUILD) else _SEEDS if is_seeds(_SEEDS) else None
    # By its real path, as the one here may be named by a link or in full.
    if here and os.path.realpath(given) != os.path.realpath(here):
        notice(f"PACTGRAPH_STORE is set: {given} answers, not {here}/")


def _say_if_stale(build: Path) -> None:
    """Tell on stderr that `./seeds` or the program has changed since a build."""
    found = manifest(build)
    if Sources.here() and Sources.at().fingerprint() != found.get("seeds"):
        notice("seeds/ has changed since build/; run `pactgraph build` to renew it")
    elif found.get("version") != __version__:
        made = f"build/ was made by pactgraph {found.get('version')}, and this is {__version__}"
        notice(f"{made}; run `pactgraph build` to renew it")


def _say_if_passed_over() -> None:
    """Tell on stderr that the shipped graph answers, where another lies near."""
    if os.path.lexists(_BUILD):
        notice("build/ is no build of pactgraph; the shipped graph answers")
    elif is_seeds(_SEEDS):
        notice("the shipped graph answers, not seeds/; `pactgraph build` makes a graph of seeds/")
    elif lacking := unlisted():
        notice(f"{lacking}; the shipped graph answers")
    elif near := above("build", is_build):
        notice(
            f"the shipped graph answers, not {near.as_posix()}; --store {near.as_posix()} asks that"
        )
    elif near := above("seeds", is_seeds):
        notice(f"the shipped graph answers, not {near.as_posix()}, of which there is no build")
