"""The learning rate of every schedule, with its own numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

import clearprop as cp
from clearprop.explanation.rates import is_scheduled, rate
from clearprop.formula.tree import evaluate
from clearprop.record.schedules import Schedule
from tests.unit.explanation.steps import WORKED, one_unit, see, written


def at(schedule: Schedule, t: int) -> cp.Step:
    step = one_unit("tanh", 0.5, optimizer=cp.SGD(schedule))
    return replace(step, t=t, learning_rate=schedule.at(t))


@pytest.mark.parametrize(
    ("schedule", "t", "told"),
    [
        (cp.StepDecay(0.1, factor=0.5, every=2), 5, "0.1 × 0.5²"),
        (cp.ExponentialDecay(0.1, factor=0.5, every=3), 3, "0.1 × 0.5^((t − 1) / 3)"),
        (cp.InverseTimeDecay(0.1, rate=0.2), 3, "0.1 / (1 + 0.2 × (t − 1))"),
        (cp.CosineDecay(0.1, steps=4), 3, "0.1 × (1 + cos(3.14159 × (t − 1) / 4)) / 2"),
        (
            cp.CosineDecay(0.1, steps=4, final=0.01),
            3,
            "0.01 + (0.1 − 0.01) × (1 + cos(3.14159 × (t − 1) / 4)) / 2",
        ),
        (cp.CosineDecay(0.1, steps=4, final=0.01), 9, "0.01"),
        (cp.Warmup(0.4, steps=4), 2, "0.4 × t / 4"),
        (cp.Warmup(0.4, steps=4), 7, "0.4"),
        (cp.Warmup(cp.InverseTimeDecay(0.1, rate=0.5), steps=2), 4, "0.1 / (1 + 0.5 × (t − 3))"),
    ],
)
def test_a_schedule_is_written_out_and_gives_its_rate(schedule: Schedule, t: int, told: str) -> None:
    formula = rate(see(at(schedule, t)).reader(None))
    assert written(formula) == told
    assert evaluate(formula) == pytest.approx(schedule.at(t), rel=1e-12)


def test_a_constant_rate_is_a_setting() -> None:
    assert not is_scheduled(WORKED)
    assert is_scheduled(at(cp.StepDecay(0.1, factor=0.5, every=2), 1))
