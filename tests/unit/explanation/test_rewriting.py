"""Leaves change, the form of a formula stays."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clearprop.explanation.rewriting import product, rewritten, setting, turned_products
from clearprop.formula.tree import (
    Call,
    Entry,
    Equality,
    Expression,
    Negative,
    Number,
    Power,
    Printed,
    Product,
    Quotient,
    Sum,
    Symbol,
    Total,
    Transpose,
)
from tests.unit.explanation.steps import written

W, X, B = Symbol("W"), Symbol("x"), Symbol("b")


def primed(leaf: Expression) -> Expression:
    return Symbol(f"{leaf.name}2") if isinstance(leaf, Symbol) else leaf


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        (X * W + B, "x2 × W2 + b2"),
        (Product((Transpose(X), W), "matrix"), "x2ᵀ W2"),
        (Quotient(X, Power(W, Number(2.0))), "x2 / W2²"),
        (Negative(Call("sigmoid", (X,))), "−σ(x2)"),
        (Total(X, "rows"), "Σ_rows x2"),
        (Equality((W, X), ("=",)), "W2 = x2"),
        (X - Number(1.0), "x2 − 1"),
    ],
)
def test_every_leaf_is_reached(formula: Expression, told: str) -> None:
    assert written(rewritten(formula, primed)) == told


def test_how_a_function_is_computed_and_a_product_meant_is_kept() -> None:
    call = Call("tanh", (X,), abs, derivative=1)
    assert rewritten(call, primed) == Call("tanh", (Symbol("x2"),), abs, derivative=1)
    assert rewritten(Product((X, W), "elementwise"), primed).style == "elementwise"  # type: ignore[attr-defined]


def test_products_are_flat_and_without_ones() -> None:
    assert product(Number(1.0), X) == X
    assert product(X * W, B) == Product((X, W, B))
    assert product(Number(1.0)) == Number(1.0)
    assert product(X + B, W) == Product((Sum((X, B)), W))
    matrix = Product((X, W), "matrix")
    assert product(matrix, B) == Product((matrix, B))


def test_settings_are_as_they_were_typed() -> None:
    assert setting(1 - 0.999) == Printed(Decimal("0.001"))
    assert setting(0.5) == Printed(Decimal("0.5"))


def test_two_entries_change_places_wherever_they_are_multiplied() -> None:
    x, w = Entry(X, (), 3.0), Entry(W, (), 2.0)
    formula = Quotient(Product((Sum((x * w, w * x)), Product((x, w, x)))), Number(4.0))
    assert written(turned_products(formula)) == "(W × x + x × W) × x × W × x / 4"
