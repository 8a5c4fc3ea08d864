"""The formulas in place give what their classes give."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.engines.in_place import activate, pull_back
from clearprop.numerics.activations import ACTIVATIONS, Activation, LeakyRelu, activation

Z = np.array([[-1e300, -800.0, -30.0, -1.0, -1e-9], [0.0, 1e-9, 1.0, 30.0, 1e300]])
ALL: list[Activation] = [
    *(activation(name) for name in ACTIVATIONS if name != "softmax"),
    *(LeakyRelu(slope) for slope in (0.3, 1.0, 1.5, -0.2)),
]


@pytest.mark.parametrize("chosen", ALL, ids=str)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_activations(chosen: Activation, dtype: type) -> None:
    z = Z.clip(-1e30, 1e30).astype(dtype)
    a, slope, spare = np.empty_like(z), np.empty_like(z), np.empty_like(z)
    with np.errstate(all="ignore"):
        activate(chosen, z, a, slope, spare)
    rounding = 8 * np.finfo(dtype).eps
    np.testing.assert_allclose(a, chosen.value(z), rtol=rounding, atol=0)
    np.testing.assert_allclose(slope, chosen.derivative(z), rtol=rounding, atol=1e-37)
    da = np.full_like(z, 2.0)
    pull_back(chosen, da, a, slope)
    np.testing.assert_array_equal(da, 2 * slope)


def test_softmax_answers_for_all_units() -> None:
    chosen, z = activation("softmax"), np.array([[1.0, 2.0, 4.0]])
    a, slope, spare = np.empty_like(z), np.empty_like(z), np.empty_like(z)
    activate(chosen, z, a, slope, spare)
    np.testing.assert_array_equal(a, chosen.value(z))
    da = np.array([[1.0, 0.0, 3.0]])
    expected = chosen.pull_back(da, a)  # type: ignore[attr-defined]
    pull_back(chosen, da, a, slope)
    np.testing.assert_array_equal(da, expected)
