"""Formulas that a network is made of, built once for the tests of all three alphabets."""

from __future__ import annotations

from decimal import Decimal

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

W, a, y, z, delta = (Symbol(name) for name in ("W", "a", "y", "z", "delta"))
one, two, half = Number(1), Number(2), Number(0.5)
slope_of_sigmoid = a * (one - a)


def entry(name: str, *index: int, value: float = 0.25, layer: int | None = None) -> Entry:
    return Entry(Symbol(name, layer), index, value)


def matrix(*factors: Expression) -> Product:
    return Product(factors, "matrix")


def elementwise(*factors: Expression) -> Product:
    return Product(factors, "elementwise")


FORMULAS: dict[str, Expression] = {
    "affine": Equality((z, Sum((matrix(Symbol("a_in"), W), Symbol("b")))), ("=",)),
    "gradient": matrix(Transpose(Symbol("a_in")), delta),
    "fused": Symbol("c") * (a - y),
    "output delta": elementwise(a - y, slope_of_sigmoid),
    "hidden delta": elementwise(matrix(Symbol("delta", 2), Transpose(Symbol("W", 2))), slope_of_sigmoid),
    "slopes": elementwise(Symbol("da"), Symbol("slope")),
    "product of sums": matrix(a + y, Transpose(a - y)),
    "loss": Total(half * Power(a - y, two), "rows"),
    "penalty": Product((half, Symbol("l2"), Total(Power(W, two), "weights"))),
    "update": W - Symbol("learning_rate") * Symbol("g_W"),
    "clipped": Symbol("clip_scale") * (Symbol("dW") + Symbol("l2") * W),
    "sigmoid": one / (one + Call("exp", (-z,))),
    "cross entropy": -(y * Call("ln", (a,)) + (one - y) * Call("ln", (one - a,))),
    "adam": (Symbol("m_W") / (one - Power(Symbol("beta1"), Symbol("t"))))
    / (Power(Symbol("v_W"), half) + Symbol("epsilon")),
    "state": Symbol("beta1") * Symbol("state_before.m_W"),
    "relu": Call("max", (Number(0), z)),
    "leaky slope": Call("leaky_relu(0.01)", (z,), derivative=1),
    "sigmoid slope": Call("sigmoid", (z,), derivative=1),
    "size": Call("abs", (a - y,)),
    "one entry": Equality(
        (
            entry("dW", 0, 2),
            entry("x", 0, 0) * entry("delta", 0, 2) + entry("x", 1, 0) * entry("delta", 1, 2, value=-0.5),
        ),
        ("=",),
    ),
    "entry of a layer": entry("delta", 3, 0, layer=2),
    "line": Equality(
        (
            entry("loss"),
            Printed(Decimal("12345.5")) * Printed(Decimal("-3.5E-8")),
            Printed(Decimal("-0.000432093")),
        ),
        ("=", "≈"),
    ),
    "change": Symbol("update_W") / Power(Symbol("update_W"), two),
    "signs": Sum((Negative(a), Negative(y), Negative(Negative(z)), Negative(one + two))),
    "mean": Quotient(one, Number(4)) * Total(a, "rows"),
}
