"""The loss of a recorded step's batch once more, with other parameters: what a gradient says, measured."""

from __future__ import annotations

from collections.abc import Iterable

from clearprop.numerics.affine import affine
from clearprop.numerics.arrays import Array
from clearprop.record.step import Step


def loss_with(step: Step, parameters: Iterable[tuple[Array, Array | None]]) -> float:
    """The loss of the same batch, with the same dropped units, for ``(W, b)`` of each layer.

    Examples
    --------
    >>> from clearprop.examples import linear_2_2_1
    >>> step = linear_2_2_1.step()
    >>> loss_with(step, [(layer.W, layer.b) for layer in step.layers]) == step.loss
    True
    """
    a = z = step.x
    for layer, (W, b) in zip(step.layers, parameters, strict=True):
        z = affine(a, W, b)
        a = layer.activation.value(z)
        if layer.mask is not None:
            a = a * layer.mask / (1 - layer.dropout)
    loss = step.settings.loss
    c = step.settings.coefficients(len(step.y), step.example_weight, step.y.dtype)
    return float((c * loss.value(z if loss.on_logits else a, step.y)).sum())
