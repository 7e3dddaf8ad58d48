"""Putting a new folder in the place of an old one at a stroke, one writer at a time."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pactgraph.compile.sources import beside
from pactgraph.errors import OutputError, reason, shown_path

_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_AT_FDCWD = -100


@contextmanager
def replacing(out: Path, *marks: str) -> Iterator[Path]:
    """Give an empty folder to write to, and put it in the place of `out` when all went well.

    Args:
        out: The folder to replace; must not exist, be empty, or hold the files `marks`.
        marks: The files by which a folder is known as ours.

    Raises:
        OutputError: The place holds something else, or cannot be written to.
    """
    try:
        _refuse_foreign(out, marks)
        out.parent.mkdir(parents=True, exist_ok=True)
        with _only_writer(beside(out, "lock")):
            aside = beside(out, "new")
            _clear(out, aside)
            aside.mkdir()
            try:
                yield aside
                # Again, as the place may have been filled while the build was made.
                _refuse_foreign(out, marks)
                _put(aside, out)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{shown_path(out)} cannot be written: {reason(error)}") from None


def _clear(out: Path, aside: Path) -> None:
    """Put back what a killed writer had set aside, and remove what it had not finished."""
    shutil.rmtree(aside, ignore_errors=True)
    old = beside(out, "old")
    if old.is_dir() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(out: Path, marks: tuple[str, ...]) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OutputError(f"{shown_path(out)} is no folder; give another --out")
    if out.is_dir() and any(out.iterdir()) and not all((out / m).is_file() for m in marks):
        raise OutputError(
            f"{shown_path(out)} holds files and no {marks[0]} of ours; it is left as it is. "
            "Give another --out, or an empty folder"
        )


def _put(new: Path, out: Path) -> None:
    """Move `new` to `out`; what was there goes to where `new` was."""
    if not out.exists():
        new.rename(out)
    elif not _exchange(new, out):
        # Without an atomic exchange there is an instant between two renames; readers wait it out.
        old = beside(out, "old")
        out.rename(old)
        new.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(a: Path, b: Path) -> bool:
    """Swap two folders in one step, where the system can."""
    try:
        # Python has no call for it, and its `replace` takes no folder that holds files.
        libc = ctypes.CDLL(None, use_errno=True)
        one, other = os.fsencode(a.resolve()), os.fsencode(b.resolve())
        if sys.platform == "darwin":
            return bool(libc.renamex_np(one, other, _RENAME_SWAP) == 0)
        return bool(libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


@contextmanager
def _only_writer(lock: Path) -> Iterator[None]:
    """Hold a lock that ends with the process; wait for it as long as another holds it."""
    with lock.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # there only on Windows

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415  # not there on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
