"""What can go wrong, said to people.

PactgraphError
├── SeedsError     records that hold problems; carries every one of them
├── NamingError    a name that does not name one thing; carries the candidates
├── QueryError     a question, or a parameter of one, that cannot be asked
├── StoreError     no graph where one was looked for, or one that cannot be read
├── OutputError    a place that must not or cannot be written to
└── UsageError     arguments that do not go together
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_LONGEST = 200  # characters of a parser's complaint


class Problem(NamedTuple):
    """One thing that is wrong, or that a writer should know, and where: `path:line: message`.

    Attributes:
        path: The file.
        line: Which line of it, from 1.
        message: What is wrong, what was expected, and what to do.
        is_warning: Whether it is only told, and nothing is refused for it.
    """

    path: str
    line: int
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        told = f"warning: {self.message}" if self.is_warning else self.message
        return f"{self.path}:{self.line}: {told}"


class PactgraphError(Exception):
    """Anything that Pactgraph refuses to do, with the reason."""


class SeedsError(PactgraphError):
    """Records hold problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class NamingError(PactgraphError):
    """A name stands for nothing, or for several things."""

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        self.candidates = tuple(candidates)
        super().__init__(message)


class QueryError(PactgraphError):
    """A question, or a parameter of one, cannot be asked."""


class StoreError(PactgraphError):
    """No graph is where one was looked for, or it cannot be read."""


class OutputError(PactgraphError):
    """A place must not or cannot be written to."""


class UsageError(PactgraphError):
    """Arguments do not go together."""


def shown_path(path: Path) -> str:
    """Return `path` as a reader would type it: relative to here where it lies below here.

    Links are not followed: what is wrong is told of the name that was given.
    """
    try:
        absolute, here = path.absolute(), Path.cwd()
    except OSError:  # the working directory is gone
        return path.as_posix()
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else path
    return shown.as_posix()


def at_home(path: str) -> Path:
    """Return the path of a text; `~` is the user's home, as it is to a shell that does not quote.

    Raises:
        StoreError: There is no such user, or no home.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise StoreError(f"{path}: there is no such home folder; give the path in full") from None


def reason(error: OSError) -> str:
    """Return why the system refused, in its own words; engines give no number, only a text."""
    return error.strerror or str(error)


def notice(text: str) -> None:
    """Say on stderr what a reader should know besides the answer.

    Where nobody listens (stderr is closed, full or broken), the answer goes on without it.
    """
    with suppress(AttributeError, OSError, ValueError):  # as `sys.stderr` is None, full, or shut
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def syntax_message(error: SyntaxError) -> str:
    """Return a parser's complaint on one line, with its position, cut where it lists too much."""
    text = " ".join(str(error.msg or error).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(',')[0]} …"
