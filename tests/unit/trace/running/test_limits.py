from __future__ import annotations

import signal
import threading

import pytest

from clearprop.trace.running.limits import PATIENCE, Deadline, Stopped


def test_a_program_that_runs_on_is_stopped() -> None:
    deadline = Deadline(0.01, list)
    before = signal.getsignal(signal.SIGALRM)

    def endless() -> None:
        deadline.arm()
        threading.Event().wait(30)

    with pytest.raises(Stopped):
        endless()
    deadline.disarm()
    signal.signal(signal.SIGALRM, before)
    assert deadline.passed


def test_a_program_that_goes_on_all_the_same_is_given_up() -> None:
    given_up: list[bool] = []
    before = signal.getsignal(signal.SIGALRM)
    deadline = Deadline(1.0, lambda: given_up.append(True))
    for _ in range(PATIENCE + 1):
        with pytest.raises(Stopped):
            deadline._ring(0, None)
    signal.signal(signal.SIGALRM, before)
    assert given_up == [True]


def test_a_stop_is_no_exception() -> None:
    assert not issubclass(Stopped, Exception)
