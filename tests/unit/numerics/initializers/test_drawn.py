from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics.initializers import Normal, Uniform

N = 200


def test_uniform_weights_fill_their_range_evenly() -> None:
    W = Uniform(-1, 3).draw(N, N, np.random.default_rng(0))
    assert -1.0 <= W.min() < -0.999
    assert 2.999 < W.max() <= 3.0
    counts, _ = np.histogram(W, bins=4, range=(-1.0, 3.0))
    assert counts / N**2 == pytest.approx([0.25] * 4, abs=0.01)


def test_normal_weights_have_the_given_standard_deviation_and_are_not_truncated() -> None:
    W = Normal(0.1).draw(N, N, np.random.default_rng(0))
    assert W.mean() == pytest.approx(0.0, abs=0.002)
    assert W.std() == pytest.approx(0.1, rel=0.02)
    assert abs(W).max() > 0.3


def test_a_normal_of_scale_0_is_zeros() -> None:
    assert Normal(0.0).draw(1, 2, np.random.default_rng(0)).tolist() == [[0.0, 0.0]]


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [
        (1.0, -1.0, "uniform: low must be below high, but low is 1.0 and high is -1.0"),
        (1.0, 1.0, "uniform: low must be below high, but low is 1.0 and high is 1.0"),
        (float("nan"), 1.0, "uniform: low must be a finite number, but it is nan"),
        (0.0, float("inf"), "uniform: high must be a finite number, but it is inf"),
        (-1e308, 1e308, "uniform: high - low must be a finite number, but it is inf"),
    ],
)
def test_a_range_must_go_up(low: float, high: float, message: str) -> None:
    with pytest.raises(SettingError) as caught:
        Uniform(low, high)
    assert str(caught.value) == message


def test_a_scale_must_not_be_below_0() -> None:
    with pytest.raises(SettingError, match="normal: scale must be at least 0, but it is -1"):
        Normal(-1)
