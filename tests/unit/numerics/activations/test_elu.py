from __future__ import annotations

import mpmath
import numpy as np
import pytest
from mpmath import mpf

from clearprop.errors import SettingError
from clearprop.numerics.activations import Elu
from tests.unit.numerics.exact import EXTREMES, worst


@pytest.mark.parametrize("scale", [1.0, 0.3, 2.5])
def test_a_few_units_in_the_last_place(scale: float) -> None:
    f = Elu(scale)
    z = np.concatenate([EXTREMES, np.random.default_rng(0).uniform(-40.0, 5.0, 300)])
    factor = mpf(scale)
    assert worst(f.value, lambda v: v if v > 0 else factor * mpmath.expm1(v), z) < 2.0
    assert worst(f.derivative, lambda v: mpf(1) if v > 0 else factor * mpmath.exp(v), z) < 2.0


@pytest.mark.parametrize("scale", [-1.0, float("inf")])
def test_a_scale_must_be_finite_and_not_below_0(scale: float) -> None:
    with pytest.raises(SettingError, match="elu: scale must be"):
        Elu(scale)
