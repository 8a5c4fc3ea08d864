from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from clearprop.errors import ClearpropError, DataError, ShapeError
from clearprop.numerics.shapes import as_numbers, check_finite, check_same_shape, entry, in_dtype


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.int8, np.uint64, np.bool_])
def test_arrays_of_numbers_are_handed_back_as_they_are(dtype: type) -> None:
    x = np.zeros((2, 3), dtype=dtype)
    assert as_numbers(x, "x") is x


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([[1, 0]], np.int64),
        ([[True, False]], np.bool_),
        (np.array([[1, 0]], dtype=object), np.int64),
        (np.array([[Fraction(1), Decimal(0)]], dtype=object), np.float64),
        (np.ma.masked_array([[1.0, 0.0]], [[False, False]]), np.float64),
    ],
)
def test_lists_and_objects_of_numbers_are_read(values: object, dtype: type) -> None:
    x = as_numbers(values, "x")
    assert x.dtype == dtype
    assert x.tolist() == [[1.0, 0.0]]


def test_whole_numbers_that_float64_would_round_are_not_taken_for_exact() -> None:
    assert as_numbers([[2**70, 1]], "x").tolist() == [[2.0**70, 1.0]]


class Stubborn:
    """Like a tensor that wants its gradient."""

    def __array__(self, dtype: object = None, copy: object = None) -> np.ndarray:
        raise RuntimeError("Use tensor.detach().numpy() instead.")


CONVERT = (
    "real numbers are needed. Convert it first: numbers with astype(float), names of classes with"
    " np.unique(names, return_inverse=True)[1]."
)
NOT_REAL = "which is not a real number. Replace it or leave the row out."


@pytest.mark.parametrize(
    ("values", "error", "message"),
    [
        ([[1, 2], [3]], ShapeError, "x is not a full table of numbers: its rows differ in length."),
        ([["1", "a"]], DataError, f"x holds text (<U1); {CONVERT}"),
        ([b"ab"], DataError, f"x holds bytes (|S2); {CONVERT}"),
        ([1j], DataError, f"x holds complex numbers (complex128); {CONVERT}"),
        (np.zeros(1, dtype="M8[D]"), DataError, f"x holds values (datetime64[D]); {CONVERT}"),
        ([[1, {}]], DataError, f"x[0, 1] is {{}}, {NOT_REAL}"),
        ([[1, None]], DataError, f"x[0, 1] is None, {NOT_REAL}"),
        (np.array([1, "2"], dtype=object), DataError, f"x[1] is '2', {NOT_REAL}"),
        ([[10**400, 1]], DataError, f"x[0, 0] is 100000000000000000...0000000000000000000, {NOT_REAL}"),
        (None, DataError, "x is None; give an array, a list of rows or a data frame."),
        ((i for i in ()), DataError, "x is a generator; give an array, a list of rows or a data frame."),
        (
            np.ma.masked_array([1.0], [True]),
            DataError,
            "x has masked entries; fill them or leave their rows out.",
        ),
        (
            Stubborn(),
            DataError,
            "x cannot be read as an array of numbers: Use tensor.detach().numpy() instead.",
        ),
    ],
)
def test_what_is_not_a_table_of_numbers_is_refused(
    values: object, error: type[ClearpropError], message: str
) -> None:
    with pytest.raises(error) as caught:
        as_numbers(values, "x")
    assert str(caught.value) == message


def test_a_number_that_another_type_cannot_hold_is_named() -> None:
    x = np.array([[1.0, 1e300]])
    assert in_dtype(x, np.dtype(np.float64), "x") is x
    with pytest.raises(
        DataError, match=r"^x\[0, 1\] is 1e\+300, which is too large for float32; scale it, or"
    ):
        in_dtype(x, np.dtype(np.float32), "x")
    long = np.array([np.longdouble("1e4000")])
    if np.isfinite(long).all():
        with pytest.raises(
            DataError, match=r"^x\[0\] is 1e\+4000, which is too large for float64; scale it\.$"
        ):
            in_dtype(long, np.dtype(np.float64), "x")


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
