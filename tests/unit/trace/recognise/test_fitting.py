from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.recognise.directions import Attempt
from clearprop.trace.recognise.fitting import Given, fits, fits_by_step, least_squares

RNG = np.random.default_rng(0)
GRADIENTS = [RNG.standard_normal(8) for _ in range(3)]
VALUES = [RNG.standard_normal(8) for _ in range(3)]
WEIGHTS = np.array([1.0] * 6 + [0.0] * 2)
PLAIN = Attempt("SGD", {})


def given(changes: list[np.ndarray]) -> Given:
    return Given(changes, VALUES, WEIGHTS)


def test_one_rate_for_all_steps() -> None:
    (fit,) = fits(given([-0.3 * g for g in GRADIENTS]), PLAIN, GRADIENTS)
    assert fit.is_constant
    assert fit.rates[0] == pytest.approx(0.3)
    assert fit.decays == ()


def test_weights_that_shrink() -> None:
    changes = [-0.3 * g - 0.01 * WEIGHTS * v for g, v in zip(GRADIENTS, VALUES, strict=True)]
    (fit,) = fits(given(changes), PLAIN, GRADIENTS)
    assert (fit.rates[0], fit.decays[0]) == pytest.approx((0.3, 0.01))
    assert not fit.everything
    changes = [-0.3 * g - 0.01 * v for g, v in zip(GRADIENTS, VALUES, strict=True)]
    (fit,) = fits(given(changes), PLAIN, GRADIENTS)
    assert fit.everything


def test_weights_that_grow_are_no_penalty() -> None:
    changes = [-0.3 * g + 0.01 * WEIGHTS * v for g, v in zip(GRADIENTS, VALUES, strict=True)]
    assert list(fits(given(changes), PLAIN, GRADIENTS)) == []


def test_a_rate_for_each_step() -> None:
    rates = (0.3, 0.2, 0.15)
    changes = [-r * g for r, g in zip(rates, GRADIENTS, strict=True)]
    assert list(fits(given(changes), PLAIN, GRADIENTS)) == []
    (fit,) = fits_by_step(given(changes), PLAIN, GRADIENTS)
    assert fit.rates == pytest.approx(rates)
    changes = [-r * (g + 0.1 * WEIGHTS * v) for r, g, v in zip(rates, GRADIENTS, VALUES, strict=True)]
    (fit,) = fits_by_step(given(changes), PLAIN, GRADIENTS)
    assert np.array(fit.decays) / np.array(fit.rates) == pytest.approx([0.1] * 3)


def test_one_number_fits_everything_and_shows_nothing() -> None:
    one = Given([np.array([0.1]), np.array([0.7])], [np.ones(1)] * 2, np.ones(1))
    assert list(fits_by_step(one, PLAIN, [np.array([1.0]), np.array([2.0])])) == []


def test_up_and_down_by_turns_is_no_rule() -> None:
    changes = [-0.1 * GRADIENTS[0], 0.1 * GRADIENTS[1], -0.1 * GRADIENTS[2]]
    assert list(fits_by_step(given(changes), PLAIN, GRADIENTS)) == []


def test_least_squares_says_nothing_of_nothing() -> None:
    assert least_squares(np.zeros(3), [np.ones(3)]) is None
    assert least_squares(np.ones(3), [np.zeros(3)]) is None
    factors, left = least_squares(np.array([2.0, 4.0]), [np.array([1.0, 2.0])])
    assert factors[0] == pytest.approx(2.0)
    assert left < 1e-15
