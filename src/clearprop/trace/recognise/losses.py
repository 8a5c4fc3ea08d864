"""Which loss a program's error signal belongs to, whether the program computes that loss or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from clearprop.numerics.activations import Activation, Sigmoid, Softmax
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.step_unit import StepUnit
from clearprop.trace.recognise.truths import Truth, truth


@dataclass(frozen=True)
class Supposed:
    """A loss that may be behind a program, with the truth of each step under it: summed over the examples."""

    name: str
    truths: tuple[Truth, ...]


def supposed(steps: tuple[StepFound, ...]) -> Iterator[Supposed]:
    """Give the losses that a prediction and a target allow, the usual ones for the last activation first."""
    last = steps[0].layers[-1].activation
    for name in _names(last):
        truths = []
        for step in steps:
            gradient, fused = _gradient(name, step)
            truths.append(truth(step, gradient, fused))
        yield Supposed(name, tuple(truths))


def _names(last: Activation) -> tuple[str, ...]:
    if isinstance(last, StepUnit):
        return ("perceptron",)
    if isinstance(last, Sigmoid):
        return "half_squared_error", "binary_cross_entropy", "absolute_error", "huber"
    if isinstance(last, Softmax):
        return "cross_entropy", "half_squared_error"
    return "half_squared_error", "huber", "absolute_error"


def _gradient(name: str, step: StepFound) -> tuple[Array, bool]:
    if step.y is None:
        raise ValueError("a step without a target has no loss")
    error = step.layers[-1].a - step.y
    if name in ("binary_cross_entropy", "cross_entropy", "perceptron"):
        return error, True
    if name == "absolute_error":
        return np.sign(error), False
    if name == "huber":
        return np.clip(error, -1.0, 1.0), False
    return error, False
