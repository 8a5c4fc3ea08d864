"""The equations of the backward pass: what the loss says to an activation, a sum, a weight, a bias."""

from __future__ import annotations

from typing import cast

import numpy as np

from clearprop.formula.tree import Call, Expression, Number, Product, Quotient, Sum, Symbol, Total, Transpose
from clearprop.numerics.activations import Softmax
from clearprop.numerics.arrays import Array
from clearprop.record.equations.equation import Equation, Reader, extent
from clearprop.record.equations.loss_terms import output_slope

_CHAIN_RULE = "Rumelhart, Hinton, Williams (1986), equations 4 to 7: the chain rule"


def da(reader: Reader) -> Equation:
    """``da = ∂loss/∂a``: from the loss at the output, else from the delta of the layer above."""
    return _da_output(reader) if reader.is_last else _da_hidden(reader)


def _da_output(reader: Reader) -> Equation:
    loss = reader.settings.loss

    def value() -> Array:
        return cast(
            Array, reader.coefficients()[:, None] * loss.gradient(reader.get("a"), reader.get("y", None))
        )

    return Equation(
        address=reader.address("da"),
        left=Symbol("da"),
        right=Product((Symbol("c"), Call(loss.name, (Symbol("a"), Symbol("y")), derivative=1))),
        shape="(n, n_out)",
        source=f"the derivative of {loss}",
        value=value,
        entry=lambda index: _output_term(reader, index),
        magnitude=lambda: _output_magnitude(reader),
    )


def _output_term(reader: Reader, index: tuple[int, ...]) -> Expression:
    row, unit = index
    units = range(reader.get("y", None).shape[1])
    answers = tuple(reader.entry("a", row, k) for k in units)
    targets = tuple(reader.entry("y", row, k, layer=None) for k in units)
    slope = output_slope(reader.settings.loss, answers, targets, unit)
    c = reader.coefficient(row)
    return slope if c is None else Product((c, slope))


def _output_magnitude(reader: Reader) -> Array:
    size = 2.0 * (np.abs(reader.get("a")) + np.abs(reader.get("y", None)))
    return cast(Array, reader.coefficients()[:, None] * size)


def _da_hidden(reader: Reader) -> Equation:
    above = (reader.number or 0) + 1

    def value() -> Array:
        return cast(Array, reader.get("delta", above) @ reader.get("W", above).T)

    def magnitude() -> Array:
        return cast(Array, np.abs(reader.get("delta", above)) @ np.abs(reader.get("W", above)).T)

    def entry(index: tuple[int, ...]) -> Expression:
        row, unit = index
        units = range(reader.get("W", above).shape[1])
        return Sum(
            tuple(
                reader.entry("delta", row, k, layer=above) * reader.entry("W", unit, k, layer=above)
                for k in units
            )
        )

    return Equation(
        address=reader.address("da"),
        left=Symbol("da"),
        right=Product((Symbol("delta", above), Transpose(Symbol("W", above))), "matrix"),
        shape="(n, n_out)",
        source=_CHAIN_RULE,
        value=value,
        entry=entry,
        magnitude=magnitude,
        count=extent(reader.step.layers[above - 1].W, 1),
    )


def slope(reader: Reader) -> Equation | None:
    """``slope = ∂a/∂z``, the dropout mask included; a matrix for each example where a softmax stands."""
    if reader.is_fused:
        return None
    activation, p = reader.layer.activation, reader.layer.dropout
    if isinstance(activation, Softmax):
        return _jacobian(reader, activation)

    def value() -> Array:
        slope, mask = activation.derivative(reader.get("z")), reader.get("mask")
        return slope if mask is None else slope * mask / (1 - p)

    def entry(index: tuple[int, ...]) -> Expression:
        called = Call(
            activation.name, (reader.entry("z", *index),), activation.scalar_derivative, derivative=1
        )
        if reader.get("mask") is None:
            return called
        return Quotient(Product((called, reader.entry("mask", *index))), Number(1 - p))

    called = Call(activation.name, (Symbol("z"),), derivative=1)
    dropped = Quotient(Product((called, Symbol("mask")), "elementwise"), Number(1 - p))
    return Equation(
        address=reader.address("slope"),
        left=Symbol("slope"),
        right=called if reader.layer.mask is None else dropped,
        shape="(n, n_out)",
        source=f"the derivative of {activation}",
        value=value,
        entry=entry,
        # Written as a (1 - a) or 1 - a², a slope comes out of numbers near 1.
        magnitude=lambda: np.ones_like(reader.get("z")) / (1 - p),
    )


