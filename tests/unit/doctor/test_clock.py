"""Work that takes too long is stopped, and what comes after still has its share."""

from __future__ import annotations

import signal

import pytest

from clearprop.doctor.clock import Clock, TimeUp


def test_what_ends_in_time_is_let_be() -> None:
    clock = Clock(60.0)
    with clock.share():
        done = sum(range(1000))
    assert done == 499500
    assert 0.0 < clock.left <= 60.0
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_takes_too_long_is_stopped_even_where_exceptions_are_caught() -> None:
    def endless() -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    with pytest.raises(TimeUp, match="it took too long"), Clock(0.05).share():
        endless()


def test_nothing_is_begun_without_time() -> None:
    with pytest.raises(TimeUp, match="no time was left"), Clock(0.0).share():
        raise AssertionError("this was begun")
