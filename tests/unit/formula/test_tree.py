"""The tree computes what it says, and finds what it reads."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

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
    entries_of,
    evaluate,
    terms_of,
)

W, X = Symbol("W"), Symbol("x")
w, x = Entry(W, (0, 2), -0.5, "layer 1, W[0, 2]"), Entry(X, (0, 0), 3.0)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (Number(2), 2.0),
        (w, -0.5),
        (Printed(Decimal("0.250"), w), 0.25),
        (x + w, 2.5),
        (x - w, 3.5),
        (x * w, -1.5),
        (x / w, -6.0),
        (-x, -3.0),
        (Power(x, Number(2)), 9.0),
        (Call("max", (x, Number(5)), max), 5.0),
        (Sum(tuple(Number(0.1) for _ in range(10))), 1.0),
    ],
)
def test_a_formula_gives_its_value(formula: Expression, value: float) -> None:
    assert evaluate(formula) == value
    assert isinstance(evaluate(formula), float)


@pytest.mark.parametrize(
    "formula",
    [W, Transpose(W), Total(W, "rows"), Equality((w, w), ("=",)), Call("sigmoid", (w,)), x + W],
)
def test_what_has_no_single_value_says_so(formula: Expression) -> None:
    with pytest.raises(TypeError, match=r"^an? \w+ has no single value$"):
        evaluate(formula)


def test_operators_build_the_same_nodes_as_hands_do() -> None:
    assert x - w == Sum((x, Negative(w)))
    assert x / w * x == Product((Quotient(x, w), x))
    assert -x == Negative(x)


def test_the_terms_of_a_formula() -> None:
    assert terms_of(x + w) == (x, w)
    assert terms_of(x) == (x,)


def test_entries_come_from_left_to_right_with_repeats() -> None:
    formula = Equality(
        (
            Sum((x * w, Power(Negative(x), Number(2)), w / x)),
            Call("ln", (w,)),
            Transpose(x),
            Total(w, "rows"),
            Printed(Decimal("3"), x),
            Printed(Decimal("3"), Number(3)),
            Symbol("z"),
        ),
        ("=",) * 6,
    )
    assert list(entries_of(formula)) == [x, w, x, w, x, w, x, w, x]


def test_a_node_is_frozen_and_compares_by_content() -> None:
    assert Entry(W, (0, 2), math.pi) == Entry(Symbol("W"), (0, 2), math.pi)
    assert len({w, Entry(W, (0, 2), -0.5, "layer 1, W[0, 2]")}) == 1
    with pytest.raises(AttributeError):
        w.value = 1.0  # type: ignore[misc]
