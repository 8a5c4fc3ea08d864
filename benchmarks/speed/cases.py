"""The five cases: two that a learner types in, one of the digits' size, two that are large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

import clearprop as cp
from clearprop.record.optimizers import Optimizer


@dataclass(frozen=True, eq=False)
class Case:
    """A network, its data, and how often it sees them."""

    name: str
    network: cp.Network
    x: np.ndarray[Any, Any]
    y: np.ndarray[Any, Any]
    loss: str
    optimizer: Optimizer
    batch_size: int
    epochs: int

    @property
    def steps(self) -> int:
        """Of the whole training; every epoch has whole batches."""
        return self.epochs * (len(self.x) // self.batch_size)

    def shortened(self, share: float) -> Case:
        """The same with fewer epochs, for those who take long: what is compared is the time of a step."""
        return replace(self, epochs=max(1, round(self.epochs * share)))

    @property
    def rate(self) -> float:
        return float(self.optimizer.rate(1))


def _small(name: str, epochs: int) -> Case:
    if name == "A":
        x, y = (
            np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]),
            np.array([[0.0], [1.0], [1.0], [0.0]]),
        )
        net = cp.Network.create(2, [(4, "sigmoid"), (1, "sigmoid")], rng=0)
        return Case(name, net, x, y, "mean_squared_error", cp.SGD(0.5), 4, epochs)
    example = cp.examples.leaky_3_4_1
    net = cp.Network.create(3, [(4, "leaky_relu(0.01)"), (1, "sigmoid")], rng=0)
    x, y = np.asarray(example.x), np.asarray(example.y)
    return Case(name, net, x, y.reshape(len(x), 1), "binary_cross_entropy", cp.SGD(0.1), len(x), epochs)


def _large(
    name: str, n: int, sizes: tuple[int, ...], optimizer: Optimizer, batch_size: int, epochs: int
) -> Case:
    rng = np.random.default_rng(0)
    x = rng.random((n, sizes[0]), dtype=np.float32)
    y = np.eye(sizes[-1], dtype=np.float32)[rng.integers(0, sizes[-1], n)]
    layers: list[Any] = [*((size, "relu") for size in sizes[1:-1]), (sizes[-1], "softmax")]
    net = cp.Network.create(sizes[0], layers, initializer="he_uniform", rng=0, dtype="float32")
    return Case(name, net, x, y, "cross_entropy", optimizer, batch_size, epochs)


CASES: dict[str, Callable[[], Case]] = {
    "A": lambda: _small("A", 20_000),
    "B": lambda: _small("B", 20_000),
    "C": lambda: _large("C", 1792, (64, 32, 10), cp.Adam(0.001), 32, 10),
    "D": lambda: _large("D", 59_904, (784, 128, 10), cp.SGD(0.1), 128, 1),
    "E": lambda: _large("E", 19_968, (784, 512, 512, 10), cp.Adam(0.001), 256, 1),
}
