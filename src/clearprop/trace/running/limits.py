"""The time a program may take: a soft stop in the program itself, so that what it did can still be read."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType

REPEAT_SECONDS = 0.5
PATIENCE = 4


class Stopped(BaseException):
    """The time of the program is up.  It is no Exception, so that ``except Exception`` lets it through."""


class Deadline:
    """Raises :class:`Stopped` in the main thread when the time is up; a program that catches it is ended.

    Where the system knows no such timer (Windows), the process that started this one ends it.
    """

    def __init__(self, seconds: float, give_up: Callable[[], None]) -> None:
        self.seconds, self.give_up = seconds, give_up
        self.rings = 0

    @property
    def passed(self) -> bool:
        return self.rings > 0

    def arm(self) -> None:
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGALRM, self._ring)
            signal.setitimer(signal.ITIMER_REAL, max(self.seconds, 0.001), REPEAT_SECONDS)

    def disarm(self) -> None:
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            signal.setitimer(signal.ITIMER_REAL, 0.0)
            signal.signal(signal.SIGALRM, signal.SIG_IGN)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        self.rings += 1
        if self.rings > PATIENCE:
            self.disarm()
            self.give_up()
        raise Stopped
