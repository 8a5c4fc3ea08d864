"""Backpropagation against differences: change each parameter a little and measure the loss again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.numerics.differences import central_difference, relative_gap
from clearprop.record.address import Address
from clearprop.record.again import loss_with
from clearprop.record.step import Step


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """How far the gradients of a step are from central differences of its loss.

    ``gap`` is ‖g − g'‖ / ‖g'‖ over all parameters together, ``gaps`` that of each field; ``count`` is how
    many numbers were compared.  Away from kinks a right gradient has a gap below 1e-7.
    """

    gap: float
    gaps: dict[Address, float]
    count: int


def check_gradients(step: Step) -> GradientCheck:
    """Compare every dW and db of a step with central differences of the loss, measured anew.

    A weight that sits at a kink (a relu whose z is 0) has no derivative to compare with.  The cost is four
    forward passes for each parameter.

    Examples
    --------
    >>> from clearprop import Dense, Network, SGD, step
    >>> net = Network([Dense([[0.5], [-0.3]], [0.1], "sigmoid")])
    >>> check = check_gradients(step(net, [[1.0, 2.0]], [1.0], loss="squared_error", optimizer=SGD(0.1)))
    >>> check.count, check.gap < 1e-8
    (3, True)
    """
    gaps, ours, measured = {}, [], []
    for number, layer in enumerate(step.layers, start=1):
        for parameter, gradient in (("W", layer.dW), ("b", layer.db)):
            if gradient is None:
                continue
            address = Address(parameter, layer=number)
            reference = central_difference(partial(_loss, step, address), getattr(layer, parameter))
            gaps[Address(f"d{parameter}", layer=number)] = relative_gap(gradient, reference)
            ours.append(gradient.ravel())
            measured.append(reference.ravel())
    everything, reference = np.concatenate(ours), np.concatenate(measured)
    return GradientCheck(relative_gap(everything, reference), gaps, everything.size)


def _loss(step: Step, changed: Address, value: Array) -> float:
    """The loss of the step's batch with one parameter changed and the same dropout masks."""
    parameters = [(layer.W, layer.b) for layer in step.layers]
    place = (changed.layer or 1) - 1
    W, b = parameters[place]
    parameters[place] = (value, b) if changed.field == "W" else (W, value)
    return loss_with(step, parameters)
