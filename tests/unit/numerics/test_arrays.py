from __future__ import annotations

import numpy as np
import pytest

from clearprop.numerics.arrays import freeze


def test_a_frozen_array_is_the_same_array_and_refuses_writes() -> None:
    a = np.array([1.0, 2.0])
    assert freeze(a) is a
    with pytest.raises(ValueError, match="read-only"):
        a[0] = 3.0
