from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics.activations import LeakyRelu


def test_worked_by_hand() -> None:
    z = np.array([[-2.0, 0.0, 3.5]])
    assert LeakyRelu(0.25).value(z).tolist() == [[-0.5, 0.0, 3.5]]
    assert LeakyRelu(0.25).derivative(z).tolist() == [[0.25, 0.25, 1.0]]


def test_the_usual_slope_is_one_hundredth() -> None:
    assert LeakyRelu() == LeakyRelu(0.01)


@pytest.mark.parametrize("slope", [1, True, np.float32(1.0)])
def test_the_slope_is_kept_as_a_python_float(slope: float) -> None:
    """A NumPy number would turn float32 arrays into float64 ones."""
    assert type(LeakyRelu(slope).slope) is float


def test_a_slope_must_be_finite() -> None:
    with pytest.raises(SettingError, match="leaky_relu: slope must be a finite number, but it is nan"):
        LeakyRelu(float("nan"))
