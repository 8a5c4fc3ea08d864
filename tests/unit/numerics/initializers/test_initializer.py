from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from clearprop.errors import ShapeError
from clearprop.numerics.initializers import Initializer, Normal


def test_the_base_alone_is_no_initializer() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Initializer()  # type: ignore[abstract]


def test_an_initializer_is_frozen_and_equal_by_content() -> None:
    assert Normal(0.1) == Normal(0.1) != Normal(0.2)
    with pytest.raises(FrozenInstanceError):
        Normal(0.1).scale = 1.0  # type: ignore[misc]


@pytest.mark.parametrize(("n_in", "n_out"), [(0, 4), (4, 0), (-1, 2)])
def test_both_sizes_must_be_at_least_1(n_in: int, n_out: int) -> None:
    with pytest.raises(ShapeError) as caught:
        Normal(1.0).draw(n_in, n_out, np.random.default_rng(0))
    assert str(caught.value) == (
        f"weights of shape ({n_in}, {n_out}) cannot be drawn: both sizes must be at least 1"
    )
