"""How long the analyses of one program may take together, so that a slow rule does not silence the others."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SHARE = 0.6


class TimeUp(BaseException):
    """The time of a rule is up.  It is no Exception, so that ``except Exception`` lets it through."""


class Clock:
    """Counts down from a number of seconds; each piece of work gets a share of what is left.

    Where the system knows no such timer (Windows), a piece of work ends by itself, and only the next is not
    begun.
    """

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left; not below 0."""
        return max(self.until - time.monotonic(), 0.0)

    @contextmanager
    def share(self, share: float = SHARE) -> Iterator[None]:
        """Do a piece of work in at most a share of what is left.

        Raises
        ------
        TimeUp
            when it takes longer
        """
        allowed = share * self.left
        if allowed <= 0.0:
            raise TimeUp("no time was left")
        if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
            yield
            return
        old = signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, allowed)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0.0)
            signal.signal(signal.SIGALRM, old)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TimeUp("it took too long")
