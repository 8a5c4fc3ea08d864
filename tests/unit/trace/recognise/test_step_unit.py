"""Units that answer with one of two numbers."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.functions import PROBES
from clearprop.trace.recognise.step_unit import StepUnit, step_unit


@pytest.mark.parametrize("threshold", [0.0, 0.5, -3.0, 0.01, 1.0 / 3.0])
@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-1.0, 1.0), (1.0, 0.0)])
@pytest.mark.parametrize("at_it", ["low", "high"])
def test_threshold_and_answers_are_found(threshold: float, low: float, high: float, at_it: str) -> None:
    def answer(z: Array) -> Array:
        above = z > threshold if at_it == "low" else z >= threshold
        return np.where(above, high, low)

    found = step_unit(answer, PROBES)
    assert found is not None
    near = np.array([-9.0, threshold - 1e-9, threshold, threshold + 1e-9, 9.0])
    assert found.value(near).tolist() == answer(near).tolist()


def test_the_sign_has_a_third_answer_at_its_threshold() -> None:
    found = step_unit(np.sign, PROBES)
    assert found is not None
    assert found.value(np.array([-2.0, 0.0, 2.0])).tolist() == [-1.0, 0.0, 1.0]


@pytest.mark.parametrize("function", [np.tanh, np.abs, np.zeros_like, lambda z: np.where(abs(z) < 1, 1, 0)])
def test_others_are_none(function: object) -> None:
    assert step_unit(function, PROBES) is None  # type: ignore[arg-type]  # functions of arrays


def test_it_has_no_slope_and_a_short_name() -> None:
    unit = StepUnit(0.0, 1.0)
    assert not unit.derivative(PROBES).any()
    assert str(unit) == "step"
