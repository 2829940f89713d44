"""Ctrl-C and SIGTERM: the first stops the run tidily, the second at once."""

import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Self

from flows.errors import Interrupted

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """While entered, a first signal raises `Interrupted` in the main thread and a second ends the process."""

    def __init__(self) -> None:
        """No signal was received yet."""
        self._received = False

    def install(self) -> None:
        """Take over the signals; to be called again where a library has put its own handler in place."""
        if threading.current_thread() is threading.main_thread():
            for number in SIGNALS:
                signal.signal(number, self._handle)

    def _handle(self, number: int, _frame: FrameType | None) -> None:
        if self._received:
            os._exit(128 + number)  # workers and server notice by themselves
        self._received = True
        raise Interrupted(number)

    def __enter__(self) -> Self:
        """Remember the handlers there are and install ours."""
        self._before = {number: signal.getsignal(number) for number in SIGNALS}
        self.install()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the handlers back."""
        if threading.current_thread() is threading.main_thread():
            for number, handler in self._before.items():
                signal.signal(number, handler)
