"""Where the first number that is not finite appeared: step, field and example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.record.address import Address
from clearprop.record.lookup import STATE_FIELDS
from clearprop.record.step import Step

_UPDATE = (
    "g_W",
    "g_b",
    *(f"state_after.{slot}" for slot in STATE_FIELDS),
    "update_W",
    "update_b",
    "W_new",
    "b_new",
)


def is_finite(step: Step) -> bool:
    """Whether every number of a step is finite.

    What is not finite spreads, so few arrays have to be looked at, and one sum of each: it is finite only
    where every entry is.  Where the sum is not, each entry is looked at.
    """
    with np.errstate(all="ignore"):
        total = step.loss + step.penalty + sum(float(np.add.reduce(end, axis=None)) for end in _ends(step))
    return bool(np.isfinite(total)) or first_not_finite(step) is None


def _ends(step: Step) -> Iterator[Array]:
    """The arrays that all others lead to.

    z, because a saturated unit hides an infinite sum.  The new parameters, or the gradients of those that
    are not trained.  The mean squares that an optimizer remembers: divided by infinity, an update is 0.
    """
    for layer, state in zip(step.layers, step.state_after.layers, strict=True):
        weights = layer.W_new if layer.trainable else layer.dW
        biases = layer.b_new if layer.trains_bias else layer.db
        ends = (layer.z, weights, biases, state.v_W, state.v_b)
        yield from (array for array in ends if array is not None)


def first_not_finite(step: Step) -> Address | None:
    """The first entry, in the order of computation, that is nan or infinite."""
    for address, value in _in_order(step):
        if not isinstance(value, np.ndarray | float) or np.isfinite(value).all():
            continue
        wrong = np.argwhere(~np.isfinite(value))[0]
        return Address(address.field, tuple(int(i) for i in wrong), address.layer, step.index)
    return None


def _in_order(step: Step) -> Iterator[tuple[Address, Any]]:
    numbered = list(enumerate(step.layers, start=1))
    for number, layer in numbered:
        for field in ("z", "a"):
            yield Address(field, layer=number), getattr(layer, field)
    yield Address("loss"), step.loss
    yield Address("penalty"), step.penalty
    for number, layer in reversed(numbered):
        for field in ("da", "slope", "delta", "dW", "db"):
            yield Address(field, layer=number), getattr(layer, field)
    yield Address("clip_scale"), step.clip_scale
    yield Address("learning_rate"), step.learning_rate
    for number, _ in numbered:
        for field in _UPDATE:
            address = Address(field, layer=number)
            yield address, step.field(address)


def sentence(step: Step, address: Address) -> str:
    """Name the first number that is not finite, the example it belongs to, and what usually helps."""
    value = step[address]
    example = ""
    if address.field in ("z", "a", "da", "slope", "delta"):
        example = f" (example {int(step.rows[address.index[0]])})"
    elif address.field == "loss" and len(bad := np.flatnonzero(~np.isfinite(step.example_losses))):
        example = f" (example {int(step.rows[bad[0]])})"
    return (
        f"{address} became {value}{example} in epoch {step.epoch}: the first number that is not finite."
        " A smaller learning rate, clip_norm or scaled inputs usually help."
    )
