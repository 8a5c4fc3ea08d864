from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from clearprop.errors import DataError
from clearprop.numerics.losses import Huber, Loss, SquaredError


def test_the_base_alone_is_no_loss() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Loss()  # type: ignore[abstract]


def test_a_loss_is_frozen_and_equal_by_content() -> None:
    assert Huber(2.0) == Huber(2.0) != Huber(1.0)
    with pytest.raises(FrozenInstanceError):
        Huber(2.0).threshold = 3.0  # type: ignore[misc]


def test_any_finite_target_may_be_asked_about() -> None:
    SquaredError().check_targets(np.array([[-1e308, 5.0]]))
    with pytest.raises(DataError) as caught:
        SquaredError().check_targets(np.array([[0.0, 1.0], [0.0, np.nan]]))
    assert str(caught.value) == "y[1, 1] is nan: every number must be finite"
