"""Formulas are recomputed exactly where they can be, and the sign before a result is honest."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest

from clearprop.formula.arithmetic import Worked, as_value, magnitude, peak, recompute, relation, same, size_of
from clearprop.formula.tree import (
    Call,
    Entry,
    Expression,
    Negative,
    Number,
    Power,
    Printed,
    Product,
    Sum,
    Symbol,
    Total,
    Transpose,
)

INF, NAN = math.inf, math.nan


def p(text: str) -> Printed:
    return Printed(Decimal(text))


def refuses(z: float) -> float:
    raise ValueError(z)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (p("0.1") + p("0.2"), "3/10"),
        (Number(0.5) * p("0.3"), "3/20"),
        (Entry(Symbol("W"), (0, 0), 0.25) / p("3"), "1/12"),
        (p("1") - p("0.9"), "1/10"),
        (Power(p("1.1"), Number(2)), "121/100"),
        (Power(p("0.5"), Number(-3)), "8"),
        (Power(p("0"), Number(0)), "1"),
        (Power(p("2.25"), Number(0.5)), "3/2"),
        (Call("sigmoid", (p("0.5") - p("0.5"),)), "1/2"),
        (Call("leaky_relu(0.01)", (p("-3"),)), "-3/100"),
        (Call("max", (p("0"), p("-1"))), "0"),
        (Sum(()), "0"),
        (Product(()), "1"),
    ],
)
def test_exact_formulas(formula: Expression, value: str) -> None:
    assert recompute(formula) == Worked(Fraction(value), True)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (Power(p("2"), Number(0.5)), math.sqrt(2)),
        (Power(p("0.999"), p("1000")), 0.999**1000),
        (Power(p("2"), p("0.3")), 2**0.3),
        (Call("tanh", (p("0.5"),), math.tanh), math.tanh(0.5)),
        (p("1") - Call("tanh", (p("0.5"),), math.tanh), 1 - math.tanh(0.5)),
        (Negative(Call("exp", (p("1"),), math.exp)), -math.e),
        (p("2") * Power(p("2"), Number(0.5)), math.sqrt(8)),
        (Call("relu", (Power(p("2"), Number(0.5)),)), math.sqrt(2)),
    ],
)
def test_formulas_that_are_not_exact_say_so(formula: Expression, value: float) -> None:
    found = recompute(formula)
    assert found.exact is False
    assert float(found.value) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (p("1") / p("0"), INF),
        (p("-1") / p("0"), -INF),
        (p("0") / p("0"), NAN),
        (Power(p("0"), Number(-1)), INF),
        (Number(INF) + p("1"), INF),
        (Number(INF) - Number(INF), NAN),
        (Number(INF) * p("0"), NAN),
        (p("1e400") * Number(-INF), -INF),
        (p("-1e400") + Number(INF), NAN),
        (-Number(INF), -INF),
        (Power(p("-1"), Number(0.5)), NAN),
        (Power(p("1e300"), p("65")), INF),
        (p("Infinity") + p("1"), INF),
        (Call("ln", (p("0"),), math.log), NAN),
        (Call("exp", (p("1000"),), math.exp), NAN),
        (Call("f", (p("0"),), lambda z: 1 / z), NAN),
        (Call("relu", (Number(INF),), lambda z: z), INF),
        (Call("f", (p("2"),), refuses), NAN),
    ],
)
def test_what_is_not_finite_follows_floats(formula: Expression, value: float) -> None:
    assert same(recompute(formula).value, value)


@pytest.mark.parametrize(
    "formula", [Symbol("W"), Transpose(Symbol("W")), Total(p("1"), "rows"), Call("f", (p("1"),))]
)
def test_what_has_no_single_value_says_so(formula: Expression) -> None:
    with pytest.raises(TypeError, match="has no single value"):
        recompute(p("1") + formula)


def test_finite_parts_of_a_quotient_by_infinity() -> None:
    assert recompute(p("1") / Number(INF)).value == 0


@pytest.mark.parametrize(
    ("formula", "size"),
    [
        (p("3") - p("2"), 5),
        (p("-3") * (p("1") - p("1")), 6),
        ((p("1") - p("3")) / (p("1") - p("3")), 2),
        (-(p("1") - p("1")), 2),
        (Power(p("3") - p("2"), Number(2.0)), 10),
        (Power(p("2.25"), Number(0.5)), Fraction(3, 2)),
        (Call("relu", (p("1") - p("4"),)), 0),
        (Call("relu", (p("4") - p("1"),)), 5),
        (Call("leaky_relu(0.01)", (p("1") - p("4"),)), Fraction(5, 100)),
        (Call("abs", (p("1") - p("1"),)), 2),
        (Call("max", (p("0"), p("1") - p("4"))), 0),
        (Call("min", (p("0"), p("1") - p("4"))), 5),
        (Call("max", (p("0"), p("1") - p("1"))), 2),
        (Call("max", (p("2"),), lambda z: -z, derivative=1), 2),
        (Call("relu", (p("1") - p("4"),), derivative=1), 0),
        (p("-7"), 7),
    ],
)
def test_how_large_the_numbers_are_that_are_added_up(formula: Expression, size: Fraction) -> None:
    assert magnitude(formula) == size


@pytest.mark.parametrize(
    ("value", "result", "sign"),
    [
        (Worked(Fraction(3, 10), True), "0.3", "="),
        (Worked(Fraction(3, 10), True), "0.300000", "="),
        (Worked(Fraction(3, 10), False), "0.3", "≈"),
        (Worked(Fraction(1, 3), True), "0.333333", "≈"),
        (Worked(NAN, True), "NaN", "="),
        (Worked(-INF, True), "-Infinity", "="),
        (Worked(INF, True), "-Infinity", "≈"),
    ],
)
def test_the_sign_before_a_result(value: Worked, result: str, sign: str) -> None:
    assert relation(value, Decimal(result)) == sign


@pytest.mark.parametrize(
    ("formula", "largest"),
    [
        (p("-3"), 3),
        (p("0.5") * (p("3") - p("2")), 5),
        (p("0.1") * p("40") * p("0.5"), 40),
        (p("6") / p("0.5"), 12),
        (p("6") / p("3"), 6),
        (-Power(p("-3"), Number(2.0)), 9),
        (Power(p("0.5"), Number(2.0)), 1),
        (Call("tanh", (p("20") + p("-20"),), math.tanh), 40),
        (p("2") / p("0"), INF),
    ],
)
def test_the_largest_number_on_the_way(formula: Expression, largest: float) -> None:
    assert peak(formula) == largest


def test_values_and_sizes() -> None:
    assert as_value(0.5) == Fraction(1, 2)
    assert as_value(Decimal("0.1")) == Fraction(1, 10)
    assert as_value(-INF) == -INF
    assert size_of(Fraction(-1, 2)) == Fraction(1, 2)
    assert size_of(-INF) == INF
    assert not same(NAN, Fraction(0))