def _jacobian(reader: Reader, softmax: Softmax) -> Equation:
    def entry(index: tuple[int, ...]) -> Expression:
        row, i, j = index
        same = Number(1.0 if i == j else 0.0)
        return Product((reader.entry("a", row, i), same - reader.entry("a", row, j)))

    return Equation(
        address=reader.address("slope"),
        left=Symbol("slope"),
        right=Product((Symbol("a", None), Symbol("I") - Symbol("a"))),
        shape="(n, n_out, n_out)",
        source="the Jacobian of softmax: ∂aᵢ/∂zⱼ = aᵢ ([i = j] - aⱼ)",
        value=lambda: softmax.jacobian(reader.get("a")),
        entry=entry,
        magnitude=lambda: np.ones((*reader.get("a").shape, 1)),
    )


def delta(reader: Reader) -> Equation:
    """``delta = ∂loss/∂z``: fused with the loss, through the slope, or through the softmax's Jacobian."""
    if reader.is_fused:
        return _delta_fused(reader)
    if reader.layer.activation.elementwise:
        return _delta_elementwise(reader)
    return _delta_jacobian(reader)


def _delta_fused(reader: Reader) -> Equation:
    def value() -> Array:
        return cast(Array, reader.coefficients()[:, None] * (reader.get("a") - reader.get("y", None)))

    return Equation(
        address=reader.address("delta"),
        left=Symbol("delta"),
        right=Product((Symbol("c"), Symbol("a") - Symbol("y"))),
        shape="(n, n_out)",
        source=f"{reader.layer.activation} with {reader.settings.loss}: Bishop (2006), section 5.3.1",
        value=value,
        entry=lambda index: _output_term(reader, index),
        magnitude=lambda: _output_magnitude(reader),
    )


def _delta_elementwise(reader: Reader) -> Equation:
    return Equation(
        address=reader.address("delta"),
        left=Symbol("delta"),
        right=Product((Symbol("da"), Symbol("slope")), "elementwise"),
        shape="(n, n_out)",
        source=_CHAIN_RULE,
        value=lambda: reader.get("da") * reader.get("slope"),
        entry=lambda index: reader.entry("da", *index) * reader.entry("slope", *index),
        magnitude=lambda: np.abs(reader.get("da") * reader.get("slope")),
    )


def _delta_jacobian(reader: Reader) -> Equation:
    def entry(index: tuple[int, ...]) -> Expression:
        row, unit = index
        units = range(reader.get("da").shape[1])
        return Sum(tuple(reader.entry("da", row, i) * reader.entry("slope", row, i, unit) for i in units))

    return Equation(
        address=reader.address("delta"),
        left=Symbol("delta"),
        right=Product((Symbol("da"), Symbol("slope")), "matrix"),
        shape="(n, n_out)",
        source="the Jacobian of softmax: delta = da slope, one matrix an example",
        value=lambda: np.einsum("ri,rij->rj", reader.get("da"), reader.get("slope")),
        entry=entry,
        # Computed as a (da - Σ da a), the terms are of the size of a times the largest da.
        magnitude=lambda: (
            reader.get("a")
            * (np.abs(reader.get("da")) + np.abs(reader.get("da") * reader.get("a")).sum(1, keepdims=True))
        ),
        count=extent(reader.layer.W, 1) + 2,
    )


def dW(reader: Reader) -> Equation:
    """``dW = a_inᵀ delta``: each weight is met by every example."""

    def entry(index: tuple[int, ...]) -> Expression:
        i, unit = index
        rows = range(len(reader.get("delta")))
        return Sum(tuple(reader.entry("a_in", row, i) * reader.entry("delta", row, unit) for row in rows))

    return Equation(
        address=reader.address("dW"),
        left=Symbol("dW"),
        right=Product((Transpose(Symbol("a_in")), Symbol("delta")), "matrix"),
        shape="(n_in, n_out)",
        source=_CHAIN_RULE,
        value=lambda: reader.get("a_in").T @ reader.get("delta"),
        entry=entry,
        magnitude=lambda: np.abs(reader.get("a_in")).T @ np.abs(reader.get("delta")),
        count=extent(reader.step.y, 0),
    )


def db(reader: Reader) -> Equation | None:
    """``db = Σ delta`` over the examples; over the units too where they share one bias."""
    if reader.layer.bias == "none":
        return None
    shared = reader.layer.bias == "shared"

    def total(delta: Array) -> Array:
        return cast(Array, delta.sum(keepdims=True)[0] if shared else delta.sum(axis=0))

    def entry(index: tuple[int, ...]) -> Expression:
        delta = reader.get("delta")
        units = range(delta.shape[1]) if shared else index
        return Sum(tuple(reader.entry("delta", row, unit) for row in range(len(delta)) for unit in units))

    return Equation(
        address=reader.address("db"),
        left=Symbol("db"),
        right=Total(Symbol("delta"), "entries" if shared else "rows"),
        shape="(1,)" if shared else "(n_out,)",
        source=_CHAIN_RULE,
        value=lambda: total(reader.get("delta")),
        entry=entry,
        magnitude=lambda: total(np.abs(reader.get("delta"))),
        count=extent(reader.step.y, 0) * (extent(reader.layer.W, 1) if shared else 1),
    )
