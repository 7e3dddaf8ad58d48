"""This user's stores on disk: a cache by content, which may be lost, spoilt or refused at any time.

A store's folder is named by what it holds, written aside, sealed, renamed into place and never
changed, so that any number of processes may read while others write.
"""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from pactgraph.errors import StoreError, at_home, notice, reason, shown_path
from pactgraph.store.engines import Oxigraph, Quad

_ASIDE = ".writing-"  # how the name of an unfinished store begins
_SEAL = "pactgraph-seal"
#: The files of RocksDB that hold data; the small ones among them say which others there are.
_TABLES, _LISTS = ".sst", ("MANIFEST-", "CURRENT")


def cache_folder() -> Path:
    """Return the folder of this user's stores: `PACTGRAPH_CACHE`, or the system's place for one.

    Raises:
        StoreError: There is no such place, as this user has no home.
    """
    if given := os.environ.get("PACTGRAPH_CACHE"):
        return at_home(given)
    if sys.platform == "win32":
        base = _absolute("LOCALAPPDATA") or _home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = _home() / "Library" / "Caches"
    else:
        # "All paths must be absolute … consider the path invalid and ignore it" (XDG, basedir).
        base = _absolute("XDG_CACHE_HOME") or _home() / ".cache"
    return base / "pactgraph"


def _absolute(variable: str) -> Path | None:
    path = Path(os.environ.get(variable, ""))
    return path if path.is_absolute() else None


def _home() -> Path:
    if home := _absolute("HOME"):
        return home
    # `Path.home` believes even an empty HOME; the list of users knows better.
    with suppress(RuntimeError, ImportError, KeyError):
        if sys.platform == "win32":
            return Path.home()
        import pwd  # noqa: PLC0415  # not there on Windows

        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    raise StoreError("this user has no home folder to keep a store in; set PACTGRAPH_CACHE")


def store_folder(name: str) -> Path:
    """Return the folder of the store that holds the content of this name.

    Raises:
        StoreError: There is no place for it.
    """
    return cache_folder() / f"{name}-oxigraph-{ox.__version__}"


def kept(name: str, quads: Callable[[], Iterable[Quad]]) -> Oxigraph:
    """Return the store of a content: from the cache, or made now and kept there.

    Where it cannot be kept it is made in memory, and a line on stderr says so.

    Args:
        name: The name of the content.
        quads: Gives the content; asked again where keeping it failed.
    """
    if found := _cached(name):
        return found
    content = quads()
    try:
        return Oxigraph.open(keep(name, content))
    except StoreError as error:
        notice(f"{error}. The graph is made in memory, for this command alone")
        return Oxigraph.of(quads())


def _cached(name: str) -> Oxigraph | None:
    try:
        return _sound(store_folder(name))
    except StoreError:  # there is no cache; keeping will say why
        return None


def nquads(data: bytes) -> Iterable[Quad]:
    """Return the content of an N-Quads file."""
    return ox.parse(data, format=ox.RdfFormat.N_QUADS)


def keep(name: str, quads: Iterable[Quad]) -> Path:
    """Write a store under the name of its content, unless it is there whole; return its folder.

    Raises:
        StoreError: The cache cannot be written to.
    """
    folder = store_folder(name)
    if _sound(folder):
        return folder
    try:
        _write_aside(folder, quads)
    except (OSError, RuntimeError) as error:
        if not _sound(folder):  # else another process put the same content there first
            why = reason(error) if isinstance(error, OSError) else error
            raise StoreError(
                f"{shown_path(folder.parent)} cannot be written to ({why}); "
                "set PACTGRAPH_CACHE to a folder that can"
            ) from None
    return folder


def _write_aside(folder: Path, quads: Iterable[Quad]) -> None:
    import shutil  # noqa: PLC0415  # only to write, which most commands do not
    import tempfile  # noqa: PLC0415  # as above

    from pactgraph.files.whole import clear_abandoned  # noqa: PLC0415  # as above

    # For its owner alone, as XDG has it of a folder that is made for want of one.
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    clear_abandoned(folder.parent, _ASIDE)
    # Beside its place, as no rename leads from one file system to another.
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder.parent))
    try:
        _write(aside / "store", quads)
        if os.path.lexists(folder):  # spoilt, as no sound one is written again
            folder.rename(aside / "spoilt")
        (aside / "store").rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(folder: Path, quads: Iterable[Quad]) -> None:
    store = ox.Store(str(folder))
    store.bulk_extend(quads)
    store.flush()
    store.optimize()
    del store  # closes it: what is no longer needed is removed before the seal is set
    (folder / _SEAL).write_text(_seal(folder), "utf-8")


def _sound(folder: Path) -> Oxigraph | None:
    """Return the store of a folder, if it is there and as whole as when it was sealed."""
    try:
        if (folder / _SEAL).read_text("utf-8") == _seal(folder):
            return Oxigraph.open(folder)
    except (OSError, ValueError, StoreError):
        return None
    return None


def _seal(folder: Path) -> str:
    """Return a digest of a store's files: of the lists their bytes, of the tables their sizes.

    RocksDB itself takes a list that ends early for a shorter one, and answers from fewer facts.
    """
    digest = sha256()
    for name in sorted(os.listdir(folder)):  # noqa: PTH208  # pathlib doubles the time
        path = folder / name
        if name.startswith(_LISTS):
            digest.update(f"{name}\0".encode() + path.read_bytes())
        # Their sizes will do: RocksDB keeps a checksum of each of their blocks.
        elif name.endswith(_TABLES):
            digest.update(f"{name}\0{path.stat().st_size}\0".encode())
    return digest.hexdigest()
