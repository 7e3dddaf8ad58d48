"""A line that says how far a long command has got."""

import sys
import threading
from types import TracebackType
from typing import Self


class Progress:
    """Says on stderr which step runs, once a command has taken longer than a second."""

    def __init__(self, patience: float = 1.0) -> None:
        self._step = ""
        self._timer = threading.Timer(patience, self._begin)
        self._timer.daemon = True
        self._visible = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()

    def __call__(self, step: str) -> None:
        """Note that a step begins."""
        self._step = step
        if self._visible:
            self._say()

    def _begin(self) -> None:
        self._visible = True
        if self._step:
            self._say()

    def _say(self) -> None:
        sys.stderr.write(f"{self._step} …\n")
        sys.stderr.flush()
