"""What a reader wrote himself cannot be read back from a file, so it must not be written as if it could."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from clearprop import SGD, Dense, Network, SettingError, load_run, same, save, train
from clearprop.numerics.activations import Activation
from clearprop.numerics.arrays import Array

X, Y = [[1.0]], [2.0]


class Sine(Activation):
    name: ClassVar[str] = "sine"
    bounds: ClassVar[tuple[float, float]] = (-1.0, 1.0)

    def value(self, z: Array) -> Array:
        return np.sin(z)

    def derivative(self, z: Array) -> Array:
        return np.cos(z)


class Mine(SGD):
    """A rule of one's own."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.safetensors"


def test_an_activation_of_ones_own_trains_but_is_not_written(path: Path) -> None:
    net = Network([Dense([[0.5]], None, Sine())])
    net, run = train(net, X, Y, loss="squared_error", optimizer=SGD(0.1), epochs=2)
    for thing in (net, run, run.steps[0]):
        with pytest.raises(
            SettingError, match=r"^sine is not one of clearprop's own, so a file cannot hold it"
        ):
            save(thing, path)
    assert not path.exists()


def test_an_optimizer_of_ones_own_is_not_written(path: Path) -> None:
    net = Network([Dense([[0.5]])])
    _, run = train(net, X, Y, loss="squared_error", optimizer=Mine(0.1), epochs=1)
    with pytest.raises(SettingError, match="a Mine cannot be written to a file"):
        save(run, path)
    assert not path.exists()


def test_a_run_whose_tolerance_came_from_numpy_is_written(path: Path) -> None:
    net = Network([Dense([[0.5]])])
    settings = {"loss": "squared_error", "optimizer": SGD(0.1), "epochs": 1}
    _, run = train(net, X, Y, tolerance=np.float32(0.0), **settings)
    save(run, path)
    assert same(load_run(path), run)
