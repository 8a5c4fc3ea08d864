"""The equations of the update: what enters the optimizer, what is added, what comes out."""

from __future__ import annotations

import math
from typing import cast

import numpy as np

from clearprop.formula.tree import (
    Call,
    Entry,
    Expression,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Total,
)
from clearprop.numerics.arrays import Array
from clearprop.numerics.updates import clip_scale as scale_of
from clearprop.record.equations.equation import Equation, Reader, extent
from clearprop.record.schedules import Schedule


def clip_scale(reader: Reader) -> Equation:
    """``clip_scale = min(1, clip_norm / ‖g‖)`` over everything that the update may change."""
    limit = reader.settings.clip_norm

    def gradients() -> list[Array]:
        found = []
        for number, layer in enumerate(reader.step.layers, start=1):
            if layer.trainable:
                found.append(reader.get("dW", number) + reader.settings.l2 * reader.get("W", number))
            if layer.trains_bias:
                found.append(reader.get("db", number))
        return found

    def value() -> float:
        return 1.0 if limit is None else scale_of(gradients(), limit)

    def entry(_: tuple[int, ...]) -> Expression:
        if limit is None:
            return Number(1.0)
        found = gradients()
        largest = max((float(np.abs(gradient).max()) for gradient in found), default=0.0)
        if largest == 0:
            return Number(1.0)
        # Divided by the largest first, so that no square overflows.
        squares = sum(float(((gradient / largest) ** 2).sum()) for gradient in found)
        norm = largest * math.sqrt(squares)
        ratio = Quotient(Number(limit), Entry(Symbol("gradient_norm"), (), norm))
        return Call("min", (Number(1.0), ratio), min)

    squares = Total(Power(Symbol("g"), Number(2.0)), "entries")
    return Equation(
        address=reader.address("clip_scale", layer=None),
        left=Symbol("clip_scale"),
        right=Call("min", (Number(1.0), Quotient(Symbol("clip_norm"), Power(squares, Number(0.5))))),
        shape="()",
        source="Pascanu, Mikolov, Bengio (2013), ICML, algorithm 1",
        value=value,
        entry=entry,
        magnitude=value,
        count=sum(extent(layer.W, 0) * extent(layer.W, 1) for layer in reader.step.layers),
    )


def learning_rate(reader: Reader) -> Equation:
    """The learning rate of this step: the constant, or the schedule at t."""
    rate = reader.settings.optimizer.learning_rate

    def value() -> float:
        return reader.settings.optimizer.rate(reader.get("t", None))

    def entry(_: tuple[int, ...]) -> Expression:
        if not isinstance(rate, Schedule):
            return Number(float(rate))
        return Call(type(rate).__name__, (reader.entry("t", layer=None),), lambda t: rate.at(int(t)))

    symbolic: Expression = Symbol("learning_rate")
    if isinstance(rate, Schedule):
        symbolic = Call(type(rate).__name__, (Symbol("t"),))
    return Equation(
        address=reader.address("learning_rate", layer=None),
        left=Symbol("learning_rate"),
        right=symbolic,
        shape="()",
        source="a setting",
        value=value,
        entry=entry,
        magnitude=value,
    )


def g(reader: Reader, parameter: str) -> Equation | None:
    """``g_W = clip_scale (dW + l2 W)`` and ``g_b = clip_scale db``: what enters the optimizer."""
    if parameter == "b" and reader.layer.bias == "none":
        return None
    l2 = reader.settings.l2 if parameter == "W" else 0.0

    def value() -> Array:
        gradient = reader.get(f"d{parameter}")
        if l2:
            gradient = gradient + l2 * reader.get("W")
        return cast(Array, reader.get("clip_scale", None) * gradient)

    def magnitude() -> Array:
        gradient = np.abs(reader.get(f"d{parameter}"))
        if l2:
            gradient = gradient + l2 * np.abs(reader.get("W"))
        return cast(Array, reader.get("clip_scale", None) * gradient)

    def entry(index: tuple[int, ...]) -> Expression:
        gradient = reader.entry(f"d{parameter}", *index)
        scale: tuple[Expression, ...] = ()
        if reader.settings.clip_norm is not None:
            scale = (reader.entry("clip_scale", layer=None),)
        if not l2:
            return Product((*scale, gradient)) if scale else gradient
        return Sum((Product((*scale, gradient)), Product((*scale, Number(l2), reader.entry("W", *index)))))

    gradient: Expression = Symbol(f"d{parameter}")
    if parameter == "W":
        gradient = gradient + Product((Symbol("l2"), Symbol("W")))
    return Equation(
        address=reader.address(f"g_{parameter}"),
        left=Symbol(f"g_{parameter}"),
        right=Product((Symbol("clip_scale"), gradient)),
        shape="(n_in, n_out)" if parameter == "W" else "as b",
        source="Krogh, Hertz (1991) for l2; Pascanu, Mikolov, Bengio (2013) for clipping",
        value=value,
        entry=entry,
        magnitude=magnitude,
        count=2,
    )


def new(reader: Reader, parameter: str) -> Equation | None:
    """``W_new = W + update_W``: the parameters after the step."""
    if parameter == "b" and reader.layer.bias == "none":
        return None
    update = f"update_{parameter}"
    return Equation(
        address=reader.address(f"{parameter}_new"),
        left=Symbol(f"{parameter}_new"),
        right=Symbol(parameter) + Symbol(update),
        shape="(n_in, n_out)" if parameter == "W" else "as b",
        source="the update is what is added",
        value=lambda: reader.get(parameter) + reader.get(update),
        entry=lambda index: reader.entry(parameter, *index) + reader.entry(update, *index),
        magnitude=lambda: np.abs(reader.get(parameter)) + np.abs(reader.get(update)),
        count=2,
    )
