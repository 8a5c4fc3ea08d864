"""Random networks, batches and optimizers, for properties that must hold for all of them.

What a network is made of (depth, widths, functions, biases, weights, optimizer) is drawn by hypothesis, so
that a failure shrinks to the smallest network that shows it; the numbers in it come from one drawn seed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

import clearprop as cp
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import loss as parse_loss
from clearprop.record.optimizers import Optimizer
from clearprop.record.schedules import Schedule

ACTIVATIONS = (
    "identity",
    "sigmoid",
    "tanh",
    "relu",
    "leaky_relu(0.01)",
    "leaky_relu(0.3)",
    "elu(1.0)",
    "elu(0.5)",
    "gelu",
    "silu",
    "softplus",
    "softmax",
)
LOSSES = (
    "squared_error",
    "half_squared_error",
    "mean_squared_error",
    "absolute_error",
    "huber(1.0)",
    "huber(0.2)",
    "binary_cross_entropy",
    "cross_entropy",
)
BIASES = ("per_unit", "shared", "fixed", "none")


@dataclass(frozen=True, eq=False)
class Training:
    """A network with a batch and an optimizer: everything that steps need."""

    network: cp.Network
    x: Array
    y: Array
    loss: str
    optimizer: Optimizer
    reduction: str
    example_weight: Array | None
    rng: int
    steps: int

    def step(self) -> cp.Step:
        """The last of ``steps`` steps, so that the optimizer may already remember something."""
        return self.all_steps()[-1]

    def all_steps(self) -> list[cp.Step]:
        """Every step, each from the network and the state that the one before left behind."""
        network, state, found = self.network, None, []
        rng = np.random.default_rng(self.rng)
        for _ in range(self.steps):
            step = cp.step(
                network,
                self.x,
                self.y,
                loss=self.loss,
                optimizer=self.optimizer,
                reduction=self.reduction,
                state=state,
                example_weight=self.example_weight,
                rng=rng,
            )
            found.append(step)
            network, state = network.after(step), step.state_after
        return found

    def permuted(self, order: Any) -> Training:
        """The same examples in another order."""
        weight = None if self.example_weight is None else self.example_weight[order]
        return replace(self, x=self.x[order], y=self.y[order], example_weight=weight)


@st.composite
def trainings(
    draw: st.DrawFn,
    dtype: str | None = None,
    dropout: bool = True,
    most_layers: int = 5,
    most_steps: int = 3,
) -> Training:
    """Draw a network, a batch and an optimizer.

    ``dtype`` None draws float64 or, now and then, float32; ``dropout`` False draws networks without it.
    """
    kind = draw(st.sampled_from(["float64", "float64", "float32"])) if dtype is None else dtype
    loss = draw(st.sampled_from(LOSSES))
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    network = draw(networks(rng, loss, kind, dropout, most_layers))
    n = draw(st.integers(1, 7))
    return Training(
        network=network,
        x=rng.uniform(-2, 2, (n, network.sizes[0])),
        y=draw(_targets(rng, (n, network.sizes[-1]), loss)),
        loss=loss,
        optimizer=draw(optimizers()),
        reduction=draw(st.sampled_from(["mean", "sum"])),
        example_weight=draw(_example_weights(rng, n)),
        rng=seed,
        steps=draw(st.integers(1, most_steps)),
    )


@st.composite
def networks(
    draw: st.DrawFn, rng: np.random.Generator, loss: str, dtype: str, dropout: bool, most_layers: int
) -> cp.Network:
    """A network whose last layer fits the loss."""
    depth, n_in, layers = draw(st.integers(1, most_layers)), draw(st.integers(1, 6)), []
    for number in range(depth):
        last = number == depth - 1
        partner = parse_loss(loss).partner if last else None
        activation = partner or draw(st.sampled_from(ACTIVATIONS))
        # A softmax over one unit always answers 1.
        n_out = draw(st.integers(2 if activation == "softmax" else 1, 6))
        may_drop = dropout and not last and activation != "softmax"
        layers.append(
            _dense(
                rng,
                n_in,
                n_out,
                activation,
                bias=draw(st.sampled_from(BIASES)),
                trainable=draw(st.sampled_from([True, True, True, False])),
                dropout=draw(st.sampled_from([0.0, 0.0, 0.25, 0.5])) if may_drop else 0.0,
            )
        )
        n_in = n_out
    return cp.Network(layers).astype(dtype)


def _dense(rng: np.random.Generator, n_in: int, n_out: int, activation: str, **options: Any) -> cp.Dense:
    W = rng.uniform(-2, 2, (n_in, n_out)) / np.sqrt(n_in)
    width = {"none": None, "shared": 1}.get(options["bias"], n_out)
    return cp.Dense(W, None if width is None else rng.uniform(-0.5, 0.5, width), activation, **options)


@st.composite
def _targets(draw: st.DrawFn, rng: np.random.Generator, shape: tuple[int, int], loss: str) -> Array:
    """Targets that the loss can be asked about: numbers, answers, classes, or shares of either."""
    y = rng.uniform(-2, 2, shape)
    if loss == "binary_cross_entropy":
        shares = rng.uniform(0, 1, shape)
        return shares if draw(st.booleans()) else np.where(shares > 0.5, 1.0, 0.0)
    if loss == "cross_entropy":
        shares = rng.dirichlet(np.ones(shape[1]), shape[0])
        return shares if draw(st.booleans()) else np.eye(shape[1])[shares.argmax(axis=1)]
    return y


@st.composite
def _example_weights(draw: st.DrawFn, rng: np.random.Generator, n: int) -> Array | None:
    if draw(st.booleans()):
        return None
    weight = rng.uniform(0.2, 3.0, n)
    if n > 1 and draw(st.booleans()):
        weight[draw(st.integers(0, n - 1))] = 0.0
    return weight


@st.composite
def optimizers(draw: st.DrawFn) -> Optimizer:
    """Any rule, with and without a schedule, l2 and clipping."""
    rate = draw(rates())
    shared: dict[str, Any] = {
        "l2": draw(st.sampled_from([0.0, 0.0, 0.01, 0.3])),
        "clip_norm": draw(st.sampled_from([None, None, 0.1, 100.0])),
    }
    match draw(st.sampled_from(["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"])):
        case "sgd":
            return cp.SGD(rate, **shared)
        case "momentum":
            return cp.SGD(rate, momentum=draw(st.sampled_from([0.5, 0.9])), **shared)
        case "nesterov":
            return cp.SGD(rate, momentum=draw(st.sampled_from([0.5, 0.9])), nesterov=True, **shared)
        case "rmsprop":
            return cp.RMSProp(rate, decay=draw(st.sampled_from([0.9, 0.99])), **shared)
        case "adam":
            return cp.Adam(rate, beta1=draw(st.sampled_from([0.0, 0.9])), **shared)
    return cp.AdamW(rate, weight_decay=draw(st.sampled_from([0.0, 0.01, 0.5])), **shared)


def rates() -> st.SearchStrategy[float | Schedule]:
    """A learning rate, or a schedule that changes it within the first steps."""
    return st.sampled_from(
        [
            0.01,
            0.1,
            cp.StepDecay(0.1, factor=0.5, every=2),
            cp.ExponentialDecay(0.1, factor=0.5, every=3),
            cp.InverseTimeDecay(0.1, rate=0.2),
            cp.CosineDecay(0.1, steps=4, final=0.001),
            cp.Warmup(cp.InverseTimeDecay(0.1, rate=0.5), steps=2),
        ]
    )
