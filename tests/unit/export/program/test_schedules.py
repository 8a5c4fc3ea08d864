"""The written schedules give the learning rates of the schedules."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pytest

import clearprop as cp
from clearprop.errors import SettingError
from clearprop.export.program.schedules import needs_math, rate_functions
from clearprop.record.schedules import Schedule
from tests.unit.export.program.recipes import made

COSINE = cp.CosineDecay(0.5, steps=4, final=0.01)
SCHEDULES = [
    cp.StepDecay(0.8, factor=0.5, every=2),
    cp.ExponentialDecay(0.8, factor=0.3, every=3),
    cp.InverseTimeDecay(0.5, rate=0.1),
    COSINE,
    cp.Warmup(0.4, steps=3),
    cp.Warmup(COSINE, steps=2),
    cp.Warmup(cp.Warmup(COSINE, steps=2), steps=3),
]


@pytest.mark.parametrize("schedule", SCHEDULES, ids=str)
def test_every_step_has_its_rate(schedule: Schedule) -> None:
    names: dict[str, Any] = {"math": math}
    for lines in rate_functions(made(optimizer=cp.SGD(schedule))):
        exec("\n".join(lines), names)
    steps = range(1, 15)
    assert [names["learning_rate_at"](t) for t in steps] == [schedule.at(t) for t in steps]
    assert needs_math(schedule) == any(
        "math." in line for f in rate_functions(made(optimizer=cp.SGD(schedule))) for line in f
    )


def test_a_number_needs_no_function() -> None:
    assert rate_functions(made(optimizer=cp.SGD(0.1))) == []


@dataclass(frozen=True)
class Mine(Schedule):
    def at(self, t: int) -> float:
        return 1.0 / t


@pytest.mark.parametrize("schedule", [Mine(), cp.Warmup(Mine(), steps=2)])
def test_a_schedule_of_ones_own_is_refused(schedule: Schedule) -> None:
    with pytest.raises(SettingError, match="of which no program text is known; those that can be written"):
        rate_functions(made(optimizer=cp.SGD(schedule)))
