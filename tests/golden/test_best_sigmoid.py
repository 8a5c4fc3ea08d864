"""The best single sigmoid for y = x on 0 to 1: its error, and that no near one is better."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from tests.golden.cases import CASES

WANTED = CASES["identity_best_sigmoid"].expected["best_fit"]
NODES, WEIGHTS = np.polynomial.legendre.leggauss(60)
X, WEIGHT = ((NODES + 1) / 2)[:, None], WEIGHTS / 2  # an integral over 0 to 1 is a weighted mean over these


def sigmoid(w: float, b: float | None) -> cp.Network:
    return cp.Network([cp.Dense([[w]], None if b is None else [b], "sigmoid")])


def fit(network: cp.Network) -> cp.Step:
    """One step whose loss is the integral of the squared error."""
    return cp.step(network, X, X, loss="squared_error", optimizer=cp.SGD(1.0), example_weight=WEIGHT)


def test_its_errors() -> None:
    best = sigmoid(WANTED["w"], WANTED["b"])
    assert np.sqrt(fit(best).loss) == pytest.approx(WANTED["rms_error"], rel=1e-12)
    ends = np.array([[0.0], [1.0]])
    assert np.abs(best(ends) - ends).tolist() == [[pytest.approx(WANTED["max_abs_error_at_0_and_1"])]] * 2
    inside = np.linspace(0, 1, 1001)[:, None]
    assert np.abs(best(inside) - inside).max() == pytest.approx(WANTED["max_abs_error_at_0_and_1"])


def test_without_a_bias_it_hardly_beats_one_half() -> None:
    alone = fit(sigmoid(WANTED["without_bias"]["w"], None))
    assert np.sqrt(alone.loss) == pytest.approx(WANTED["without_bias"]["rms_error"], rel=1e-12)
    assert alone.layers[0].dW[0, 0] == pytest.approx(0.0, abs=1e-12)
    half = fit(sigmoid(0.0, 0.0))
    assert np.sqrt(half.loss) == pytest.approx(WANTED["constant_half_rms"], rel=1e-12)


def test_its_gradient_vanishes_and_every_near_one_is_worse() -> None:
    w, b = WANTED["w"], WANTED["b"]
    best = fit(sigmoid(w, b))
    assert best.layers[0].dW[0, 0] == pytest.approx(0.0, abs=1e-12)
    assert best.layers[0].db is not None
    assert best.layers[0].db[0] == pytest.approx(0.0, abs=1e-12)
    for angle in np.linspace(0, 2 * np.pi, 16, endpoint=False):
        assert fit(sigmoid(w + 1e-3 * np.cos(angle), b + 1e-3 * np.sin(angle))).loss > best.loss
