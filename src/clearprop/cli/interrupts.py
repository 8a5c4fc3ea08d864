"""One Ctrl-C ends a training and keeps what it found; a second one must not lose that again."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from clearprop.record.run import Run
from clearprop.training.callbacks import Callback


@contextmanager
def one_is_enough() -> Iterator[Callback]:
    """Within the block, after a Ctrl-C in a training that was given the callback, no other Ctrl-C counts."""
    before = signal.getsignal(signal.SIGINT)
    deaf = _Deaf()
    try:
        yield deaf
    finally:
        if deaf.is_on:
            signal.signal(signal.SIGINT, before)


class _Deaf(Callback):
    is_on = False

    def on_train_end(self, run: Run) -> None:
        if run.outcome == "interrupted":
            self.is_on = True
            signal.signal(signal.SIGINT, signal.SIG_IGN)
