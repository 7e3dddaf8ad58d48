"""Writing a file so that it is whole: all of it, or what stood there before."""

import errno
import os
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

from pactgraph.errors import OutputError, reason, shown_path

_ASIDE = ".pactgraph-"  # how the name of an unfinished file begins
_ABANDONED = 24 * 60 * 60  # seconds; no writer takes a day
_NAMED_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}
_DESCRIPTORS = ("/dev/fd", "/proc/self/fd")


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file at a stroke: what stood there before stays whole until all is written.

    A link leads to the file that is replaced, and that keeps its permissions. What is no regular
    file (a pipe, a device, `/dev/stdout`) is written to as it is.

    Returns:
        Whether a file holds the data now, of which one can tell, and not a stream.

    Raises:
        OutputError: The place cannot be written to.
        BrokenPipeError: Who read a stream has gone, with which nothing is wrong.
    """
    try:
        stream = _stream(path)
        if stream is None:
            _replace(Path(os.path.realpath(path)), data)
        else:
            with open(stream, "wb") as file:  # noqa: PTH123  # a number, perhaps
                file.write(data)
    except BrokenPipeError:
        raise
    except IsADirectoryError:
        raise OutputError(f"{shown_path(path)} is a folder; give the name of a file") from None
    except OSError as error:
        raise OutputError(f"{shown_path(path)} cannot be written: {reason(error)}") from None
    return stream is None


def _stream(path: Path) -> int | Path | None:
    """Return what to open where a path is no regular file: a descriptor of ours, or the path."""
    folder, name = os.path.split(path)
    number = int(name) if folder in _DESCRIPTORS and name.isdecimal() else None
    number = _NAMED_STREAMS.get(str(path), number)
    if number is not None:
        return os.dup(number)  # opened by name, a file behind it would be written from its start
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return None if stat.S_ISREG(kind) else path


def _replace(target: Path, data: bytes) -> None:
    before = target.stat() if target.exists() else None
    # A rename asks the folder only, and would replace a file that may not be written.
    if before and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    clear_abandoned(target.parent, _ASIDE)
    # The name is short, as the target's own may be as long as the system allows.
    aside = target.parent / f"{_ASIDE}{os.urandom(8).hex()}"
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # a full disk may tell of itself only now
        if before:
            _as_before(aside, before)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _as_before(path: Path, before: os.stat_result) -> None:
    """Give a new file the owner, where we may, and the permissions of the one it replaces."""
    with suppress(AttributeError, OSError):  # Windows has no owners; only root gives files away
        os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))


def clear_abandoned(folder: Path, prefix: str) -> None:
    """Remove what killed writers left unfinished in a folder a day ago or longer."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and _age(entry) > _ABANDONED:
                _remove(Path(entry.path))


def _age(entry: "os.DirEntry[str]") -> float:
    try:
        return time.time() - entry.stat(follow_symlinks=False).st_mtime
    except OSError:  # another process has just removed it
        return 0


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError):  # it was a folder, or is not ours to remove
        path.unlink(missing_ok=True)
