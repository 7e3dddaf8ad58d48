"""The standard streams as a command needs them: UTF-8, whole, and safe for a terminal.

What a command answers goes to stdout: where that cannot be written the command fails. What it says
besides goes to stderr: where that cannot be written the command goes on.
"""

import errno
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, Final

import click

from pactgraph.errors import OutputError, reason

#: What a terminal takes for an order: control characters (C0 but the line feed, DEL, C1), and those
#: that turn the order of what is written around (Unicode, UAX #9).
_ORDERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
READER_GONE: Final = 141  # what a shell reports of a program that SIGPIPE ended


class _Stream:
    """A stream that shows a terminal no orders and tells its owner when it cannot be written."""

    def __init__(self, beneath: IO[str]) -> None:
        self._beneath = beneath
        self._loss: OSError | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the stream beneath has
        return getattr(self._beneath, name)

    def write(self, text: str) -> int:
        """Write text; on a terminal its orders are spelt out."""
        return self.write_styled(harmless(text) if self._beneath.isatty() else text)

    def write_styled(self, text: str) -> int:
        """Write text, the orders in it too."""
        self._try(lambda: self._beneath.write(text))
        return len(text)

    def flush(self) -> None:
        """Send what was written on its way."""
        self._try(self._beneath.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            if self._loss is None:
                act()
        except OSError as error:
            self._loss = error
            self._drop()
        if self._loss is not None:  # at each try, as click does not heed what its first one meets
            self._lost(self._loss)

    def _drop(self) -> None:
        """Let what is left in the buffers go nowhere; else the end of the process tries again."""
        with suppress(OSError, ValueError):  # the stream has no descriptor
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._beneath.fileno())
            os.close(nowhere)

    def _lost(self, error: OSError) -> None:
        """Go on without the stream."""


class _Answers(_Stream):
    """The standard output, whose loss ends a command."""

    def _lost(self, error: OSError) -> None:
        if error.errno == errno.EPIPE:
            raise click.exceptions.Exit(READER_GONE)
        why = "it is closed" if error.errno == errno.EBADF else reason(error)
        raise OutputError(f"the standard output cannot be written: {why}")


def harmless(text: str) -> str:
    """Return text in which what a terminal would obey is spelt out.

    >>> harmless("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return _ORDERS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def write_styled(text: str) -> None:
    """Write text that styles a terminal to stdout."""
    getattr(sys.stdout, "write_styled", sys.stdout.write)(text)
    sys.stdout.flush()


@contextmanager
def standard_streams() -> Iterator[None]:
    """Give a command its streams, and back what was there before."""
    before = sys.stdout, sys.stderr
    _fill_descriptors()
    # Python has none where a descriptor was closed; ours refuses what is written, as that would.
    out, err = (_utf8(s or _on(n)) for n, s in enumerate((sys.stdout, sys.stderr), 1))
    sys.stdout, sys.stderr = _Answers(out), _Stream(err)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _fill_descriptors() -> None:
    """Take the numbers of closed streams, lest a file opened later be written to in their name."""
    for number, how in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, how)  # has the lowest number that is free


def _on(number: int) -> IO[str]:
    return open(
        number, "w", encoding="utf-8", errors="backslashreplace", newline="\n", closefd=False
    )


def _utf8(stream: IO[str]) -> IO[str]:
    """Return a stream that is UTF-8 whatever the locale, and that a lone surrogate does not end."""
    if isinstance(getattr(stream, "buffer", None), io.RawIOBase):
        # Unbuffered (`python -u`), what the system takes in part is lost from there on.
        return _on(stream.fileno())
    if hasattr(stream, "reconfigure"):
        # With no line ends of the system's own: those of CSV are what they are everywhere.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream
