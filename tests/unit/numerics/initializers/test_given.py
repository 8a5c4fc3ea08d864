from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics.initializers import Constant, Ones, Zeros


def test_every_weight_is_the_given_one() -> None:
    rng = np.random.default_rng(0)
    before = rng.bit_generator.state
    assert Zeros().draw(2, 1, rng).tolist() == [[0.0], [0.0]]
    assert Ones().draw(1, 2, rng).tolist() == [[1.0, 1.0]]
    assert Constant(-0.5).draw(1, 2, rng).tolist() == [[-0.5, -0.5]]
    assert rng.bit_generator.state == before, "nothing was drawn"


def test_a_constant_must_be_finite() -> None:
    with pytest.raises(SettingError, match="constant: value must be a finite number, but it is inf"):
        Constant(float("inf"))
