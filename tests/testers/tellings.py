"""Steps in the middle of six trainings that together have everything a step can have."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from clearprop.engines import Batch
from clearprop.engines.reference import step as reference_step
from clearprop.network.network import Network
from clearprop.numerics.losses import loss
from clearprop.record.lookup import STATE_FIELDS
from clearprop.record.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from clearprop.record.schedules import StepDecay
from clearprop.record.settings import Settings
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import Step
from tests.testers.hand import Layer, Problem

# Together: every activation, every kind of bias, dropout, frozen layers, softmax inside and at the end.
HIDDEN: dict[str, list[Any]] = {
    "plain": [(4, "tanh"), (3, "sigmoid", {"dropout": 0.25, "bias": "shared"}), (4, "relu")],
    "momentum": [
        (3, "softmax", {"bias": "none"}),
        (3, "leaky_relu(0.1)", {"bias": "fixed"}),
        (3, "elu(0.5)"),
    ],
    "nesterov": [(4, "elu", {"trainable": False}), (3, "gelu", {"bias": "shared"}), (3, "identity")],
    "rmsprop": [(3, "silu", {"dropout": 0.5}), (3, "softplus"), (3, "sigmoid", {"bias": "fixed"})],
    "adam": [(4, "sigmoid", {"dropout": 0.5}), (3, "softmax", {"bias": "none"}), (3, "leaky_relu(0.2)")],
    "adamw": [(4, "gelu"), (3, "relu", {"trainable": False}), (3, "silu", {"bias": "shared"})],
}
# Output, loss, reduction, whether examples have weights, optimizer.
TELLINGS: dict[str, tuple[str, str, str, bool, Optimizer]] = {
    "plain": ("identity", "squared_error", "sum", False, SGD(0.1)),
    "momentum": (
        "sigmoid",
        "half_squared_error",
        "mean",
        True,
        SGD(0.1, momentum=0.9, l2=0.1, clip_norm=0.05),
    ),
    "nesterov": ("tanh", "huber(0.3)", "sum", True, SGD(0.1, momentum=0.5, nesterov=True)),
    "rmsprop": ("softmax", "mean_squared_error", "mean", False, RMSProp(0.01, decay=0.8, clip_norm=0.1)),
    "adam": ("sigmoid", "binary_cross_entropy", "mean", False, Adam(StepDecay(0.1, 0.5, 2), l2=0.1)),
    "adamw": ("softmax", "cross_entropy", "sum", True, AdamW(0.01, weight_decay=0.2)),
}


@cache
def told(name: str) -> tuple[Problem, Step]:
    """A third step of the reference engine in the middle of a training, and its problem for the hand."""
    last, judge, reduction, weighted, optimizer = TELLINGS[name]
    rng = np.random.default_rng(4)
    net = Network.create(
        3, [*HIDDEN[name], (3, last)], initializer="normal(0.8)", bias_initializer="normal(0.5)", rng=rng
    )
    x, y = rng.normal(size=(4, 3)), np.eye(3)[rng.integers(0, 3, 4)]
    weight = np.array([1.0, 2.0, 0.5, 3.0]) if weighted else None
    settings = Settings(loss(judge), reduction, optimizer)  # type: ignore[arg-type]
    slots = {slot: rng.random for slot in STATE_FIELDS if slot[0] in optimizer.slots}
    layers = tuple(
        LayerState(
            **{
                s: draw(getattr(layer, s[-1]).shape)
                for s, draw in slots.items()
                if getattr(layer, s[-1]) is not None
            }
        )
        for layer in net
    )
    found = reference_step(
        net, Batch(x, y, np.arange(4), weight), settings, OptimizerState(2, layers), dropout_rng=rng, index=3
    )
    given = [
        Layer(s.activation, s.bias, s.trainable, s.dropout, s.W, s.b, s.mask, state)
        for s, state in zip(found.layers, layers, strict=True)
    ]
    return Problem(settings, x, y, weight, tuple(given), 3), found
