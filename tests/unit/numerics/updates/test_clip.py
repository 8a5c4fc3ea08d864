from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.numerics.updates import clip_scale


def test_worked_by_hand() -> None:
    gradients = [np.array([[3.0, 0.0]]), np.array([-4.0])]
    assert clip_scale(gradients, 2.5) == 0.5
    assert clip_scale(iter(gradients), 2.5) == 0.5


@pytest.mark.parametrize("clip_norm", [5.0, 6.0, None])
def test_shorter_gradients_are_left_alone(clip_norm: float | None) -> None:
    assert clip_scale([np.array([3.0]), np.array([4.0])], clip_norm) == 1.0


@pytest.mark.parametrize("gradients", [[], [np.zeros(3)], [np.zeros((0, 2))]])
def test_no_gradient_needs_no_clipping(gradients: list[np.ndarray]) -> None:
    assert clip_scale(gradients, 1.0) == 1.0


@pytest.mark.parametrize("size", [1e200, 1.5e308, 1e-200, 1e-308])
def test_no_square_overflows_or_vanishes(size: float) -> None:
    with np.errstate(all="raise"):
        scale = clip_scale([np.full(4, size)], size)
    assert scale == pytest.approx(0.5, rel=1e-12)


def test_float32_gradients_are_measured_in_float64() -> None:
    assert clip_scale([np.full(4, 1e30, dtype=np.float32)], 1e30) == pytest.approx(0.5, rel=1e-6)


def test_the_scale_brings_the_length_down_to_the_limit() -> None:
    rng = np.random.default_rng(0)
    gradients = [rng.normal(size=(5, 3)), rng.normal(size=3)]
    scale = clip_scale(gradients, 0.7)
    assert math.sqrt(sum(((scale * g) ** 2).sum() for g in gradients)) == pytest.approx(0.7, rel=1e-14)


def test_gradients_that_are_not_finite_are_not_hidden() -> None:
    with np.errstate(all="raise"):
        assert clip_scale([np.array([1.0, np.inf])], 1.0) == 0.0
        assert math.isnan(clip_scale([np.array([1.0]), np.array([np.nan])], 1.0))
        assert math.isnan(clip_scale([np.array([np.nan]), np.array([1.0])], 1.0))
