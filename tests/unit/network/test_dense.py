"""A layer is frozen, owns its numbers, and refuses what does not fit in one sentence."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from typing import Any

import numpy as np
import pytest

from clearprop.errors import DataError, SettingError, ShapeError
from clearprop.network.dense import Dense
from clearprop.numerics.activations import LeakyRelu

W = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]


def test_what_a_layer_is_made_of() -> None:
    layer = Dense(W, [0, 1, 2], "leaky_relu(0.2)", trainable=False, dropout=0.25)
    assert (layer.n_in, layer.n_out) == (2, 3)
    assert layer.W.tolist() == W
    assert layer.b is not None
    assert layer.b.tolist() == [0, 1, 2]
    assert layer.activation == LeakyRelu(0.2)
    assert (layer.bias, layer.trainable, layer.dropout) == ("per_unit", False, 0.25)


def test_the_shortest_layer() -> None:
    layer = Dense(W)
    assert (layer.b, layer.bias, str(layer.activation)) == (None, "none", "identity")
    assert (layer.trainable, layer.dropout) == (True, 0.0)


@pytest.mark.parametrize(
    ("bias", "b", "shape", "trains", "count"),
    [
        ("per_unit", [1, 2, 3], (3,), True, 9),
        ("shared", [1], (1,), True, 7),
        ("shared", 1, (1,), True, 7),
        ("fixed", [1, 2, 3], (3,), False, 6),
        ("none", None, None, False, 6),
        (None, [1, 2, 3], (3,), True, 9),
    ],
)
def test_kinds_of_bias(bias: Any, b: Any, shape: tuple[int, ...] | None, trains: bool, count: int) -> None:
    layer = Dense(W, b, "tanh", bias=bias)
    assert (None if layer.b is None else layer.b.shape) == shape
    assert layer.trains_bias is trains
    assert layer.parameter_count == count
    frozen = Dense(W, b, "tanh", bias=bias, trainable=False)
    assert frozen.trains_bias is False
    assert frozen.parameter_count == 0


def test_a_layer_owns_its_numbers_and_nobody_can_write_them() -> None:
    given_W, given_b = np.array(W), np.array([1.0, 2.0, 3.0])
    layer = Dense(given_W, given_b)
    given_W[:], given_b[:] = 9.0, 9.0
    assert layer.b is not None
    assert layer.W.tolist() == W
    assert layer.b.tolist() == [1, 2, 3]
    for array in (layer.W, layer.b):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0
    for field in fields(layer):
        with pytest.raises(FrozenInstanceError):
            setattr(layer, field.name, None)


@pytest.mark.parametrize(
    ("given", "kept"), [("f4", "f4"), ("f8", "f8"), ("f2", "f8"), ("i4", "f8"), ("?", "f8"), ("u1", "f8")]
)
def test_float32_stays_and_everything_else_becomes_float64(given: str, kept: str) -> None:
    layer = Dense(np.ones((2, 2), given), np.ones(2, "i8"))
    assert layer.b is not None
    assert layer.W.dtype == layer.b.dtype == np.dtype(kept)


def test_the_same_layer_with_other_numbers_which_are_not_copied() -> None:
    layer = Dense(W, [0, 1, 2], "tanh", bias="fixed", dropout=0.5, trainable=False)
    other_W, other_b = np.zeros((2, 3)), np.ones(3)
    other = layer.with_parameters(other_W, other_b)
    assert other.W is other_W
    assert other.b is other_b
    assert not other_W.flags.writeable
    assert not other_b.flags.writeable
    kept = ("activation", "bias", "trainable", "dropout")
    assert [getattr(other, name) for name in kept] == [getattr(layer, name) for name in kept]
    assert layer.W.tolist() == W
    assert Dense(W).with_parameters(other_W, None).b is None


def test_the_same_layer_in_float32() -> None:
    layer = Dense(W, [0.1, 1, 2], "tanh").astype(np.dtype(np.float32))
    assert layer.b is not None
    assert layer.W.dtype == layer.b.dtype == np.float32
    assert layer.b[0] == np.float32(0.1)
    assert not layer.W.flags.writeable
    assert Dense(W).astype(np.dtype(np.float32)).b is None


def test_a_number_too_large_for_float32_is_not_turned_into_infinity() -> None:
    with pytest.raises(DataError) as caught:
        Dense([[1.0, 1e300]]).astype(np.dtype(np.float32))
    assert str(caught.value) == "W[0, 1] is 1e+300, which is too large for float32; scale it, or use float64."
    with pytest.raises(DataError) as caught:
        Dense(np.ones((1, 2), np.float32), [0.0, -1e39])
    assert str(caught.value) == "b[1] is -1e+39, which is too large for float32; scale it, or use float64."


@pytest.mark.parametrize(
    ("layer", "shown"),
    [
        (Dense(W, [0, 1, 2], "relu"), "Dense(2 to 3, relu)"),
        (Dense(W), "Dense(2 to 3, identity, bias none)"),
        (
            Dense(W, [0, 1, 2], "elu", bias="fixed", trainable=False, dropout=0.25),
            "Dense(2 to 3, elu(1.0), bias fixed, not trainable, dropout 0.25)",
        ),
    ],
)
def test_how_a_layer_is_shown(layer: Dense, shown: str) -> None:
    assert repr(layer) == shown


CONVERT = (
    "real numbers are needed. Convert it first: numbers with astype(float), names of classes with"
    " np.unique(names, return_inverse=True)[1]."
)
SHAPE = "with at least one of each is needed."


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"W": [1.0, 2.0]}, ShapeError, f"W has shape (2,); (n_in, n_out) {SHAPE}"),
        ({"W": 3.0}, ShapeError, f"W has shape (); (n_in, n_out) {SHAPE}"),
        ({"W": np.zeros((2, 0))}, ShapeError, f"W has shape (2, 0); (n_in, n_out) {SHAPE}"),
        ({"W": np.zeros((1, 2, 3))}, ShapeError, f"W has shape (1, 2, 3); (n_in, n_out) {SHAPE}"),
        (
            {"W": [[1.0], [1.0, 2.0]]},
            ShapeError,
            "W is not a full table of numbers: its rows differ in length.",
        ),
        ({"W": [["a"]]}, DataError, f"W holds text (<U1); {CONVERT}"),
        ({"W": [[1j]]}, DataError, f"W holds complex numbers (complex128); {CONVERT}"),
        (
            {"W": [[None]]},
            DataError,
            "W[0, 0] is None, which is not a real number. Replace it or leave the row out.",
        ),
        ({"W": [[1.0, np.nan]]}, DataError, "W[0, 1] is nan: every number must be finite"),
        (
            {"W": W, "b": [0, 1, -np.inf]},
            DataError,
            "b[2] is -inf: every number must be finite",
        ),
        (
            {"W": W, "b": [0, 1]},
            ShapeError,
            "W is (2, 3) but b is (2,): b needs one number for each of the 3 units, shape (3,).",
        ),
        (
            {"W": W, "b": 1.0},
            ShapeError,
            "W is (2, 3) but b is (1,): b needs one number for each of the 3 units, shape (3,).",
        ),
        (
            {"W": W, "b": [[0, 1, 2]], "bias": "fixed"},
            ShapeError,
            "W is (2, 3) but b is (1, 3): b needs one number for each of the 3 units, shape (3,).",
        ),
        (
            {"W": W, "b": [0, 1, 2], "bias": "shared"},
            ShapeError,
            "b has shape (3,); a shared bias is one number, shape (1,).",
        ),
        (
            {"W": W, "b": [0, 1, 2], "bias": "none"},
            SettingError,
            'bias is "none" but b was given; leave b out, or use bias="fixed" to keep it unchanged.',
        ),
        (
            {"W": W, "bias": "fixed"},
            SettingError,
            'bias is "fixed" but b is None; give its numbers, or use bias="none".',
        ),
        (
            {"W": W, "bias": "one"},
            SettingError,
            'bias is \'one\'; use "per_unit", "shared", "fixed" or "none".',
        ),
        (
            {"W": W, "dropout": 1.0},
            SettingError,
            "dropout is 1.0; a share from 0 up to, but not including, 1 is needed.",
        ),
        (
            {"W": W, "dropout": -0.1},
            SettingError,
            "dropout is -0.1; a share from 0 up to, but not including, 1 is needed.",
        ),
        (
            {"W": W, "dropout": np.nan},
            SettingError,
            "dropout is nan; a share from 0 up to, but not including, 1 is needed.",
        ),
        (
            {"W": W, "dropout": "0.5"},
            SettingError,
            "dropout is '0.5'; a share from 0 up to, but not including, 1 is needed.",
        ),
        (
            {"W": W, "activation": "softmax", "dropout": 0.5},
            SettingError,
            "dropout on a softmax layer would break its sum of 1; put it on the layer below.",
        ),
    ],
)
def test_what_does_not_fit_is_refused(arguments: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error) as caught:
        Dense(**arguments)
    assert str(caught.value) == said


def test_an_activation_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SettingError, match="did you mean 'sigmoid'"):
        Dense(W, activation="sigmoyd")
