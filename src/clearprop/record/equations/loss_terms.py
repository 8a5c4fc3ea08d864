"""The losses and their slopes for one number, as formulas: the second statement of ``numerics.losses``.

Each function gives an expression in one prediction ``a`` and one target ``y`` (for losses of logits in
``z``), so that a batch's loss is a sum of terms that can be read.  A loss of somebody's own has its name for
a form.
"""

from __future__ import annotations

import math

import numpy as np

from clearprop.formula.tree import Call, Entry, Expression, Negative, Number, Power, Product, Quotient, Sum
from clearprop.numerics import special
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import LOSSES, Huber, Loss

# The Poisson loss comes from the estimators, a floor above.
_WRITTEN = (*LOSSES, "poisson")


def example_loss(loss: Loss, answers: tuple[Entry, ...], targets: tuple[Entry, ...]) -> Expression:
    """The loss of one example: of its predictions (logits for a cross-entropy) and its targets."""
    if loss.name == "cross_entropy":
        return _cross_entropy(answers, targets)
    if loss.name not in _WRITTEN:
        n = len(answers)
        return Call(loss.name, (*answers, *targets), lambda *v: float(loss.value(*_rows(v, n))[0]))
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
        case "poisson":
            return _poisson(a, y)
    # A binary cross-entropy; a is the logit: -(y ln σ(z) + (1 - y) ln(1 - σ(z))) without its 0 × ln 0.
    return Sum((Call("softplus", (a,), _softplus), Negative(Product((y, a)))))


def _poisson(z: Entry, y: Entry) -> Expression:
    """``exp(z) − y z + y ln y − y``: half the deviance of a count, from the log of the rate."""
    rate = Call("exp", (z,), math.exp)
    if y.value == 0:
        return rate
    return Sum((rate, Negative(Product((y, z))), Product((y, Call("ln", (y,), math.log))), Negative(y)))


def _cross_entropy(logits: tuple[Entry, ...], targets: tuple[Entry, ...]) -> Expression:
    together = Call("log_sum_exp", logits, lambda *z: float(special.log_sum_exp(np.array([z]))[0]))
    wanted = tuple(Negative(Product((y, z))) for y, z in zip(targets, logits, strict=True) if y.value != 0)
    return Sum((together, *wanted))


def output_slope(loss: Loss, answers: tuple[Entry, ...], targets: tuple[Entry, ...], unit: int) -> Expression:
    """``∂l/∂a`` of one output; for a loss of logits ``∂l/∂z``, which is ``a - y``."""
    gap, n_out = answers[unit] - targets[unit], len(answers)
    match loss.name:
        case "squared_error":
            return Product((Number(2.0), gap))
        case "mean_squared_error":
            double = Product((Number(2.0), gap))
            return double if n_out == 1 else Quotient(double, Number(n_out))
        case "absolute_error":
            return Call("sign", (gap,), lambda d: float(np.sign(d)))
        case "huber":
            return Call("huber", (gap,), lambda d: _huber_slope(loss, d), derivative=1)
    if loss.name in _WRITTEN:
        return gap

    def slope(*values: float) -> float:
        return float(loss.gradient(*_rows(values, n_out))[0, unit])

    return Call(loss.name, (*answers, *targets), slope, derivative=1)


def _rows(values: tuple[float, ...], n_out: int) -> tuple[Array, Array]:
    """The predictions and the targets of one example, as a loss wants them."""
    row = np.array([values])
    return row[:, :n_out], row[:, n_out:]


def _huber(loss: Loss, gap: float) -> float:
    assert isinstance(loss, Huber)
    size, limit = abs(gap), loss.threshold
    return 0.5 * gap * gap if size <= limit else limit * (size - 0.5 * limit)


def _huber_slope(loss: Loss, gap: float) -> float:
    assert isinstance(loss, Huber)
    return gap if abs(gap) <= loss.threshold else math.copysign(loss.threshold, gap)


def _softplus(z: float) -> float:
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))
