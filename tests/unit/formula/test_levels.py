"""The shape of a formula: what is one term, one factor, one number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clearprop.formula.levels import Level, flat_factors, flat_terms, has_symbols, is_half, unwrapped
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

a, b, c = Symbol("a"), Symbol("b"), Symbol("c")
entry = Entry(Symbol("W"), (0, 0), 0.25)


def test_levels_are_in_order() -> None:
    assert Level.EQUALITY < Level.SUM < Level.SIGNED < Level.TOTAL < Level.PRODUCT < Level.POWER < Level.ATOM


def test_sums_and_products_of_one_part_are_that_part() -> None:
    assert unwrapped(Sum((Product((Sum((a,)),)),))) == a
    assert unwrapped(Sum(())) == Number(0.0)
    assert unwrapped(Product(())) == Number(1.0)
    assert unwrapped(a + b) == a + b


def test_terms_of_inner_sums_stand_in_their_place() -> None:
    assert flat_terms((a + b) + Sum((c + a,))) == [a, b, c, a]
    assert flat_terms(a - (b + c)) == [a, Negative(b + c)]
    assert flat_terms(a) == [a]


def test_factors_of_inner_products_stand_in_their_place() -> None:
    matrix = Product((a, b), "matrix")
    assert flat_factors(Product((a * b, c * a)), any_style=False) == [a, b, c, a]
    assert flat_factors(Product((matrix, c), "elementwise"), any_style=False) == [matrix, c]
    assert flat_factors(Product((matrix, c), "elementwise"), any_style=True) == [a, b, c]
    assert flat_factors(Product((Product((a,)), c)), any_style=False) == [a, c]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda leaf: leaf,
        lambda leaf: leaf + Number(1),
        lambda leaf: leaf * Number(1),
        lambda leaf: Call("max", (Number(0), leaf)),
        lambda leaf: Equality((Number(1), leaf), ("=",)),
        lambda leaf: Quotient(Number(1), leaf),
        lambda leaf: Quotient(leaf, Number(1)),
        lambda leaf: Power(leaf, Number(2)),
        lambda leaf: Power(Number(2), leaf),
        Negative,
        Transpose,
        lambda leaf: Total(leaf, "rows"),
    ],
)
def test_symbols_are_found_wherever_they_are(wrap: type[Negative]) -> None:
    assert has_symbols(wrap(a))
    assert not has_symbols(wrap(entry))
    assert not has_symbols(wrap(Printed(Decimal(1))))


@pytest.mark.parametrize(
    ("formula", "half"),
    [
        (Number(0.5), True),
        (Printed(Decimal("0.5")), True),
        (Printed(Decimal("0.500")), True),
        (Quotient(Number(1), Number(2)), True),
        (Number(2), False),
        (Printed(Decimal("0.25")), False),
        (Quotient(Number(1), Number(3)), False),
        (a, False),
    ],
)
def test_one_half_is_recognised(formula: Expression, half: bool) -> None:
    assert is_half(formula) is half
