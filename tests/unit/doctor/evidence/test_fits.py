"""Changes that lie along a gradient are told from those that do not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.doctor.evidence.fits import fit, fit_with_decay

G = [np.array([1.0, -2.0, 0.5, 3.0]), np.array([0.3, 1.0, -1.0, 2.0])]
W = [np.array([2.0, 1.0, -1.0, 0.1]), np.array([1.0, 0.5, 3.0, -2.0])]


def test_one_rate_for_all_steps() -> None:
    found = fit([-0.1 * g for g in G], G)
    assert found.rate == pytest.approx(0.1)
    assert found.right


def test_two_rates_are_not_right() -> None:
    assert not fit([-0.1 * G[0], -0.2 * G[1]], G).right


def test_nothing_shows_nothing() -> None:
    zero = [np.zeros(2)]
    assert not fit(zero, zero).seen
    assert not fit([np.ones(2)], zero).right
    assert not fit([np.array([np.nan, 1.0])], [np.ones(2)]).right


def test_weights_that_shrink() -> None:
    found, decay = fit_with_decay([-0.1 * g - 0.01 * w for g, w in zip(G, W, strict=True)], G, W)
    assert found.right
    assert (found.rate, decay) == (pytest.approx(0.1), pytest.approx(0.01))


@given(st.integers(0, 10_000), st.floats(1e-4, 10.0), st.booleans())
def test_a_common_rate_is_recovered_and_one_entry_too_far_is_seen(seed: int, rate: float, up: bool) -> None:
    rng = np.random.default_rng(seed)
    gradients = list(rng.choice([-1.0, 1.0], (3, 5)) * rng.uniform(0.1, 1.0, (3, 5)))
    rate = -rate if up else rate
    changes = [-rate * g for g in gradients]
    found = fit(changes, gradients)
    assert found.right
    assert found.rate == pytest.approx(rate)
    changes[1][2] *= 1.01
    assert not fit(changes, gradients).right


@given(st.integers(0, 10_000), st.floats(1e-4, 10.0), st.floats(1e-4, 10.0))
def test_rate_and_decay_are_both_recovered(seed: int, rate: float, decay: float) -> None:
    drawn = np.random.default_rng(seed).normal(size=(2, 3, 6))
    gradients, values = list(drawn[0]), list(drawn[1])
    changes = [-rate * g - decay * v for g, v in zip(gradients, values, strict=True)]
    found, told = fit_with_decay(changes, gradients, values)
    assert (found.rate, told) == (pytest.approx(rate), pytest.approx(decay))
    assert found.right


@pytest.mark.parametrize(
    ("change", "gradient"),
    [
        (np.zeros(3), np.ones(3)),
        (np.ones(3), np.zeros(3)),
        (np.ones(3), np.ones(2)),
        (np.array([1.0, np.nan]), np.ones(2)),
        (np.ones(2), np.array([np.inf, 1.0])),
    ],
    ids=["does not move", "should not move", "other shape", "broken change", "broken gradient"],
)
def test_what_cannot_fit_is_wrong(change: np.ndarray, gradient: np.ndarray) -> None:
    found = fit([change], [gradient])
    assert (found.seen, found.misfit, found.right) == (True, np.inf, False)


def test_matrices_are_judged_over_their_entries() -> None:
    gradient = np.arange(6.0).reshape(2, 3)
    assert fit([-0.5 * gradient], [gradient]).right
    assert not fit([-0.5 * gradient[:, ::-1]], [gradient]).right


def test_what_is_neither_gradient_nor_decay_misfits() -> None:
    gradient, value, other = np.random.default_rng(3).normal(size=(3, 8))
    assert not fit_with_decay([-0.1 * gradient + 0.01 * other], [gradient], [value])[0].right


def test_too_few_numbers_tell_no_decay() -> None:
    found, decay = fit_with_decay([np.array([-1.0, -2.0])], [np.array([1.0, 1.0])], [np.array([0.0, 1.0])])
    assert (found.misfit, decay) == (np.inf, 0.0)
