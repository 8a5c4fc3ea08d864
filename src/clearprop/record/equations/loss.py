"""The equations of the loss of a batch, and of the penalty on its weights."""

from __future__ import annotations

from typing import cast

import numpy as np

from clearprop.formula.tree import Call, Expression, Number, Power, Product, Sum, Symbol, Total
from clearprop.record.equations.equation import Equation, Reader, extent
from clearprop.record.equations.loss_terms import example_loss


def loss(reader: Reader) -> Equation:
    """``loss = Σ cᵢ lᵢ`` over the examples: one term an example."""
    judge, last = reader.settings.loss, len(reader.step.layers)
    field = "z" if judge.on_logits else "a"

    def value() -> float:
        losses = judge.value(reader.get(field, last), reader.get("y", None))
        return float((reader.coefficients() * losses).sum())

    def entry(_: tuple[int, ...]) -> Expression:
        return Sum(tuple(_example_term(reader, field, row) for row in range(len(reader.get("y", None)))))

    def magnitude() -> float:
        # Logits of opposite sign cancel inside a cross-entropy, so the logits themselves bound the rounding.
        answers = np.abs(reader.get(field, last)).sum(axis=1) + 1.0
        losses = judge.value(reader.get(field, last), reader.get("y", None))
        return float((reader.coefficients() * (answers + np.abs(losses))).sum())

    return Equation(
        address=reader.address("loss", layer=None),
        left=Symbol("loss"),
        right=Total(Product((Symbol("c"), Call(judge.name, (Symbol(field, last), Symbol("y"))))), "rows"),
        shape="()",
        source=f"the loss {judge}, {reader.settings.reduction} over the batch",
        value=value,
        entry=entry,
        magnitude=magnitude,
        count=extent(reader.step.y, 0),
    )


def _example_term(reader: Reader, field: str, row: int) -> Expression:
    last, n_out = len(reader.step.layers), reader.get("y", None).shape[1]
    answers = tuple(reader.entry(field, row, k, layer=last) for k in range(n_out))
    targets = tuple(reader.entry("y", row, k, layer=None) for k in range(n_out))
    term, c = example_loss(reader.settings.loss, answers, targets), reader.coefficient(row)
    return term if c is None else Product((c, term))


def penalty(reader: Reader) -> Equation:
    """``penalty = ½ l2 Σ W²`` over the weights of all layers, not the biases."""
    l2, numbers = reader.settings.l2, range(1, len(reader.step.layers) + 1)

    def value() -> float:
        return 0.5 * l2 * sum(float((reader.get("W", k) ** 2).sum()) for k in numbers) if l2 else 0.0

    def entry(_: tuple[int, ...]) -> Expression:
        if not l2:
            return Number(0.0)
        factor = Number(0.5 * l2)
        squares = (
            Product((factor, Power(reader.entry("W", *cast("tuple[int, ...]", index), layer=k), Number(2.0))))
            for k in numbers
            for index in np.ndindex(reader.get("W", k).shape)
        )
        return Sum(tuple(squares))

    half_l2 = Product((Number(0.5), Symbol("l2")))
    return Equation(
        address=reader.address("penalty", layer=None),
        left=Symbol("penalty"),
        right=Product((half_l2, Total(Power(Symbol("W"), Number(2.0)), "weights"))),
        shape="()",
        source="Krogh, Hertz (1991), A Simple Weight Decay Can Improve Generalization, NIPS 4",
        value=value,
        entry=entry,
        magnitude=value,
        count=sum(extent(layer.W, 0) * extent(layer.W, 1) for layer in reader.step.layers),
    )
