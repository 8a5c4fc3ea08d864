"""Sums and products of numbers, lists and matrices, as people mean them."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.verify.values.arrays import Reading, Unfit, add, matrix_product, multiply, same_shape, tidy

W = np.array([[1.0, 2.0], [3.0, 4.0]])
FLAT = np.array([10.0, 20.0])
COLUMN = FLAT.reshape(-1, 1)


def test_a_bias_is_added_to_rows_or_to_columns() -> None:
    assert np.array_equal(add(W, FLAT), W + FLAT)
    assert np.array_equal(add(W, FLAT, Reading(columns=True)), W + COLUMN)
    assert np.array_equal(add(np.ones((3, 2)), FLAT), np.ones((3, 2)) + FLAT)
    assert np.array_equal(add(np.ones((2, 3)), FLAT), np.ones((2, 3)) + COLUMN)
    assert np.array_equal(add(FLAT, COLUMN), COLUMN + COLUMN)


def test_a_row_and_a_column_are_not_spread_over_a_matrix() -> None:
    assert np.shape(add(COLUMN, COLUMN.T)) == (2, 1)
    with pytest.raises(Unfit):
        add(np.ones((3, 1)), np.ones((1, 2)))


def test_signs_choose_the_product() -> None:
    assert multiply("·", FLAT, FLAT) == 500.0
    assert np.array_equal(multiply("⊙", FLAT, FLAT), FLAT * FLAT)
    assert np.array_equal(multiply("*", W, W), W @ W)
    assert np.array_equal(multiply("*", W, W, Reading(entrywise=True)), W * W)
    assert multiply("*", 2.0, 3.0) == 6.0


def test_a_vector_is_turned_only_where_it_must_be() -> None:
    wide = np.arange(6.0).reshape(2, 3)
    assert np.array_equal(matrix_product(wide, np.ones((1, 3))), wide @ np.ones((3, 1)))
    assert np.array_equal(matrix_product(wide, np.ones(2)), np.ones((1, 2)) @ wide)
    assert np.array_equal(matrix_product(COLUMN, FLAT), np.outer(FLAT, FLAT))
    with pytest.raises(Unfit):
        matrix_product(wide, wide)


def test_lists_rows_and_columns_of_one_length_compare() -> None:
    one, two = same_shape(FLAT, COLUMN) or (0.0, 1.0)
    assert np.array_equal(one, two)
    assert same_shape(FLAT, 1.0) is None
    assert same_shape(W, np.ones((2, 3))) is None


def test_what_is_not_finite_is_no_value() -> None:
    assert tidy(np.array([[2.0]])) == 2.0
    for value in (float("nan"), float("inf"), np.array([1.0, np.nan])):
        with pytest.raises(Unfit):
            tidy(value)
