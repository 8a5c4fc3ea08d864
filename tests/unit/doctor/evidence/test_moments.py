"""Averages that an optimizer carries, fitted one by one."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.moments import moved_parameters, per_step, settled
from tests.unit.doctor.diagnosis.recorded import ADAM, Recorded, recorded


def moments(known: Recorded) -> dict[int, tuple[float, float]]:
    """The shares of the two averages of the first weights, by the power of the gradient."""
    found = moved_parameters(known.search, known.evidence.understanding.first_steps)
    weights = next(each for each in found if each.parameter.size == 9)
    return {m.power: (pytest.approx(m.a), pytest.approx(m.b)) for m in weights.moments}


def test_both_averages_of_adam_are_found() -> None:
    assert moments(recorded(ADAM)) == {1: (0.9, 0.1), 2: (0.999, 0.001)}


def test_another_share_is_seen_as_it_is() -> None:
    assert moments(recorded(ADAM.replace("0.001 * grads", "0.1 * grads")))[2] == (0.999, 0.1)


def test_plain_steps_carry_no_average() -> None:
    plain = ADAM.replace("rate * m_hat / (np.sqrt(v_hat) + 1e-8)", "rate * grads[k]")
    found = moved_parameters(recorded(plain).search, recorded(plain).evidence.understanding.first_steps)
    assert all(
        np.allclose(c, -0.05 * g) for each in found for c, g in zip(each.changes, each.gradients, strict=True)
    )


def test_one_number_a_step_or_none() -> None:
    direction = [np.array([1.0, -2.0, 4.0])] * 2
    assert per_step([-0.5 * direction[0], -0.25 * direction[1]], direction) == pytest.approx([-0.5, -0.25])
    assert per_step([direction[0] ** 2, direction[1]], direction) is None
    assert per_step([direction[0]], [np.zeros(3)]) is None
    assert settled([0.5, 0.5, 0.5])
    assert not settled([0.5, 0.5, 0.6])
