"""The formulas of a step as somebody writes them who has only a textbook, one function a field.

``hand(name, layer)`` is a field as the program has it, right or wrong; each formula takes it from there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.record.optimizers import SGD, Adam, AdamW, RMSProp

if TYPE_CHECKING:
    from tests.testers.hand import Hand

Rule = Callable[["Hand", int], Any]


def activated(name: str, z: Array, parameter: float) -> Array:
    """The activations, each in its textbook form."""
    e = np.exp(np.minimum(z, 0))
    forms: dict[str, Callable[[], Array]] = {
        "identity": lambda: z,
        "sigmoid": lambda: 1 / (1 + np.exp(-z)),
        "tanh": lambda: np.tanh(z),
        "relu": lambda: z * (z > 0),
        "leaky_relu": lambda: np.where(z > 0, z, parameter * z),
        "elu": lambda: np.where(z > 0, z, parameter * (e - 1)),
        "gelu": lambda: z * normal(z),
        "silu": lambda: z / (1 + np.exp(-z)),
        "softplus": lambda: np.log(1 + np.exp(z)),
        "softmax": lambda: np.exp(z) / np.exp(z).sum(1, keepdims=True),
    }
    return forms[name]()


def sloped(name: str, z: Array, a: Array, parameter: float) -> Array:
    """Their derivatives; that of a softmax is a matrix for each example, and usually taken from a."""
    s, e = 1 / (1 + np.exp(-z)), np.exp(np.minimum(z, 0))
    forms: dict[str, Callable[[], Array]] = {
        "identity": lambda: np.ones_like(z),
        "sigmoid": lambda: s * (1 - s),
        "tanh": lambda: 1 - np.tanh(z) ** 2,
        "relu": lambda: (z > 0) * 1.0,
        "leaky_relu": lambda: np.where(z > 0, 1.0, parameter),
        "elu": lambda: np.where(z > 0, 1.0, parameter * e),
        "gelu": lambda: normal(z) + z * np.exp(-z * z / 2) / math.sqrt(2 * math.pi),
        "silu": lambda: s + z * s * (1 - s),
        "softplus": lambda: s,
        "softmax": lambda: np.array([np.diag(row) - np.outer(row, row) for row in a]),
    }
    return forms[name]()


def normal(z: Array) -> Array:
    """The share of a normal distribution below z."""
    return np.array([[0.5 * (1 + math.erf(value / math.sqrt(2))) for value in row] for row in z])


def _number(activation: Any) -> float:
    return float(getattr(activation, "slope", getattr(activation, "scale", 0.0)))


def a_in(hand: Hand, number: int) -> Any:
    return hand.problem.x if number == 1 else hand("a", number - 1)


def z(hand: Hand, number: int) -> Any:
    b = hand("b", number)
    return hand("a_in", number) @ hand("W", number) + (0.0 if b is None else b)


def a(hand: Hand, number: int) -> Any:
    layer = hand.layer(number)
    value = activated(layer.activation.name, hand("z", number), _number(layer.activation))
    return value if layer.mask is None else value * layer.mask / (1 - layer.dropout)


def loss(hand: Hand, _: int) -> Any:
    a, z, y = hand("a", hand.last), hand("z", hand.last), hand.problem.y
    gap, judge = a - y, hand.problem.settings.loss
    limit = getattr(judge, "threshold", 0.0)
    losses = {
        "squared_error": lambda: (gap**2).sum(1),
        "half_squared_error": lambda: (gap**2).sum(1) / 2,
        "mean_squared_error": lambda: (gap**2).mean(1),
        "absolute_error": lambda: abs(gap).sum(1),
        "huber": lambda: np.where(abs(gap) <= limit, gap**2 / 2, limit * (abs(gap) - limit / 2)).sum(1),
        "binary_cross_entropy": lambda: (np.log(1 + np.exp(z)) - y * z).sum(1),
        "cross_entropy": lambda: np.log(np.exp(z).sum(1)) - (y * z).sum(1),
    }[judge.name]()
    return (hand.coefficients() * losses).sum()


def penalty(hand: Hand, _: int) -> Any:
    squares = [(hand("W", number) ** 2).sum() for number in range(1, hand.last + 1)]
    return 0.5 * hand.problem.settings.l2 * sum(squares)


def da(hand: Hand, number: int) -> Any:
    if hand.is_fused(number):
        return None
    if number < hand.last:
        return hand("delta", number + 1) @ hand("W", number + 1).T
    gap, judge = hand("a", number) - hand.problem.y, hand.problem.settings.loss
    limit = getattr(judge, "threshold", 0.0)
    slopes = {
        "squared_error": lambda: 2 * gap,
        "half_squared_error": lambda: gap,
        "mean_squared_error": lambda: 2 * gap / gap.shape[1],
        "absolute_error": lambda: np.sign(gap),
        "huber": lambda: np.clip(gap, -limit, limit),
    }
    return hand.coefficients()[:, None] * slopes[judge.name]()


def slope(hand: Hand, number: int) -> Any:
    layer = hand.layer(number)
    if hand.is_fused(number):
        return None
    z, a = hand("z", number), hand("a", number)
    value = sloped(layer.activation.name, z, a, _number(layer.activation))
    return value if layer.mask is None else value * layer.mask / (1 - layer.dropout)


def delta(hand: Hand, number: int) -> Any:
    if hand.is_fused(number):
        return hand.coefficients()[:, None] * (hand("a", number) - hand.problem.y)
    da, slope = hand("da", number), hand("slope", number)
    return da * slope if slope.ndim == 2 else np.array([row @ J for row, J in zip(da, slope, strict=True)])


def dW(hand: Hand, number: int) -> Any:
    return hand("a_in", number).T @ hand("delta", number)


def db(hand: Hand, number: int) -> Any:
    kind, delta = hand.layer(number).bias, hand("delta", number)
    return None if kind == "none" else np.array([delta.sum()]) if kind == "shared" else delta.sum(0)


def clip_scale(hand: Hand, _: int) -> Any:
    limit, l2 = hand.problem.settings.clip_norm, hand.problem.settings.l2
    if limit is None:
        return 1.0
    parts = []
    for number in range(1, hand.last + 1):
        if trained(hand, "W", number):
            parts.append(hand("dW", number) + l2 * hand("W", number))
        if trained(hand, "b", number):
            parts.append(hand("db", number))
    return min(1.0, limit / math.sqrt(sum((part**2).sum() for part in parts)))


def trained(hand: Hand, parameter: str, number: int) -> bool:
    layer = hand.layer(number)
    return layer.trainable and (parameter == "W" or layer.bias in ("per_unit", "shared"))


def learning_rate(hand: Hand, _: int) -> Any:
    rate = hand.optimizer.learning_rate
    return (
        rate
        if isinstance(rate, float)
        else rate.initial * rate.factor ** ((hand.problem.t - 1) // rate.every)
    )


def g(parameter: str) -> Rule:
    def rule(hand: Hand, number: int) -> Any:
        gradient = hand(f"d{parameter}", number)
        if gradient is None:
            return None
        pull = hand.problem.settings.l2 * hand("W", number) if parameter == "W" else 0.0
        return hand("clip_scale") * (gradient + pull)

    return rule


def remembered(slot: str, parameter: str) -> Rule:
    def rule(hand: Hand, number: int) -> Any:
        before, optimizer = getattr(hand.layer(number).state, f"{slot}_{parameter}"), hand.optimizer
        if before is None or not trained(hand, parameter, number):
            return before
        gradient = hand(f"g_{parameter}", number)
        if isinstance(optimizer, SGD):
            return optimizer.momentum * before + gradient
        decay = optimizer.decay if isinstance(optimizer, RMSProp) else None
        if slot == "m":
            return optimizer.beta1 * before + (1 - optimizer.beta1) * gradient
        decay = optimizer.beta2 if decay is None else decay
        return decay * before + (1 - decay) * gradient**2

    return rule


def update(parameter: str) -> Rule:
    def rule(hand: Hand, number: int) -> Any:
        value = hand(parameter, number)
        if value is None:
            return None
        if not trained(hand, parameter, number):
            return np.zeros_like(value)
        rate, optimizer, t = hand("learning_rate"), hand.optimizer, hand.problem.t
        gradient = hand(f"g_{parameter}", number)
        m, v = (hand(f"state_after.{slot}_{parameter}", number) for slot in "mv")
        if isinstance(optimizer, SGD):
            along = gradient if m is None else gradient + optimizer.momentum * m if optimizer.nesterov else m
            return -rate * along
        if isinstance(optimizer, RMSProp):
            return -rate * gradient / (np.sqrt(v) + optimizer.epsilon)
        assert isinstance(optimizer, Adam)
        m_hat, v_hat = m / (1 - optimizer.beta1**t), v / (1 - optimizer.beta2**t)
        decays = isinstance(optimizer, AdamW) and parameter == "W"
        decay = optimizer.weight_decay * value if decays and isinstance(optimizer, AdamW) else 0.0
        return -rate * (m_hat / (np.sqrt(v_hat) + optimizer.epsilon) + decay)

    return rule


def new(parameter: str) -> Rule:
    def rule(hand: Hand, number: int) -> Any:
        value = hand(parameter, number)
        return None if value is None else value + hand(f"update_{parameter}", number)

    return rule


def of_layer(name: str) -> Rule:
    def rule(hand: Hand, number: int) -> Any:
        return getattr(hand.layer(number), name)

    return rule


RULES: dict[str, Rule] = {
    **{name: of_layer(name) for name in ("W", "b", "mask")},
    **{rule.__name__: rule for rule in (a_in, z, a, loss, penalty, da, slope, delta, dW, db)},
    "clip_scale": clip_scale,
    "learning_rate": learning_rate,
    **{f"g_{parameter}": g(parameter) for parameter in "Wb"},
    **{f"state_after.{s}_{parameter}": remembered(s, parameter) for s in "mv" for parameter in "Wb"},
    **{f"update_{parameter}": update(parameter) for parameter in "Wb"},
    **{f"{parameter}_new": new(parameter) for parameter in "Wb"},
}
