"""Where the first number that is not finite appeared: step, field and example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from clearprop.record.address import Address
from clearprop.record.step import Step


def is_finite(step: Step) -> bool:
    """Whether the loss and all new parameters are finite, which is quick to see."""
    with np.errstate(over="ignore", invalid="ignore"):
        total = step.loss + sum(
            float(layer.W_new.sum()) + (0.0 if layer.b_new is None else float(layer.b_new.sum()))
            for layer in step.layers
        )
    return bool(np.isfinite(total)) or first_not_finite(step) is None


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
    for number, layer in reversed(numbered):
        for field in ("da", "slope", "delta", "dW", "db"):
            yield Address(field, layer=number), getattr(layer, field)
    for number, layer in numbered:
        for field in ("g_W", "g_b", "update_W", "update_b", "W_new", "b_new"):
            yield Address(field, layer=number), getattr(layer, field)


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
