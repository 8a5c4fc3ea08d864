"""What the caller gives is checked once, never broadcast, and not copied where it already fits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from clearprop.errors import ClearpropError, DataError, SettingError, ShapeError
from clearprop.network.dense import Dense
from clearprop.network.inputs import as_example_weight, as_inputs, as_targets, check_dtype, check_loss
from clearprop.numerics.losses import loss

F64, F32 = np.dtype(np.float64), np.dtype(np.float32)


def refusal(error: type[ClearpropError], ask: Any, *arguments: Any) -> str:
    with pytest.raises(error) as caught:
        ask(*arguments)
    return str(caught.value)


CONVERT = (
    "real numbers are needed. Convert it first: numbers with astype(float), names of classes with"
    " np.unique(names, return_inverse=True)[1]."
)


@pytest.mark.parametrize("dtype", ["float64", "float32", np.float32, np.dtype("f8"), float])
def test_two_types_of_numbers_are_known(dtype: Any) -> None:
    assert check_dtype(dtype) == np.dtype(dtype)


@pytest.mark.parametrize("dtype", ["float16", "int64", "double precision", np.complex128, 3, object])
def test_others_are_refused(dtype: Any) -> None:
    assert refusal(SettingError, check_dtype, dtype) == f'dtype is {dtype!r}; use "float64" or "float32".'


def test_inputs_that_fit_are_not_copied() -> None:
    x = np.ones((4, 2))
    assert as_inputs(x, 2, F64) is x


@pytest.mark.parametrize("x", [[[1, 2]], [[True, False]], np.ones((3, 2), np.float16), [[1, 2.5]]])
def test_inputs_become_numbers_of_the_networks_type(x: Any) -> None:
    assert as_inputs(x, 2, F32).dtype == F32
    assert as_inputs(x, 2, F64).dtype == F64


def test_numbers_in_objects_are_numbers() -> None:
    x = np.array([[1, 2.5], [True, np.float32(3)]], dtype=object)
    assert as_inputs(x, 2, F64).tolist() == [[1.0, 2.5], [1.0, 3.0]]


@pytest.mark.parametrize(
    ("x", "n_in", "said"),
    [
        (
            [1.0, 2.0],
            2,
            "x has shape (2,), but the network takes 2 inputs: give (n, 2), one row an example;"
            " a single example is x[None, :].",
        ),
        (
            [1.0, 2.0],
            1,
            "x has shape (2,), but the network takes 1 input: give (n, 1), one row an example;"
            " a column is x[:, None].",
        ),
        ([1.0, 2.0], 3, "x has shape (2,), but the network takes 3 inputs: give (n, 3), one row an example."),
        (
            np.zeros((4, 3)),
            2,
            "x has shape (4, 3), but the network takes 2 inputs: give (n, 2), one row an example.",
        ),
        (3.0, 1, "x has shape (), but the network takes 1 input: give (n, 1), one row an example."),
        (
            np.zeros((1, 2, 2)),
            2,
            "x has shape (1, 2, 2), but the network takes 2 inputs: give (n, 2), one row an example.",
        ),
        (np.zeros((0, 2)), 2, "x has shape (0, 2): there is no example in it; at least one is needed."),
        ([[1.0, 2.0], [3.0]], 2, "x is not a full table of numbers: its rows differ in length."),
    ],
)
def test_inputs_of_another_shape_are_refused(x: Any, n_in: int, said: str) -> None:
    assert refusal(ShapeError, as_inputs, x, n_in, F64) == said


@pytest.mark.parametrize(
    ("x", "said"),
    [
        ([["a", "b"]], f"x holds text (<U1); {CONVERT}"),
        ([[1j, 0]], f"x holds complex numbers (complex128); {CONVERT}"),
        (
            np.array([["1", {}]], dtype=object),
            "x[0, 0] is '1', which is not a real number. Replace it or leave the row out.",
        ),
        (
            [[1.0, 2.0], [3.0, np.nan]],
            "x[1, 1] is nan: every number must be finite. Impute it or leave the row out.",
        ),
        ([[1.0, -np.inf]], "x[0, 1] is -inf: every number must be finite. Impute it or leave the row out."),
        (
            np.array([[None, 1.0]], dtype=object),
            "x[0, 0] is None, which is not a real number. Replace it or leave the row out.",
        ),
    ],
)
def test_what_is_no_number_is_refused(x: Any, said: str) -> None:
    assert refusal(DataError, as_inputs, x, 2, F64) == said


def test_large_numbers_are_finite_even_when_their_sum_is_not() -> None:
    x = np.full((2, 2), 1e308)
    assert as_inputs(x, 2, F64) is x


def test_a_number_too_large_for_float32_is_refused_and_not_turned_into_infinity() -> None:
    assert refusal(DataError, as_inputs, [[1.0, 1e300]], 2, F32) == (
        "x[0, 1] is 1e+300, which is too large for float32; scale it, or use float64."
    )


def test_the_name_of_what_was_given_is_said() -> None:
    assert refusal(ShapeError, as_inputs, [1.0], 2, F64, "validation x").startswith(
        "validation x has shape (1,)"
    )


SQUARED, LOGITS, CLASSES = loss("squared_error"), loss("binary_cross_entropy"), loss("cross_entropy")


def test_targets_that_fit_are_not_copied() -> None:
    y = np.ones((4, 2))
    assert as_targets(y, 4, 2, SQUARED, F64) is y
    column = np.ones(4)
    assert np.shares_memory(as_targets(column, 4, 1, SQUARED, F64), column)
    assert as_targets(column, 4, 1, SQUARED, F64).shape == (4, 1)


@pytest.mark.parametrize("kind", [int, np.uint8, bool])
def test_classes_become_rows_with_a_single_1(kind: type) -> None:
    y: Any = np.array([1, 0, 1]).astype(kind)
    assert as_targets(y, 3, 2, CLASSES, F32).tolist() == [[0, 1], [1, 0], [0, 1]]
    assert as_targets(y[:2], 2, 2, CLASSES, F32).tolist() == [[0, 1], [1, 0]]
    assert as_targets(y, 3, 2, CLASSES, F32).dtype == F32


def test_shares_of_classes_are_targets_too() -> None:
    y = np.array([[0.25, 0.75], [1.0, 0.0]])
    assert as_targets(y, 2, 2, CLASSES, F64) is y


NOT_BROADCAST = "one row an example is needed. It is not broadcast."


@pytest.mark.parametrize(
    ("y", "n", "n_out", "judge", "said"),
    [
        ([1.0] * 3, 4, 1, SQUARED, f"y has shape (3,), but the network answers (4, 1): {NOT_BROADCAST}"),
        ([1.0] * 2, 1, 2, SQUARED, f"y has shape (2,), but the network answers (1, 2): {NOT_BROADCAST}"),
        ([1.0] * 2, 2, 2, SQUARED, f"y has shape (2,), but the network answers (2, 2): {NOT_BROADCAST}"),
        ([[1.0]] * 2, 2, 2, SQUARED, f"y has shape (2, 1), but the network answers (2, 2): {NOT_BROADCAST}"),
        (1.0, 1, 1, SQUARED, f"y has shape (), but the network answers (1, 1): {NOT_BROADCAST}"),
        ([1, 0, 1], 3, 2, SQUARED, f"y has shape (3,), but the network answers (3, 2): {NOT_BROADCAST}"),
        (
            [1.0, 0.0, 1.0],
            3,
            2,
            CLASSES,
            "y has shape (3,), but the network answers (3, 2): one row an example is needed,"
            " or one whole-numbered class an example. It is not broadcast. For classes, give y.astype(int).",
        ),
        (
            [[1], [0], [1]],
            3,
            2,
            CLASSES,
            "y has shape (3, 1), but the network answers (3, 2): one row an example is needed,"
            " or one whole-numbered class an example. It is not broadcast. For classes, give y[:, 0].",
        ),
        (
            [0.5, 0.0, 1.0],
            3,
            2,
            CLASSES,
            "y has shape (3,), but the network answers (3, 2): one row an example is needed,"
            " or one whole-numbered class an example. It is not broadcast.",
        ),
        ([1, 0], 3, 2, CLASSES, "y has shape (2,), but there are 3 examples: give (3,), one class each."),
        ([[1], [2, 3]], 2, 2, CLASSES, "y is not a full table of numbers: its rows differ in length."),
        ([[1], [2, 3]], 2, 2, SQUARED, "y is not a full table of numbers: its rows differ in length."),
    ],
)
def test_targets_of_another_shape_are_refused(y: Any, n: int, n_out: int, judge: Any, said: str) -> None:
    assert refusal(ShapeError, as_targets, y, n, n_out, judge, F64) == said


@pytest.mark.parametrize(
    ("y", "judge", "said"),
    [
        ([0, 2], CLASSES, "y has the class 2, but the network has 2 outputs: classes go from 0 to 1."),
        ([0, -1], CLASSES, "y has the class -1, but the network has 2 outputs: classes go from 0 to 1."),
        (
            [[0.0, 1.0], [0.0, 2.0]],
            LOGITS,
            "y[1, 1] is 2.0: binary_cross_entropy needs targets from 0 (no) to 1 (yes)",
        ),
        ([["no", "yes"], ["no", "no"]], LOGITS, f"y holds text (<U3); {CONVERT}"),
        (
            [[0.0, np.nan], [0.0, 1.0]],
            SQUARED,
            "y[0, 1] is nan: every number must be finite. Impute it or leave the row out.",
        ),
    ],
)
def test_targets_that_the_loss_cannot_be_asked_about_are_refused(y: Any, judge: Any, said: str) -> None:
    assert refusal(DataError, as_targets, y, 2, 2, judge, F64) == said


def test_a_refused_target_of_the_validation_data_is_not_taken_for_one_of_the_training_data() -> None:
    assert refusal(DataError, as_targets, [[2.0]], 1, 1, LOGITS, F64, "validation y") == (
        "validation data: y[0, 0] is 2.0: binary_cross_entropy needs targets from 0 (no) to 1 (yes)"
    )


def test_weights_of_examples() -> None:
    assert as_example_weight(None, 3, F64) is None
    given = np.array([0.0, 1.0, 2.5])
    assert as_example_weight(given, 3, F64) is given
    whole = as_example_weight([0, 1, 2], 3, F32)
    assert whole is not None
    assert whole.dtype == F32


def test_weights_that_make_no_sense_are_refused() -> None:
    assert refusal(ShapeError, as_example_weight, [1.0, 2.0], 3, F64) == (
        "example_weight has shape (2,), but there are 3 examples: give (3,), one weight each."
    )
    assert refusal(ShapeError, as_example_weight, [[1.0], [2.0], [3.0]], 3, F64) == (
        "example_weight has shape (3, 1), but there are 3 examples: give (3,), one weight each."
    )
    assert refusal(DataError, as_example_weight, [1.0, -2.0], 2, F64) == (
        "example_weight[1] is -2.0; a weight is zero or more."
    )
    assert refusal(DataError, as_example_weight, [0.0, 0.0], 2, F64) == (
        "example_weight is zero everywhere, so no example would count; give at least one above zero."
    )
    assert refusal(DataError, as_example_weight, [1e308, 1e308], 2, F64) == (
        "the sum of example_weight is too large for float64; scale the weights down."
    )
    assert refusal(DataError, as_example_weight, [1.0, np.inf], 2, F64) == (
        "example_weight[1] is inf: every number must be finite. Impute it or leave the row out."
    )


@pytest.mark.parametrize(
    ("activation", "n_out", "setting"),
    [
        ("sigmoid", 1, "binary_cross_entropy"),
        ("sigmoid", 3, "binary_cross_entropy"),
        ("softmax", 3, "cross_entropy"),
        ("softmax", 2, "squared_error"),
        ("tanh", 1, "huber(2)"),
    ],
)
def test_pairs_that_make_sense(activation: str, n_out: int, setting: str) -> None:
    check_loss((Dense(np.ones((2, n_out)), None, activation),), loss(setting))


@pytest.mark.parametrize(
    ("last", "setting", "said"),
    [
        (
            Dense([[1.0]], None, "identity"),
            "binary_cross_entropy",
            "binary_cross_entropy needs a sigmoid output, but the last layer is identity."
            ' Use "sigmoid" there, or another loss such as half_squared_error.',
        ),
        (
            Dense([[1.0, 1.0]], None, "sigmoid"),
            "cross_entropy",
            "cross_entropy needs a softmax output, but the last layer is sigmoid."
            ' Use "softmax" there, or another loss such as half_squared_error.',
        ),
        (
            Dense([[1.0]], None, "leaky_relu(0.2)"),
            "binary_cross_entropy",
            "binary_cross_entropy needs a sigmoid output, but the last layer is leaky_relu(0.2)."
            ' Use "sigmoid" there, or another loss such as half_squared_error.',
        ),
        (
            Dense([[1.0]], None, "softmax"),
            "cross_entropy",
            "a softmax over one unit always answers 1. Use two units or more,"
            ' or one "sigmoid" unit with binary_cross_entropy.',
        ),
        (
            Dense([[1.0]], None, "tanh", dropout=0.5),
            "squared_error",
            "the last layer has dropout, which would drop answers; put it on a hidden layer.",
        ),
    ],
)
def test_pairs_that_make_no_sense_are_refused_with_the_remedy(last: Dense, setting: str, said: str) -> None:
    assert refusal(SettingError, check_loss, (last,), loss(setting)) == said


def test_classes_may_be_python_objects() -> None:
    y = np.array([1, 0], dtype=object)
    assert as_targets(y, 2, 2, CLASSES, F64).tolist() == [[0.0, 1.0], [1.0, 0.0]]


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_a_data_frame_is_taken_and_its_columns_are_named(make: Any) -> None:
    frame = make({"age": [1.0, 2.0], "petal width": [3.0, 4.0]})
    assert np.array_equal(as_inputs(frame, 2, F64), [[1.0, 3.0], [2.0, 4.0]])
    assert np.array_equal(as_targets(frame, 2, 2, loss("huber"), F64), [[1.0, 3.0], [2.0, 4.0]])
    assert refusal(ShapeError, as_inputs, frame, 3, F64) == (
        "x has shape (2, 2) (columns age, petal width), but the network takes 3 inputs: give (n, 3), one row"
        " an example."
    )
    broken = make({"age": [1.0, 2.0], "petal width": [3.0, None]})
    assert refusal(DataError, as_inputs, broken, 2, F64) == (
        "x[1, 1] (column 'petal width') is nan: every number must be finite. Impute it or leave the row out."
    )
    large = make({"age": [1.0, 1e300], "petal width": [3.0, 4.0]})
    assert "x[1, 0] (column 'age') is 1e+300, which is too large" in refusal(
        DataError, as_inputs, large, 2, F32
    )
    assert "y[1, 1] (column 'petal width') is nan" in refusal(
        DataError, as_targets, broken, 2, 2, loss("huber"), F64
    )
