from __future__ import annotations

import numpy as np
import pytest

from clearprop.numerics.initializers import initializer

N_IN, N_OUT = 300, 100
VARIANCES = {"glorot": 2.0 / (N_IN + N_OUT), "he": 2.0 / N_IN, "lecun": 1.0 / N_IN}


def draw(name: str) -> np.ndarray:
    return initializer(name).draw(N_IN, N_OUT, np.random.default_rng(0))


@pytest.mark.parametrize("paper", VARIANCES)
def test_uniform_weights_have_the_variance_of_the_paper(paper: str) -> None:
    W = draw(f"{paper}_uniform")
    limit = np.sqrt(3.0 * VARIANCES[paper])
    assert 0.999 * limit < abs(W).max() <= limit
    assert W.var() == pytest.approx(VARIANCES[paper], rel=0.03)
    assert W.mean() == pytest.approx(0.0, abs=0.02 * limit)


@pytest.mark.parametrize("paper", VARIANCES)
def test_normal_weights_have_the_variance_of_the_paper_and_are_not_truncated(paper: str) -> None:
    W = draw(f"{paper}_normal")
    assert W.var() == pytest.approx(VARIANCES[paper], rel=0.03)
    assert W.mean() == pytest.approx(0.0, abs=0.02 * W.std())
    assert abs(W).max() > 3.0 * W.std()


def test_the_limits_of_the_papers() -> None:
    """Glorot: sqrt(6 / (n_in + n_out)); He: sqrt(6 / n_in); LeCun: sqrt(3 / n_in)."""
    rng = np.random.default_rng(1)
    limits = {"glorot": (2, 4, 1.0), "he": (6, 1, 1.0), "lecun": (3, 1, 1.0)}
    for paper, (n_in, n_out, limit) in limits.items():
        drawn = np.concatenate([initializer(f"{paper}_uniform").draw(n_in, n_out, rng) for _ in range(500)])
        assert 0.98 * limit < abs(drawn).max() <= limit
