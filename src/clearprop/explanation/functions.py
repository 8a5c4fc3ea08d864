"""How a unit squashes its sum, and how steep it is there, as people write it by hand.

The record's equations say ``a = f(z)`` and ``slope = f′(z)``.  On paper the slope is written with what is
already there: ``a (1 − a)`` for a sigmoid, ``1 − a²`` for tanh, 1 or 0 for relu.  Where a unit is saturated,
``1 − a`` has lost its digits; so every function offers its formulas in order, the readable one first and
one that never fails last, and a line takes the first that gives the recorded number.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from clearprop.explanation.rewriting import product, setting
from clearprop.formula.tree import Call, Entry, Expression, Number, Power, Product, Quotient, Sum
from clearprop.numerics import special
from clearprop.numerics.activations import Activation, Elu, LeakyRelu
from clearprop.record.equations import Reader

ONE, TWO = Number(1.0), Number(2.0)


def values(reader: Reader, index: tuple[int, ...]) -> list[Expression]:
    """Formulas of one activation ``a``, the most readable first."""
    return [_kept(reader, index, value) for value in _before_dropout(reader, index)]


def slopes(reader: Reader, index: tuple[int, ...]) -> list[Expression]:
    """Formulas of one ``∂a/∂z`` of an elementwise activation, the most readable first."""
    layer, z = reader.layer, reader.entry("z", *index)
    a: Expression = reader.entry("a", *index)
    if layer.mask is not None:
        a = _before_dropout(reader, index)[0]  # the record's a is already masked
    called = Call(str(layer.activation), (z,), layer.activation.scalar_derivative, derivative=1)
    known = _SLOPES.get(layer.activation.name)
    formulas = [*(known(layer.activation, z, a) if known else ()), called]
    return [_kept(reader, index, formula) for formula in formulas]


def softmax(row: tuple[Entry, ...], unit: int) -> Expression:
    """``e^z / (e^z₀ + e^z₁ + …)``; large z are first made smaller by their largest."""
    largest = max((z.value for z in row), default=0.0)
    far = max(abs(z.value) for z in row) > 50
    shifted = [z - Number(largest) if far else z for z in row]
    powers = tuple(exponential(z) for z in shifted)
    return Quotient(powers[unit], Sum(powers))


def exponential(operand: Expression) -> Call:
    """``e^operand``."""
    return Call("exp", (operand,), math.exp)


def sigmoid(operand: Expression) -> Call:
    """``σ(operand)``."""
    return Call("sigmoid", (operand,), lambda z: float(special.sigmoid(np.asarray(z, np.float64))))


def _kept(reader: Reader, index: tuple[int, ...], formula: Expression) -> Expression:
    """With dropout: times the mask, divided by the share of units that are kept."""
    if reader.layer.mask is None:
        return formula
    kept = setting(1 - reader.layer.dropout)
    return Quotient(product(formula, reader.entry("mask", *index)), kept)


def _before_dropout(reader: Reader, index: tuple[int, ...]) -> list[Expression]:
    activation, z = reader.layer.activation, reader.entry("z", *index)
    if not activation.elementwise:
        row, unit = index
        return [softmax(tuple(reader.entry("z", row, k) for k in range(reader.get("z").shape[1])), unit)]
    called = Call(str(activation), (z,), activation.scalar)
    known = _VALUES.get(activation.name)
    return [*(known(activation, z) if known else ()), called]


def _leaky_value(activation: Activation, z: Entry) -> list[Expression]:
    assert isinstance(activation, LeakyRelu)
    return [z if z.value > 0 else Product((Number(activation.slope), z))]


def _elu_value(activation: Activation, z: Entry) -> list[Expression]:
    assert isinstance(activation, Elu)
    return [z if z.value > 0 else product(Number(activation.scale), exponential(z) - ONE)]


def _softplus_value(activation: Activation, z: Entry) -> list[Expression]:
    return [Call("ln", (ONE + exponential(z),), math.log)] if abs(z.value) < 30 else []


_VALUES: dict[str, Callable[[Activation, Entry], list[Expression]]] = {
    "identity": lambda _, z: [z],
    "relu": lambda _, z: [Call("max", (Number(0.0), z), max)],
    "leaky_relu": _leaky_value,
    "elu": _elu_value,
    "silu": lambda _, z: [z * sigmoid(z)],
    "softplus": _softplus_value,
}


def _elu_slope(activation: Activation, z: Entry, a: Expression) -> list[Expression]:
    assert isinstance(activation, Elu)
    return [ONE if z.value > 0 else product(Number(activation.scale), exponential(z))]


def _leaky_slope(activation: Activation, z: Entry, a: Expression) -> list[Expression]:
    assert isinstance(activation, LeakyRelu)
    return [ONE if z.value > 0 else Number(activation.slope)]


def _tanh_slope(activation: Activation, z: Entry, a: Expression) -> list[Expression]:
    cosh = Call("cosh", (z,), math.cosh)
    return [ONE - Power(a, TWO), *([Quotient(ONE, Power(cosh, TWO))] if abs(z.value) < 300 else [])]


_SLOPES: dict[str, Callable[[Activation, Entry, Expression], list[Expression]]] = {
    "identity": lambda *_: [ONE],
    "sigmoid": lambda _, z, a: [Product((a, ONE - a)), Product((sigmoid(z), sigmoid(-z)))],
    "tanh": _tanh_slope,
    "relu": lambda _, z, a: [Number(1.0 if z.value > 0 else 0.0)],
    "leaky_relu": _leaky_slope,
    "elu": _elu_slope,
    "silu": lambda _, z, a: [a + sigmoid(z) * (ONE - a)],
    "softplus": lambda _, z, a: [sigmoid(z)],
}
