"""The equations of the forward pass: what enters a layer, its sums, its activations."""

from __future__ import annotations

import numpy as np

from clearprop.formula.tree import Call, Expression, Number, Product, Quotient, Sum, Symbol
from clearprop.numerics.arrays import Array
from clearprop.record.equations.equation import Equation, Reader, extent


def a_in(reader: Reader) -> Equation:
    """``a_in = x`` in the first layer, else the activations of the layer below."""
    below = None if reader.is_first else (reader.number or 0) - 1
    field = "x" if reader.is_first else "a"

    def value() -> Array:
        given: Array = reader.get(field, below)
        return given

    return Equation(
        address=reader.address("a_in"),
        left=Symbol("a_in"),
        right=Symbol(field, below),
        shape="(n, n_in)",
        source="what leaves one layer enters the next",
        value=value,
        entry=lambda index: reader.entry(field, *index, layer=below),
        magnitude=lambda: np.abs(value()),
    )


def z(reader: Reader) -> Equation:
    """``z = a_in W + b``: every unit weighs what enters, and adds its bias."""
    has_bias = reader.layer.bias != "none"
    shared = reader.layer.bias == "shared"

    def value() -> Array:
        z: Array = reader.get("a_in") @ reader.get("W")
        return z + reader.get("b") if has_bias else z

    def magnitude() -> Array:
        size: Array = np.abs(reader.get("a_in")) @ np.abs(reader.get("W"))
        return size + np.abs(reader.get("b")) if has_bias else size

    def entry(index: tuple[int, ...]) -> Expression:
        row, unit = index
        n_in = reader.get("W").shape[0]
        terms: list[Expression] = [
            reader.entry("a_in", row, i) * reader.entry("W", i, unit) for i in range(n_in)
        ]
        if has_bias:
            terms.append(reader.entry("b", 0 if shared else unit))
        return Sum(tuple(terms))

    product = Product((Symbol("a_in"), Symbol("W")), "matrix")
    return Equation(
        address=reader.address("z"),
        left=Symbol("z"),
        right=product + Symbol("b") if has_bias else product,
        shape="(n, n_out)",
        source="Rumelhart, Hinton, Williams (1986), equation 1",
        value=value,
        entry=entry,
        magnitude=magnitude,
        count=extent(reader.layer.W, 0) + 1,
    )


def a(reader: Reader) -> Equation:
    """``a = f(z)``; with dropout ``f(z) mask / (1 - p)``."""
    activation, p = reader.layer.activation, reader.layer.dropout

    def value() -> Array:
        mask = reader.get("mask")
        a = activation.value(reader.get("z"))
        return a if mask is None else a * mask / (1 - p)

    def entry(index: tuple[int, ...]) -> Expression:
        called = _activated(reader, index)
        if reader.get("mask") is None:
            return called
        return Quotient(Product((called, reader.entry("mask", *index))), Number(1 - p))

    called = Call(activation.name, (Symbol("z"),))
    dropped = Quotient(Product((called, Symbol("mask")), "elementwise"), Number(1 - p))
    return Equation(
        address=reader.address("a"),
        left=Symbol("a"),
        right=called if reader.layer.mask is None else dropped,
        shape="(n, n_out)",
        source=f"the activation {activation}",
        value=value,
        entry=entry,
        magnitude=lambda: np.maximum(np.abs(reader.get("z")), 1.0),
    )


def _activated(reader: Reader, index: tuple[int, ...]) -> Call:
    """``f(z)`` of one entry; a softmax also needs the other units of its row."""
    activation, z = reader.layer.activation, reader.entry("z", *index)
    if activation.elementwise:
        return Call(activation.name, (z,), activation.scalar)
    row, unit = index
    others = tuple(reader.entry("z", row, k) for k in range(reader.get("z").shape[1]))

    def share(_: float, *row_of_z: float) -> float:
        return float(activation.value(np.array([row_of_z]))[0, unit])

    return Call(activation.name, (z, *others), share)
