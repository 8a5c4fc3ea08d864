"""What a rule is given, and how broadcasting is undone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.trace.adjoint.call import Call, unbroadcast


@pytest.mark.parametrize("shape", [(), (1,), (4,), (1, 1), (3, 1), (1, 4), (3, 4), (1, 3, 1)])
def test_a_sum_over_what_was_repeated(shape: Any) -> None:
    g = np.arange(12.0).reshape(3, 4)
    repeated = np.broadcast_shapes(shape, g.shape)
    g = np.broadcast_to(g, repeated)
    summed = unbroadcast(g, np.zeros(shape))
    assert summed.shape == shape
    # What is summed over must be what broadcasting repeats: <g, repeat(v)> = <summed, v>.
    v = np.random.default_rng(0).standard_normal(shape)
    assert float(np.sum(g * v)) == pytest.approx(float(np.sum(summed * v)))


def test_a_smaller_cotangent_is_spread() -> None:
    assert unbroadcast(2.0, np.zeros((2, 1))).tolist() == [[2.0], [2.0]]


def test_options_and_sizes() -> None:
    call = Call(np.sum, (np.ones(3), 1), {"keepdims": True}, None)
    assert call.option("axis", 1) == 1
    assert call.option("keepdims", 5) is True
    assert call.option("where", 7, "all") == "all"
    assert call.size(-2.0) == -2.0
    assert Call(np.sum, (), {}, None, absolute=True).size(-2.0) == 2.0
