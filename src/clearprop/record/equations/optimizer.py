"""The equations of the optimizers: what is remembered of a gradient, and what is added to a parameter."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np

from clearprop.formula.tree import Expression, Negative, Number, Power, Product, Quotient, Sum, Symbol
from clearprop.numerics.arrays import Array
from clearprop.record.equations.equation import Equation, Reader
from clearprop.record.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp

_HALF = Number(0.5)


def is_trained(reader: Reader, parameter: str) -> bool:
    """Whether the update changes this parameter."""
    return reader.layer.trainable if parameter == "W" else reader.layer.trains_bias


def remembered(reader: Reader, slot: str, parameter: str) -> Equation | None:
    """``m_new`` or ``v_new``: a running sum or mean of gradients, or of their squares."""
    if slot not in reader.settings.optimizer.slots or (parameter == "b" and reader.layer.bias == "none"):
        return None
    before, field = f"state_before.{slot}_{parameter}", f"state_after.{slot}_{parameter}"
    kept, added = _shares(reader.settings.optimizer, slot)
    if not is_trained(reader, parameter):
        kept, added = 1.0, 0.0
    power = 2 if slot == "v" else 1

    def value() -> Array:
        old = reader.get(before)
        return cast(Array, kept * old + added * reader.get(f"g_{parameter}") ** power if added else old)

    def magnitude() -> Array:
        gradient = np.abs(reader.get(f"g_{parameter}")) if added else 0.0
        return cast(Array, kept * np.abs(reader.get(before)) + added * gradient**power)

    def entry(index: tuple[int, ...]) -> Expression:
        old = reader.entry(before, *index)
        if not added:
            return old
        return Sum(
            (_scaled(kept, old), _scaled(added, _power(reader.entry(f"g_{parameter}", *index), power)))
        )

    gradient = _scaled(added, _power(Symbol(f"g_{parameter}"), power))
    return Equation(
        address=reader.address(field),
        left=Symbol(f"{slot}_{parameter}_new"),
        right=Sum((_scaled(kept, Symbol(f"{slot}_{parameter}")), gradient)) if added else Symbol(before),
        shape="(n_in, n_out)" if parameter == "W" else "as b",
        source=_source(reader.settings.optimizer),
        value=value,
        entry=entry,
        magnitude=magnitude,
        count=2,
    )


def _shares(optimizer: Optimizer, slot: str) -> tuple[float, float]:
    """How much of the old value is kept, and how much of the new one is added."""
    match optimizer:
        case SGD(momentum=momentum):
            return momentum, 1.0
        case RMSProp(decay=decay):
            return decay, 1 - decay
        case Adam(beta1=beta1, beta2=beta2):
            beta = beta1 if slot == "m" else beta2
            return beta, 1 - beta
    raise TypeError(f"{optimizer} remembers nothing")


def update(reader: Reader, parameter: str) -> Equation | None:
    """``update_W`` and ``update_b``: what is added to the parameter; 0 where it is not trained."""
    if parameter == "b" and reader.layer.bias == "none":
        return None
    optimizer = reader.settings.optimizer
    rule: Callable[
        [Reader, str], tuple[Expression, Callable[[tuple[int, ...]], Expression], Callable[[], Array]]
    ]
    if not is_trained(reader, parameter):
        rule = _not_trained
    elif isinstance(optimizer, SGD):
        rule = _sgd
    elif isinstance(optimizer, RMSProp):
        rule = _rmsprop
    else:
        rule = _adam
    right, entry, value = rule(reader, parameter)
    return Equation(
        address=reader.address(f"update_{parameter}"),
        left=Symbol(f"update_{parameter}"),
        right=right,
        shape="(n_in, n_out)" if parameter == "W" else "as b",
        source=_source(optimizer),
        value=value,
        entry=entry,
        magnitude=lambda: _update_magnitude(reader, parameter, value()),
        count=4,
    )


_Rule = tuple[Expression, Callable[[tuple[int, ...]], Expression], Callable[[], Array]]


def _not_trained(reader: Reader, parameter: str) -> _Rule:
    return Number(0.0), lambda _: Number(0.0), lambda: np.zeros_like(reader.get(parameter))


def _sgd(reader: Reader, parameter: str) -> _Rule:
    optimizer = cast(SGD, reader.settings.optimizer)
    g, m = f"g_{parameter}", f"state_after.m_{parameter}"
    parts = [(1.0, g)] if not optimizer.momentum else [(1.0, m)]
    if optimizer.nesterov:
        parts = [(1.0, g), (optimizer.momentum, m)]

    def value() -> Array:
        return cast(
            Array, -reader.get("learning_rate", None) * sum(share * reader.get(f) for share, f in parts)
        )

    def entry(index: tuple[int, ...]) -> Expression:
        rate = reader.entry("learning_rate", layer=None)
        terms = tuple(
            Negative(Product((rate, _scaled(share, reader.entry(f, *index))))) for share, f in parts
        )
        return terms[0] if len(terms) == 1 else Sum(terms)

    symbols = tuple(_scaled(share, Symbol(f)) for share, f in parts)
    inner = symbols[0] if len(symbols) == 1 else Sum(symbols)
    return Negative(Product((Symbol("learning_rate"), inner))), entry, value


def _rmsprop(reader: Reader, parameter: str) -> _Rule:
    optimizer = cast(RMSProp, reader.settings.optimizer)
    g, v = f"g_{parameter}", f"state_after.v_{parameter}"
    epsilon = Number(optimizer.epsilon)

    def value() -> Array:
        root = np.sqrt(reader.get(v)) + optimizer.epsilon
        return cast(Array, -reader.get("learning_rate", None) * reader.get(g) / root)

    def formula(rate: Expression, g: Expression, v: Expression) -> Expression:
        return Negative(Product((rate, Quotient(g, Power(v, _HALF) + epsilon))))

    def entry(index: tuple[int, ...]) -> Expression:
        rate = reader.entry("learning_rate", layer=None)
        return formula(rate, reader.entry(g, *index), reader.entry(v, *index))

    return formula(Symbol("learning_rate"), Symbol(g), Symbol(v)), entry, value


def _adam(reader: Reader, parameter: str) -> _Rule:
    optimizer = cast(Adam, reader.settings.optimizer)
    m, v = f"state_after.m_{parameter}", f"state_after.v_{parameter}"
    decay = optimizer.weight_decay if isinstance(optimizer, AdamW) and parameter == "W" else 0.0

    def value() -> Array:
        t = reader.get("t", None)
        m_hat = reader.get(m) / (1 - optimizer.beta1**t)
        v_hat = reader.get(v) / (1 - optimizer.beta2**t)
        step = m_hat / (np.sqrt(v_hat) + optimizer.epsilon)
        if decay:
            step = step + decay * reader.get(parameter)
        return cast(Array, -reader.get("learning_rate", None) * step)

    def formula(rate: Expression, t: Expression, m: Expression, v: Expression) -> Expression:
        m_hat = Quotient(m, _missing(optimizer.beta1, t))
        root = Power(Quotient(v, _missing(optimizer.beta2, t)), _HALF)
        return Negative(Product((rate, Quotient(m_hat, root + Number(optimizer.epsilon)))))

    def decayed(step: Expression, rate: Expression, W: Expression) -> Expression:
        return Sum((step, Negative(Product((rate, Number(decay), W)))))

    def entry(index: tuple[int, ...]) -> Expression:
        rate, t = reader.entry("learning_rate", layer=None), reader.entry("t", layer=None)
        step = formula(rate, t, reader.entry(m, *index), reader.entry(v, *index))
        return decayed(step, rate, reader.entry(parameter, *index)) if decay else step

    right = formula(Symbol("learning_rate"), Symbol("t"), Symbol(m), Symbol(v))
    right = decayed(right, Symbol("learning_rate"), Symbol(parameter)) if decay else right
    return right, entry, value


def _missing(beta: float, t: Expression) -> Expression:
    """``1 - beta^t``: the share of a whole mean that t steps from zero have gathered."""
    return Number(1.0) - Power(Number(beta), t)


def _update_magnitude(reader: Reader, parameter: str, value: Array) -> Array:
    optimizer, size = reader.settings.optimizer, np.abs(value)
    rate = reader.get("learning_rate", None)
    if isinstance(optimizer, SGD) and optimizer.nesterov and is_trained(reader, parameter):
        m, g = reader.get(f"state_after.m_{parameter}"), reader.get(f"g_{parameter}")
        size = rate * (np.abs(g) + optimizer.momentum * np.abs(m))
    if isinstance(optimizer, AdamW) and is_trained(reader, parameter):
        size = size + 2 * rate * optimizer.weight_decay * np.abs(reader.get(parameter))
    return cast(Array, size)


def _scaled(share: float, expression: Expression) -> Expression:
    return expression if share == 1.0 else Product((Number(share), expression))


def _power(expression: Expression, power: int) -> Expression:
    return expression if power == 1 else Power(expression, Number(float(power)))


def _source(optimizer: Optimizer) -> str:
    match optimizer:
        case AdamW():
            return "Loshchilov, Hutter (2019), algorithm 2"
        case Adam():
            return "Kingma, Ba (2015), algorithm 1"
        case RMSProp():
            return "Tieleman, Hinton (2012), lecture 6.5"
        case SGD(nesterov=True):
            return "Sutskever et al. (2013), as PyTorch writes it"
        case SGD(momentum=momentum) if momentum:
            return "Polyak (1964)"
    return "gradient descent: against the gradient"
