from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from clearprop.export.onnx_files.behaviour import probes, recognised
from clearprop.numerics.activations import ACTIVATIONS, activation
from clearprop.numerics.arrays import Array

SETTINGS = [*(name for name in ACTIVATIONS), "leaky_relu(0.3)", "leaky_relu(-0.25)", "elu(0.7)"]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_each_activation_is_known_by_what_it_does(setting: str, dtype: str) -> None:
    ours = activation(setting)
    for width in (2, 7):
        assert str(recognised(ours.value, width, np.dtype(dtype))) == str(ours)


@pytest.mark.parametrize(
    "function",
    [
        lambda z: np.clip(z, 0.0, 6.0),
        lambda z: z * np.clip(z / 6 + 0.5, 0.0, 1.0),
        lambda z: z * 1.0001,
        lambda z: np.maximum(z, -40.0),
        lambda z: z[:, :1],
        lambda z: z.argmax(axis=1, keepdims=True) + np.zeros_like(z, dtype=int),
        lambda z: z / 0.0,
        lambda z: z - z.mean(axis=1, keepdims=True),
    ],
)
def test_what_is_none_of_ours(function: Callable[[Array], Array]) -> None:
    with np.errstate(all="ignore"):
        assert recognised(function, 3, np.dtype("float64")) is None


def test_probes_are_the_same_each_time_and_reach_far() -> None:
    assert np.array_equal(probes(3), probes(3))
    assert np.abs(probes(3)).max() > 40.0
    assert (np.abs(probes(3)) < 0.1).all(axis=1).sum() == 16
