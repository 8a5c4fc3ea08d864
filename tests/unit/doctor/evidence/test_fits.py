"""Changes that lie along a gradient are told from those that do not."""

from __future__ import annotations

import numpy as np
import pytest

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
