"""Rows are split off as scikit-learn splits them, and the same rows every time."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.model_selection import train_test_split

from clearprop.errors import DataError
from clearprop.estimators.held_out import Examples, split_off

X = np.arange(40.0).reshape(20, 2)
Y = np.repeat([0.0, 1.0], 10)[:, None]


def test_the_rows_are_scikit_learns_and_stay_the_same() -> None:
    splitter = np.random.RandomState(4)
    training, held_out = split_off(Examples(X, Y, X[:, 0]), 0.25, splitter, stratify=False)
    expected = train_test_split(X, random_state=np.random.RandomState(4), test_size=0.25)
    assert (training.x == expected[0]).all()
    assert (held_out.x == expected[1]).all()
    assert held_out.weight is not None
    assert (held_out.weight == held_out.x[:, 0]).all()
    again, _ = split_off(Examples(X, Y, None), 0.25, splitter, stratify=False)
    assert (again.x == training.x).all()
    assert again.weight is None


def test_classes_keep_their_shares() -> None:
    _, held_out = split_off(Examples(X, Y, None), 0.2, np.random.RandomState(0), stratify=True)
    assert held_out.y.mean() == 0.5


def test_a_single_row_is_too_few() -> None:
    with pytest.raises(DataError, match="The validation set is too small: 1 row"):
        split_off(Examples(X, Y, None), 0.05, np.random.RandomState(0), stratify=False)
