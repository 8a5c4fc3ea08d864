"""The schedule behind a row of learning rates, where it is one that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from clearprop.record.schedules import ExponentialDecay, InverseTimeDecay, Schedule

CLOSE = 1e-9


def schedule_of(rates: Sequence[float]) -> Schedule | None:
    """Find the schedule that gives these rates in steps 1, 2, 3, ...; None where none that is known does.

    Examples
    --------
    >>> schedule_of([0.5, 0.4, 1 / 3])
    InverseTimeDecay(initial=0.5, rate=0.25)
    >>> schedule_of([0.5, 0.3, 0.5]) is None
    True
    """
    if len(rates) < 3 or min(rates) <= 0.0:
        return None
    for schedule in _candidates(rates):
        expected = [schedule.at(t) for t in range(1, len(rates) + 1)]
        if np.allclose(rates, expected, rtol=CLOSE, atol=0.0):
            return schedule
    return None


def _candidates(rates: Sequence[float]) -> Iterator[Schedule]:
    first, second = _plain(rates[0]), rates[1]
    if first > second:
        yield InverseTimeDecay(first, _plain(first / second - 1.0))
    yield ExponentialDecay(first, _plain(second / first), 1)


def _plain(number: float) -> float:
    """Give the number that its author wrote, where rounding alone keeps it from that."""
    short = float(f"{number:.10g}")
    return short if abs(short - number) <= CLOSE * abs(number) else number
