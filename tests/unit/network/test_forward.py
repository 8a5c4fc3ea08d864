"""The forward pass against numbers worked on paper, with biases of every kind and with dropout."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest

from clearprop.errors import SettingError
from clearprop.network.dense import Dense
from clearprop.network.forward import Forward, check_dropout_rng, forward
from clearprop.record.same import same
from tests.unit.record.worked import HIDDEN, OUTPUT, X, array, equal

LAYERS = (Dense(HIDDEN.W, HIDDEN.b, "relu"), Dense(OUTPUT.W, OUTPUT.b, "identity"))
F32 = np.dtype(np.float32)


def test_every_number_on_the_way() -> None:
    passed = forward(LAYERS, X)
    first, second = passed.layers
    assert passed.x is first.a_in is X
    assert equal(first.z, HIDDEN.z)
    assert equal(first.a, HIDDEN.a)
    assert second.a_in is first.a
    assert equal(second.z, OUTPUT.z)
    assert passed.prediction is second.a
    assert equal(passed.prediction, OUTPUT.a)
    assert [hidden is first.a for hidden in passed.hidden] == [True]
    assert (first.mask, second.mask) == (None, None)


@pytest.mark.parametrize(
    ("bias", "b", "z"),
    [
        ("none", None, [[5, -1], [1, -3]]),
        ("shared", [10], [[15, 9], [11, 7]]),
        ("fixed", [0, 1], [[5, 0], [1, -2]]),
    ],
)
def test_biases_of_every_kind(bias: Any, b: Any, z: Any) -> None:
    passed = forward([Dense(HIDDEN.W, b, "identity", bias)], X)
    assert equal(passed.prediction, z)


def test_nothing_of_it_can_be_written() -> None:
    passed = forward(LAYERS, X)
    for layer in passed.layers:
        for values in (layer.z, layer.a):
            assert not values.flags.writeable
        with pytest.raises(AttributeError):
            layer.z = X  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        passed.x = X  # type: ignore[misc]


def dropped(p: float, dtype: np.dtype | None = None) -> Forward:
    layers = [Dense(np.eye(4), np.ones(4), "identity", dropout=p), Dense(np.ones((4, 1)))]
    x = np.tile(np.arange(1.0, 5.0), (50, 1))
    kind = dtype or np.dtype(float)
    return forward([layer.astype(kind) for layer in layers], x.astype(kind), np.random.default_rng(3))


def test_dropout_keeps_or_drops_each_activation_and_makes_up_for_the_dropped() -> None:
    passed = dropped(0.75)
    first = passed.layers[0]
    assert first.mask is not None
    # The mask is what the generator says, nothing else: kept where a uniform number reaches p.
    kept = np.random.default_rng(3).random((50, 4)) >= 0.75
    assert equal(first.mask, kept.astype(float))
    assert 0 < kept.sum() < kept.size
    assert equal(first.a, first.z * kept * 4)
    assert not first.mask.flags.writeable
    assert passed.layers[1].mask is None
    assert passed.layers[1].a_in is first.a


def test_without_a_generator_nothing_is_dropped() -> None:
    passed = forward([Dense([[2.0]], [0.0], dropout=0.5)], array([3]))
    assert passed.layers[0].mask is None
    assert passed.prediction.tolist() == [[6.0]]


def test_float32_stays_float32() -> None:
    passed = dropped(0.75, F32)
    for layer in passed.layers:
        assert layer.z.dtype == layer.a.dtype == F32
    assert passed.layers[0].mask is not None
    assert passed.layers[0].mask.dtype == F32


def test_the_same_generator_drops_the_same() -> None:
    assert same(dropped(0.5), dropped(0.5))


def test_dropout_in_training_needs_a_generator() -> None:
    layers = [Dense([[1.0]], [0.0], dropout=0.5), Dense([[1.0]])]
    with pytest.raises(SettingError) as caught:
        check_dropout_rng(layers, None)
    assert str(caught.value) == (
        "this network has dropout, so a training step draws random masks; pass rng, for example rng=0."
    )
    check_dropout_rng(layers, np.random.default_rng(0))
    check_dropout_rng(layers[1:], None)
