"""What ends a command from outside: it leaves at once, tidies up, and says nothing."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

_FATAL: Final = 128  # what a shell adds to the number of the signal that ended a program
_PATIENCE: Final = 2.0  # seconds for tidying up
_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")  # the last is not known to Windows


@contextmanager
def obeyed_signals() -> Iterator[None]:
    """Let SIGINT and its kin end the process, but for those that its parent had it ignore."""
    if threading.current_thread() is not threading.main_thread():  # only that one may set handlers
        yield
        return
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    usual = (signal.SIG_DFL, signal.default_int_handler)
    # Not those that are ignored: `nohup` has SIGHUP so, and a shell SIGINT of jobs in the
    # background.
    before = {n: signal.getsignal(n) for n in numbers if signal.getsignal(n) in usual}
    for number in before:
        signal.signal(number, _leave)
    try:
        with _watched():
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, frame: FrameType | None) -> None:
    del frame
    raise SystemExit(_FATAL + number)


@contextmanager
def _watched() -> Iterator[None]:
    """End the process by force where a signal does not.

    Python runs its handlers between its own instructions only: a query of minutes inside the engine
    would not hear of Ctrl-C before its end.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)  # its name says what is false
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    done = threading.Event()
    with suppress(RuntimeError):  # no thread is to be had
        threading.Thread(target=_watch, args=(heard, done), daemon=True).start()
    try:
        yield
    finally:
        done.set()
        signal.set_wakeup_fd(before)
        os.close(told)


def _watch(heard: int, done: threading.Event) -> None:
    number = os.read(heard, 1)
    if number and number[0] in signal.valid_signals() and not done.wait(_PATIENCE):
        os._exit(_FATAL + number[0])
    os.close(heard)
