"""The table of networks that every writer of Steps is measured on, as plain numbers.

A row says everything about one network, its batch and its optimizers, in arrays, numbers and names only,
so that PyTorch, clearprop and a complex forward pass can each build it in their own way.  Rows are drawn
from a seed with nothing but ``PCG64.random_raw``, whose bits NumPy promises never to change (NEP 19), so
the table is the same everywhere, bit for bit, without being stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
T = TypeVar("T")

SEED = 1986
ROWS = 240
STEPS = 20

ACTIVATIONS: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("identity", ()),
    ("sigmoid", ()),
    ("tanh", ()),
    ("relu", ()),
    ("leaky_relu", (0.01, 0.2)),
    ("elu", (1.0, 0.7)),
    ("gelu", ()),
    ("silu", ()),
    ("softplus", ()),
    ("softmax", ()),
)
LOSSES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("squared_error", ()),
    ("half_squared_error", ()),
    ("mean_squared_error", ()),
    ("absolute_error", ()),
    ("huber", (1.0, 0.3)),
    ("binary_cross_entropy", ()),
    ("cross_entropy", ()),
)
FUSED = {"binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}
BIASES = ("per_unit", "shared", "fixed", "none")
RULES = ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")
ADAPTIVE = ("rmsprop", "adam", "adamw")


@dataclass(frozen=True)
class Function:
    """An activation or a loss: its name, and its one number where it has one."""

    name: str
    number: float | None = None

    def __str__(self) -> str:
        return self.name if self.number is None else f"{self.name}({self.number!r})"


@dataclass(frozen=True, eq=False)
class LayerRow:
    """``W (n_in, n_out)``; b is (n_out,), (1,) where shared, None where there is none."""

    W: Numbers
    b: Numbers | None
    activation: Function
    bias: str
    trainable: bool

    @property
    def trains_bias(self) -> bool:
        return self.trainable and self.bias in ("per_unit", "shared")


@dataclass(frozen=True)
class OptimizerRow:
    """Which rule turns gradients into updates; l2 0 and clip_norm None switch these off."""

    rule: str
    learning_rate: float
    l2: float
    clip_norm: float | None


@dataclass(frozen=True, eq=False)
class Row:
    """One network, one batch, and the optimizers that each train it for ``STEPS`` steps."""

    number: int
    layers: tuple[LayerRow, ...]
    x: Numbers
    y: Numbers
    loss: Function
    reduction: str
    example_weight: Numbers | None
    optimizers: tuple[OptimizerRow, ...]

    def __str__(self) -> str:
        sizes = "-".join(
            str(n) for n in (len(self.layers[0].W), *(layer.W.shape[1] for layer in self.layers))
        )
        functions = ",".join(str(layer.activation) for layer in self.layers)
        return f"{self.number}:{sizes}:{functions}:{self.loss}:{self.reduction}"


class Draws:
    """Numbers and choices from raw bits."""

    def __init__(self, seed: int) -> None:
        self._bits: Any = np.random.PCG64(seed)

    def number(self, low: float = 0.0, high: float = 1.0) -> float:
        return low + (high - low) * (int(self._bits.random_raw()) >> 11) * 2.0**-53

    def below(self, n: int) -> int:
        return int(self.number() * n)

    def choice(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]

    def array(self, *shape: int, low: float, high: float) -> Numbers:
        count = int(np.prod(shape))
        return np.array([self.number(low, high) for _ in range(count)]).reshape(shape)


def table(seed: int = SEED, rows: int = ROWS) -> tuple[Row, ...]:
    """Draw the rows; the same seed gives the same bits."""
    draws = Draws(seed)
    return tuple(_row(draws, number) for number in range(rows))


def _row(draws: Draws, number: int) -> Row:
    """Depths, losses and optimizers take turns, so that each meets each; the rest is drawn."""
    loss = _function(draws, LOSSES[number % len(LOSSES)])
    n, layers = 1 + draws.below(7), _layers(draws, 1 + number % 5, loss)
    reduction = draws.choice(("mean", "sum"))
    return Row(
        number=number,
        layers=layers,
        x=draws.array(n, len(layers[0].W), low=-2.0, high=2.0),
        y=_targets(draws, n, layers[-1].W.shape[1], loss),
        loss=loss,
        reduction=reduction,
        example_weight=_example_weight(draws, n),
        optimizers=_optimizers(layers, number, n if reduction == "sum" else 1),
    )


def _function(draws: Draws, known: tuple[str, tuple[float, ...]]) -> Function:
    name, numbers = known
    return Function(name, draws.choice(numbers) if numbers else None)


def _layers(draws: Draws, depth: int, loss: Function) -> tuple[LayerRow, ...]:
    layers, n_in = [], 1 + draws.below(6)
    for number in range(depth):
        activation = _function(draws, draws.choice(ACTIVATIONS))
        if number == depth - 1 and loss.name in FUSED:
            activation = Function(FUSED[loss.name])
        # A softmax over one unit always answers 1.
        n_out = 2 + draws.below(5) if activation.name == "softmax" else 1 + draws.below(6)
        layers.append(_layer(draws, n_in, n_out, activation))
        n_in = n_out
    return tuple(layers)


def _layer(draws: Draws, n_in: int, n_out: int, activation: Function) -> LayerRow:
    size = 2.0 / n_in**0.5
    W = draws.array(n_in, n_out, low=-size, high=size)
    bias = draws.choice(BIASES)
    if activation.name == "softmax" and bias == "shared" and draws.below(3):
        bias = "per_unit"  # a shared one is idle here, and a few such layers are enough
    width = 1 if bias == "shared" else n_out
    b = None if bias == "none" else draws.array(width, low=-0.5, high=0.5)
    return LayerRow(W, b, activation, bias, trainable=draws.below(6) > 0)


def _targets(draws: Draws, n: int, n_out: int, loss: Function) -> Numbers:
    hard = draws.below(2) == 0
    if loss.name == "binary_cross_entropy":
        y = draws.array(n, n_out, low=0.0, high=1.0)
        return np.where(y > 0.5, 1.0, 0.0) if hard else y
    if loss.name == "cross_entropy":
        y = draws.array(n, n_out, low=0.1, high=1.0)
        shares: Numbers = y / y.sum(axis=1, keepdims=True)
        return np.eye(n_out)[y.argmax(axis=1)] if hard else shares
    return draws.array(n, n_out, low=-2.0, high=2.0)


def _example_weight(draws: Draws, n: int) -> Numbers | None:
    if draws.below(2):
        return None
    weight = draws.array(n, low=0.2, high=3.0)
    if n > 1 and draws.below(3) == 0:
        weight[draws.below(n)] = 0.0
    return weight


def _optimizers(layers: tuple[LayerRow, ...], number: int, examples: int) -> tuple[OptimizerRow, ...]:
    variants = [(rule, l2, clip) for rule in RULES for l2 in (0.0, 0.05) for clip in (None, 0.5)]
    chosen = [variants[(3 * number + k) % len(variants)] for k in range(3)]
    # A bias that all units of a softmax share moves nothing: its gradient is rounding, which the rules that
    # divide a gradient by its own size would blow up to full steps.
    idle = any(layer.bias == "shared" and layer.activation.name == "softmax" for layer in layers)
    return tuple(
        OptimizerRow(rule, 0.01 if rule in ADAPTIVE else 0.02 / examples, l2, clip)
        for rule, l2, clip in chosen
        if not (idle and rule in ADAPTIVE)
    )


def checksum(rows: tuple[Row, ...]) -> str:
    """One word for every input of the table, to know that another machine drew the same."""
    digest = hashlib.sha256()
    for row in rows:
        arrays = [row.x, row.y, row.example_weight]
        arrays += [array for layer in row.layers for array in (layer.W, layer.b)]
        digest.update(f"{row} {row.optimizers} {[(at.bias, at.trainable) for at in row.layers]}".encode())
        for array in arrays:
            digest.update(b"none" if array is None else array.astype("<f8").tobytes())
    return digest.hexdigest()
