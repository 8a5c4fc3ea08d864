from __future__ import annotations

import numpy as np
import pytest

from clearprop.errors import ClearpropError, DataError, ShapeError
from clearprop.numerics.shapes import as_array, as_matrix, check_finite, check_same_shape, entry


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_floating_arrays_are_handed_back_as_they_are(dtype: type) -> None:
    x = np.zeros((2, 3), dtype=dtype)
    assert as_array(x, "x") is x
    assert as_matrix(x, "x") is x


@pytest.mark.parametrize(
    "values",
    [[[1, 0]], [[True, False]], np.array([[1, 0]], dtype=object), np.array([[1, 0]], dtype=np.float16)],
)
def test_other_numbers_become_float64(values: object) -> None:
    x = as_array(values, "x")
    assert x.dtype == np.float64
    assert x.tolist() == [[1.0, 0.0]]


@pytest.mark.parametrize(
    ("values", "error", "message"),
    [
        (
            [[1, 2], [3]],
            ShapeError,
            "x has rows of different lengths: every row needs the same number of values",
        ),
        (
            [["1", "a"]],
            DataError,
            "x holds text (<U1), but numbers are needed: turn it into numbers first",
        ),
        ([b"ab"], DataError, "x holds bytes (|S2), but numbers are needed: turn it into numbers first"),
        (
            [1j],
            DataError,
            "x holds complex numbers (complex128), but numbers are needed: turn it into numbers first",
        ),
        (
            np.array(["2020-01-01"], dtype="datetime64[D]"),
            DataError,
            "x holds values (datetime64[D]), but numbers are needed: turn it into numbers first",
        ),
        (
            [[1, {}]],
            DataError,
            "x holds objects that are not numbers: turn it into numbers, or rows of one length, first",
        ),
    ],
)
def test_what_is_not_a_table_of_numbers_is_refused(
    values: object, error: type[ClearpropError], message: str
) -> None:
    with pytest.raises(error) as caught:
        as_array(values, "x")
    assert str(caught.value) == message


def test_a_single_row_is_not_guessed_at() -> None:
    with pytest.raises(ShapeError, match=r"x has shape \(3,\), but a matrix is needed.* reshape\(1, -1\)"):
        as_matrix([1, 2, 3], "x")


@pytest.mark.parametrize("shape", [(), (1, 1, 1)])
def test_other_shapes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ShapeError, match=r"but a matrix is needed, one row an example$"):
        as_matrix(np.zeros(shape), "x")


@pytest.mark.parametrize("shape", [(0, 3), (3, 0)])
def test_a_matrix_without_numbers_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ShapeError, match="it has no numbers"):
        as_matrix(np.zeros(shape), "x")


@pytest.mark.parametrize(("value", "said"), [(np.nan, "nan"), (np.inf, "inf"), (-np.inf, "-inf")])
def test_the_first_number_that_is_not_finite_is_named(value: float, said: str) -> None:
    x = np.zeros((5, 2))
    check_finite(x, "x")
    x[3, 1] = x[4, 0] = value
    with pytest.raises(DataError) as caught:
        check_finite(x, "x")
    assert str(caught.value) == f"x[3, 1] is {said}: every number must be finite"


def test_an_entry_is_named_in_any_shape() -> None:
    assert entry(np.array([1.0, 2.0]), np.array([False, True]), "b") == "b[1] is 2.0"


def test_shapes_are_compared_and_never_broadcast() -> None:
    check_same_shape(np.zeros((4, 1)), np.ones((4, 1)), "a", "y")
    with pytest.raises(ShapeError) as caught:
        check_same_shape(np.zeros((4, 1)), np.zeros(4), "a", "y")
    message = "a is (4, 1) but y is (4,): they must have the same shape, and are not broadcast"
    assert str(caught.value) == message
