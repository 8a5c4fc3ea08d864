"""Which mistake made an equation break: the one that reproduces the recorded numbers.

A wrong field is compared with what the usual mistakes would have given: the sign turned, a factor left
out, the slope at a in place of z, the new weights in place of the old ones. Where none fits, the field
alone gives the code.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from clearprop.doctor.health.rebuilt import usable
from clearprop.numerics.arrays import Array
from clearprop.record.reconcile import Check
from clearprop.record.step import LayerStep, Step

# By the field that is wrong, where nothing more is known.
BY_FIELD = {
    "a_in": "S07",
    "z": "S07",
    "a": "S07",
    "loss": "E03",
    "penalty": "G11",
    "da": "G06",
    "slope": "G01",
    "delta": "G03",
    "dW": "G12",
    "db": "G07",
    "clip_scale": "U04",
    "learning_rate": "U04",
    "g_W": "G11",
    "g_b": "G11",
    "update_W": "U04",
    "update_b": "U04",
    "W_new": "U05",
    "b_new": "U05",
}
GRADIENTS = ("da", "slope", "delta", "dW", "db")
# What agrees to nine digits was computed so; float32 keeps five of them.
SAME, SAME_FLOAT32 = 1e-9, 1e-5


def code_of(step: Step, check: Check) -> str:
    """Give the code of the catalogue for a broken equation."""
    field, number = check.address.field, check.address.layer
    layer = None if number is None else step.layers[number - 1]
    recorded = usable(step.field(check.address))
    if recorded is not None and layer is not None and number is not None:
        with np.errstate(all="ignore"):
            expected = np.asarray(_value(check.equation.value), dtype=np.float64)
            code = _known(step, number, layer, field, recorded, expected)
        if code is not None:
            return code
    return "U04" if field.startswith("state") else BY_FIELD.get(field, "S07")


def _value(value: Callable[[], Array | float]) -> Array | float:
    try:
        return value()
    except ValueError:  # the fields that it reads do not fit together
        return float("nan")


def _known(
    step: Step, number: int, layer: LayerStep, field: str, recorded: Array, expected: Array
) -> str | None:
    """The mistakes that can be told by their numbers, the most particular first."""
    if field == "da" and number < len(step.layers):
        return _backward(step.layers[number], recorded) or _scaled(field, recorded, expected)
    if field == "slope" and layer.activation.elementwise and usable(layer.a) is not None:
        return (
            "G02"
            if same(recorded, layer.activation.derivative(layer.a))
            else _scaled(field, recorded, expected)
        )
    if field == "delta" and (da := usable(layer.da)) is not None and same(recorded, da):
        return "G03"
    if field in ("W_new", "b_new"):
        old, update = getattr(layer, field[0]), getattr(layer, f"update_{field[0]}")
        if usable(old) is not None and same(recorded, old):
            return "U03"
        if usable(old) is not None and usable(update) is not None and same(recorded, old - update):
            return "U02"
    return _scaled(field, recorded, expected)


def _backward(above: LayerStep, recorded: Array) -> str | None:
    """Whether the error came back through the weights after the update, or not through their transpose."""
    delta, W, new = usable(above.delta), usable(above.W), usable(above.W_new)
    if delta is None:
        return None
    if new is not None and same(recorded, delta @ new.T):
        return "U01"
    turned = W is not None and W.shape[0] == W.shape[1] and same(recorded, delta @ W)
    return "G06" if turned else None


def _scaled(field: str, recorded: Array, expected: Array) -> str | None:
    """The right numbers times one factor: the sign, a constant such as 1 / n, or nothing at all."""
    if recorded.shape != expected.shape or not np.isfinite(expected).all() or not expected.any():
        return None
    is_update = field.startswith("update")
    if not recorded.any():
        return "U03" if is_update else None
    factor = float(np.sum(recorded * expected) / np.sum(np.square(expected)))
    if not np.isfinite(factor) or not same(recorded, factor * expected) or expected.size < 2:
        return None
    if same(recorded, -expected):
        return "U02" if is_update else "G04"
    return "G05" if field in GRADIENTS else None


def same(recorded: Array, expected: Array) -> bool:
    """Whether two arrays are equal but for rounding.

    Examples
    --------
    >>> same(np.array([1.0, 2.0]), np.array([1.0, 2.0 + 1e-12])), same(np.array([1.0]), np.array([1.1]))
    (True, False)
    """
    if recorded.shape != expected.shape:
        return False
    tolerance = SAME_FLOAT32 if recorded.dtype == np.float32 else SAME
    scale = float(np.abs(expected).max(initial=0.0))
    return bool((np.abs(recorded - expected) <= tolerance * scale).all())
