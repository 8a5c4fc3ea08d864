"""The losses and their slopes for one number, as formulas: the second statement of ``numerics.losses``.

Each function gives an expression in one prediction ``a`` and one target ``y`` (for the cross-entropies the
logit ``z``), so that a batch's loss is a sum of terms that can be read.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from clearprop.errors import SettingError
from clearprop.formula.tree import Call, Entry, Expression, Negative, Number, Power, Product, Quotient, Sum
from clearprop.numerics import special
from clearprop.numerics.losses import Huber, Loss

Terms = Callable[[Loss, tuple[Entry, ...], tuple[Entry, ...]], Expression]
Slope = Callable[[Loss, Entry, Entry, int], Expression]


def example_loss(loss: Loss, answers: tuple[Entry, ...], targets: tuple[Entry, ...]) -> Expression:
    """The loss of one example: of its predictions (logits for a cross-entropy) and its targets."""
    if loss.name == "cross_entropy":
        return _cross_entropy(answers, targets)
    terms = tuple(_output_loss(loss, a, y) for a, y in zip(answers, targets, strict=True))
    total: Expression = terms[0] if len(terms) == 1 else Sum(terms)
    if loss.name == "mean_squared_error" and len(terms) > 1:
        return Quotient(total, Number(float(len(terms))))
    return total


def _output_loss(loss: Loss, a: Entry, y: Entry) -> Expression:
    gap = a - y
    match loss.name:
        case "squared_error" | "mean_squared_error":
            return Power(gap, Number(2.0))
        case "half_squared_error":
            return Product((Number(0.5), Power(gap, Number(2.0))))
        case "absolute_error":
            return Call("abs", (gap,), abs)
        case "huber":
            return Call("huber", (gap,), lambda d: _huber(loss, d))
        case "binary_cross_entropy":
            # a is the logit here: -(y ln σ(z) + (1 - y) ln(1 - σ(z))) without its 0 × ln 0.
            return Sum((Call("softplus", (a,), _softplus), Negative(Product((y, a)))))
    raise SettingError(f"the loss {loss} has no written form.")


def _cross_entropy(logits: tuple[Entry, ...], targets: tuple[Entry, ...]) -> Expression:
    together = Call("log_sum_exp", logits, lambda *z: float(special.log_sum_exp(np.array([z]))[0]))
    wanted = tuple(Negative(Product((y, z))) for y, z in zip(targets, logits, strict=True) if y.value != 0)
    return Sum((together, *wanted))


def output_slope(loss: Loss, a: Entry, y: Entry, n_out: int) -> Expression:
    """``∂l/∂a`` of one output; for a cross-entropy ``∂l/∂z``, which is ``a - y``."""
    gap = a - y
    match loss.name:
        case "squared_error":
            return Product((Number(2.0), gap))
        case "mean_squared_error":
            return (
                Product((Number(2.0), gap))
                if n_out == 1
                else Quotient(Product((Number(2.0), gap)), Number(n_out))
            )
        case "half_squared_error" | "binary_cross_entropy" | "cross_entropy":
            return gap
        case "absolute_error":
            return Call("sign", (gap,), lambda d: float(np.sign(d)))
        case "huber":
            return Call("huber", (gap,), lambda d: _huber_slope(loss, d), derivative=1)
    raise SettingError(f"the loss {loss} has no written form.")


def _huber(loss: Loss, gap: float) -> float:
    assert isinstance(loss, Huber)
    size, limit = abs(gap), loss.threshold
    return 0.5 * gap * gap if size <= limit else limit * (size - 0.5 * limit)


def _huber_slope(loss: Loss, gap: float) -> float:
    assert isinstance(loss, Huber)
    return gap if abs(gap) <= loss.threshold else math.copysign(loss.threshold, gap)


def _softplus(z: float) -> float:
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))
