from __future__ import annotations

import pytest

from clearprop.record.schedules import ExponentialDecay, InverseTimeDecay, Schedule
from clearprop.trace.recognise.schedules import schedule_of


@pytest.mark.parametrize("schedule", [InverseTimeDecay(0.005, 0.005), ExponentialDecay(0.3, 0.97, 1)])
def test_a_schedule_is_found_by_its_rates(schedule: Schedule) -> None:
    assert schedule_of([schedule.at(t) for t in range(1, 5)]) == schedule


@pytest.mark.parametrize("rates", [[0.5, 0.4], [0.5, 0.1, 0.5], [0.5, 0.0, 0.1]])
def test_other_rates_are_no_schedule(rates: list[float]) -> None:
    assert schedule_of(rates) is None
