from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.numerics.losses import Huber


def test_worked_by_hand() -> None:
    a, y = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([[0.0, 4.0], [0.5, 1.0]])
    assert Huber().value(a, y).tolist() == [2.0, 1.5]
    assert Huber().gradient(a, y).tolist() == [[1.0, -1.0], [0.0, -1.0]]


def test_both_sides_of_the_threshold_worked_by_hand() -> None:
    a, y = np.array([[1.0, 2.0, 3.0, -5.0]]), np.zeros((1, 4))
    assert [Huber(2.0).value(a[:, [j]], y[:, [j]]).item() for j in range(4)] == [0.5, 2.0, 4.0, 8.0]
    assert Huber(2.0).gradient(a, y).tolist() == [[1.0, 2.0, 2.0, -2.0]]


def test_the_kinks_follow_the_threshold() -> None:
    assert Huber.kinks == Huber().kinks == (-1.0, 1.0)
    assert Huber(2.5).kinks == (-2.5, 2.5)


@pytest.mark.parametrize("threshold", [-1.0, 0.0, float("nan")])
def test_a_threshold_must_be_finite_and_above_0(threshold: float) -> None:
    with pytest.raises(SettingError, match="huber: threshold must be"):
        Huber(threshold)
