"""Learning rates by hand: every schedule at its first steps, its corners, and the numbers that it refuses."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.record.schedules import (
    SCHEDULES,
    CosineDecay,
    ExponentialDecay,
    InverseTimeDecay,
    Schedule,
    StepDecay,
    Warmup,
    learning_rate_at,
)


def rates(schedule: Schedule, *steps: int) -> list[float]:
    return [schedule.at(t) for t in steps]


def test_step_decay_drops_after_every_so_many_steps() -> None:
    # 8 for t = 1, 2, 3; then halved: 4 for t = 4, 5, 6; 2 for t = 7.
    assert rates(StepDecay(8.0, factor=0.5, every=3), 1, 2, 3, 4, 6, 7) == [8, 8, 8, 4, 4, 2]


def test_exponential_decay_spreads_the_same_drop_evenly() -> None:
    # A factor of 1/4 over two steps is a half for each.
    assert rates(ExponentialDecay(8.0, factor=0.25, every=2), 1, 2, 3, 4, 5) == [8, 4, 2, 1, 0.5]


def test_inverse_time_decay() -> None:
    # 6 / (1 + ½ (t - 1)): 6, 6 / 1.5, 6 / 2, 6 / 3.
    assert rates(InverseTimeDecay(6.0, rate=0.5), 1, 2, 3, 5) == [6, 4, 3, 2]
    assert rates(InverseTimeDecay(6.0, rate=0.0), 1, 100) == [6, 6]


def test_cosine_decay_falls_from_the_initial_rate_to_the_final_one() -> None:
    # cos is 1, ½, 0, -½, -1 at 0, 1/3, 1/2, 2/3, 1 of the way: 2 + 8 (1 + cos) / 2.
    schedule = CosineDecay(10.0, steps=6, final=2.0)
    assert rates(schedule, 1, 3, 4, 5, 7, 8, 1000) == pytest.approx([10, 8, 6, 4, 2, 2, 2], rel=1e-15)


def test_warmup_grows_in_a_straight_line_then_follows_from_the_beginning() -> None:
    assert rates(Warmup(8.0, steps=4), 1, 2, 3, 4, 5, 99) == [2, 4, 6, 8, 8, 8]
    after = StepDecay(8.0, factor=0.5, every=2)
    assert rates(Warmup(after, steps=2), 1, 2, 3, 4, 5, 6) == [4, 8, 8, 8, 4, 4]


def test_a_learning_rate_is_a_number_or_a_schedule_and_a_python_number_either_way() -> None:
    class Strange(Schedule):
        def at(self, t: int) -> float:
            return np.float64(2.0) / t

    assert learning_rate_at(3, 7) == 3.0
    assert learning_rate_at(StepDecay(8.0, 0.5, 1), 2) == 4.0
    # A NumPy number would turn a float32 network into float64.
    for rate in (0.5, np.float64(0.5), Strange(), CosineDecay(np.float64(0.5), 3)):
        assert type(learning_rate_at(rate, 4)) is float


def test_a_schedule_that_does_not_say_its_rate() -> None:
    with pytest.raises(NotImplementedError, match=r"^Schedule$"):
        Schedule().at(1)


def test_every_schedule_is_listed_and_frozen_data() -> None:
    assert set(SCHEDULES) == set(Schedule.__subclasses__()) & set(SCHEDULES)
    assert {cls.__name__ for cls in SCHEDULES} == {
        "StepDecay",
        "ExponentialDecay",
        "InverseTimeDecay",
        "CosineDecay",
        "Warmup",
    }
    assert StepDecay(0.1, 0.5, 2) == StepDecay(0.1, 0.5, 2)
    with pytest.raises(AttributeError):
        StepDecay(0.1, 0.5, 2).initial = 1.0  # type: ignore[misc]


def test_numbers_of_numpy_become_pythons() -> None:
    schedule = StepDecay(np.float32(0.5), np.float64(0.25), np.int64(3))  # type: ignore[arg-type]
    assert [type(value) for value in (schedule.initial, schedule.factor, schedule.every)] == [
        float,
        float,
        int,
    ]
    assert type(Warmup(np.float64(0.5), 2).after) is float


POSITIVE = "a positive number is needed."
ZERO = "zero or a positive number is needed."
COUNT = "a whole number of at least 1 is needed."


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: StepDecay(0.0, 0.5, 1), f"initial is 0.0; {POSITIVE}"),
        (lambda: StepDecay(0.1, -0.5, 1), f"factor is -0.5; {POSITIVE}"),
        (lambda: StepDecay(0.1, 0.5, 0), f"every is 0; {COUNT}"),
        (lambda: ExponentialDecay(math.nan, 0.5, 1), f"initial is nan; {POSITIVE}"),
        (lambda: ExponentialDecay(0.1, math.inf, 1), f"factor is inf; {POSITIVE}"),
        (lambda: ExponentialDecay(0.1, 0.5, 1.5), f"every is 1.5; {COUNT}"),  # type: ignore[arg-type]
        (lambda: InverseTimeDecay(-1, 0.1), f"initial is -1; {POSITIVE}"),
        (lambda: InverseTimeDecay(0.1, -0.1), f"rate is -0.1; {ZERO}"),
        (lambda: CosineDecay("1", 5), f"initial is '1'; {POSITIVE}"),  # type: ignore[arg-type]
        (lambda: CosineDecay(0.1, True), f"steps is True; {COUNT}"),
        (lambda: CosineDecay(0.1, 5, -1.0), f"final is -1.0; {ZERO}"),
        (lambda: Warmup(0.1, 0), f"steps is 0; {COUNT}"),
        (lambda: Warmup(True, 3), f"after is True; {POSITIVE}"),
    ],
)
def test_what_makes_no_sense_is_refused(make: Any, said: str) -> None:
    with pytest.raises(SettingError) as caught:
        make()
    assert str(caught.value) == said


def test_a_rate_that_grows_beyond_every_number_is_infinite() -> None:
    assert StepDecay(0.1, factor=1e10, every=1).at(50) == math.inf
    assert ExponentialDecay(0.1, factor=10, every=1).at(400) == math.inf
    assert ExponentialDecay(0.1, factor=0.1, every=1).at(400) == 0.0
