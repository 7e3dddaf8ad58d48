"""Putting a file in its place whole, or leaving what was there."""

import os
import shutil
from pathlib import Path

from pactgraph.errors import OutputError, shown_path


def put(path: Path, data: bytes) -> None:
    """Write a file aside and rename it into place; a link, a pipe or a device stays what it is.

    Raises:
        OutputError: The place is a folder, or cannot be written to; what was there stays whole.
    """
    try:
        if path.is_dir():
            raise OutputError(f"{shown_path(path)} is a folder; give the name of a file")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            # `Path.resolve` raises no OSError where links lead round in a circle.
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise OutputError(f"{shown_path(path)} cannot be written: {error.strerror}") from None


def _replace(path: Path, data: bytes) -> None:
    aside = path.with_name(f".pactgraph-{os.getpid()}.new")
    try:
        aside.write_bytes(data)
        if path.exists():
            shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
