"""How far a step goes beyond the bottom of the valley that it walks into.

Along the update u the loss is nearly a parabola, L(W + u) = L + g·u + ½ u·H u, whose bottom lies at 1 / q
of the step with q = -u·H u / g·u; for plain gradient descent q is the learning rate times the curvature
along the gradient. Above 2 the step ends higher than it began: the learning rate is too large there.

H is not computed: from the loss before and after, both known exactly, q = 2 (1 - (L_after - L) / g·u).

Source: LeCun, Simard, Pearlmutter (1993), NIPS; Cohen et al. (2021), Gradient descent at the edge of
stability, ICLR.
"""

from __future__ import annotations

import math
from typing import cast

import numpy as np

from clearprop.doctor.health.rebuilt import usable
from clearprop.numerics.affine import affine
from clearprop.numerics.arrays import Array
from clearprop.record.step import Step

UPDATED = ("W", "b")


def overshoot(step: Step, share: float = 1.0) -> float | None:
    """Give q of a step, or of a share of it; None where it does not go down, or was not seen in full.

    Examples
    --------
    The loss ½ (3 w - 1)² has the curvature 9, so that rates above 2 / 9 overshoot:

    >>> from clearprop import Dense, Network, SGD, step
    >>> net = Network([Dense([[2.0]])])
    >>> q = overshoot(step(net, [[3.0]], [[1.0]], loss="half_squared_error", optimizer=SGD(0.1)))
    >>> round(q, 6)
    0.9
    """
    slope = downhill(step)
    if slope is None or slope >= 0 or not math.isfinite(step.loss + step.penalty):
        return None
    slope = share * slope
    after = loss_after(step, share)
    if after is None:
        return None
    if not math.isfinite(after):
        return math.inf
    change = after - (step.loss + step.penalty)
    if abs(slope) <= 1e-12 * max(abs(step.loss), 1e-300):  # nothing but rounding is left to be compared
        return None
    return 2.0 * (1.0 - change / slope)


def downhill(step: Step) -> float | None:
    """``g·u``: what the update should add to the loss if it were straight; below 0 on the way down."""
    total, l2 = 0.0, step.settings.l2
    with np.errstate(all="ignore"):
        for layer in step.layers:
            for name in UPDATED:
                update, gradient = getattr(layer, f"update_{name}"), getattr(layer, f"d{name}")
                if getattr(layer, name) is None:
                    continue
                if usable(update) is None or usable(gradient) is None:
                    return None
                full = gradient + l2 * layer.W if name == "W" and l2 else gradient
                total += float(np.sum(full * update))
    return total if math.isfinite(total) else None


def loss_after(step: Step, share: float = 1.0) -> float | None:
    """The loss, with its penalty, of the same batch once a share of the step is made; masks stay as drawn."""
    a = usable(step.x)
    y = usable(step.y)
    if a is None or y is None:
        return None
    penalty = 0.0
    with np.errstate(all="ignore"):
        z = a
        for layer in step.layers:
            W = _moved(layer.W, layer.update_W, share)
            b = None if layer.b is None else _moved(layer.b, layer.update_b, share)
            if W is None or (b is None and layer.b is not None):
                return None
            z = affine(a, W, b)
            a = layer.activation.value(z)
            if layer.mask is not None:
                if usable(layer.mask) is None:
                    return None
                a = a * layer.mask / (1 - layer.dropout)
            penalty += 0.5 * step.settings.l2 * float(np.sum(np.square(W)))
        return _reduced(step, cast(Array, z if step.settings.loss.on_logits else a), y) + penalty


def _moved(parameter: Array, update: Array | None, share: float) -> Array | None:
    moved = usable(update)
    if usable(parameter) is None or moved is None:
        return None
    return cast(Array, parameter + share * moved)


def _reduced(step: Step, answers: Array, y: Array) -> float:
    weight = step.example_weight if isinstance(step.example_weight, np.ndarray) else None
    coefficients = step.settings.coefficients(len(y), weight, answers.dtype)
    return float(coefficients @ step.settings.loss.value(answers, y))
