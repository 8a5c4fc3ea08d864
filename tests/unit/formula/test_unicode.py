"""Formulas as a terminal shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clearprop.formula.tree import (
    Call,
    Entry,
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
from clearprop.formula.unicode import pieces, unicode
from tests.unit.formula.formulas import FORMULAS, W, a, elementwise, entry, half, matrix, one, two, y, z

WRITTEN = {
    "affine": "z = a_in W + b",
    "gradient": "a_inᵀ delta",
    "fused": "c (a − y)",
    "output delta": "(a − y) ⊙ a (1 − a)",
    "hidden delta": "(delta₂ W₂ᵀ) ⊙ a (1 − a)",
    "slopes": "da ⊙ slope",
    "product of sums": "(a + y) (a − y)ᵀ",
    "loss": "Σ_rows ½ (a − y)²",
    "penalty": "½ l2 Σ_weights W²",
    "update": "W − learning_rate × g_W",
    "clipped": "clip_scale (dW + l2 × W)",
    "sigmoid": "1 / (1 + e^−z)",
    "cross entropy": "−(y × ln(a) + (1 − y) × ln(1 − a))",
    "adam": "(m_W / (1 − beta1^t)) / (√v_W + epsilon)",
    "state": "beta1 × state_before.m_W",
    "relu": "max(0, z)",
    "leaky slope": "leaky_relu′(z; 0.01)",
    "sigmoid slope": "σ′(z)",
    "size": "|a − y|",
    "one entry": "dW[0, 2] = x[0, 0] × delta[0, 2] + x[1, 0] × delta[1, 2]",
    "entry of a layer": "delta₂[3, 0]",
    "line": "loss = 12\u2009345.5 × (−3.5e-08) ≈ −0.000432093",
    "change": "update_W / update_W²",
    "signs": "−a − y − (−z) − (1 + 2)",
    "mean": "(1 / 4) Σ_rows a",
}


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas_of_a_network(name: str) -> None:
    assert unicode(FORMULAS[name]) == WRITTEN[name]


n = Printed(Decimal("-0.5"))
TINY = Printed(Decimal("3.5E-8"))


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (Sum((n, n)), "−0.5 + (−0.5)"),
        (Sum((one, Negative(n))), "1 − (−0.5)"),
        (Negative(n), "−(−0.5)"),
        (Product((n, n)), "−0.5 × (−0.5)"),
        (Sum((one, Product((n, two)))), "1 + (−0.5) × 2"),
        (Sum((one, Product((Sum((n, two)), two)))), "1 + (−0.5 + 2) × 2"),
        (Quotient(n, n), "−0.5 / (−0.5)"),
        (Sum((one, Quotient(n, two))), "1 + (−0.5) / 2"),
        (Power(n, two), "(−0.5)²"),
        (Power(two, n), "2^−0.5"),
        (Power(one, Printed(Decimal(-12))), "1⁻¹²"),
        (Power(one, a + y), "1^(a + y)"),
        (Power(one, entry("t", 0, 0)), "1^t[0, 0]"),
        (Power(n, half), "√(−0.5)"),
        (Power(a + y, half), "√(a + y)"),
        (Power(a, Quotient(one, two)), "√a"),
        (Call("sqrt", (a,)), "√a"),
        (Power(Power(a, half), two), "(√a)²"),
        (Power(Power(a, two), two), "(a²)²"),
        (Power(Call("exp", (a,)), two), "(e^a)²"),
        (Power(Call("sigmoid", (a,)), two), "σ(a)²"),
        (Power(Transpose(a), two), "(aᵀ)²"),
        (Power(half, two), "(½)²"),
        (Power(Quotient(one, two), two), "(½)²"),
        (Power(a * y, two), "(a × y)²"),
        (Transpose(matrix(a, y)), "(a y)ᵀ"),
        (Transpose(Power(a, two)), "(a²)ᵀ"),
        (Call("sigmoid", (n,)), "σ(−0.5)"),
        (Call("abs", (n,)), "|−0.5|"),
        (Call("exp", (n,)), "e^−0.5"),
        (Call("exp", (a + y,)), "e^(a + y)"),
        (Call("exp", (a,), derivative=1), "exp′(a)"),
        (Product((a, Negative(y))), "a (−y)"),
        (Product((n, a)), "−0.5 × a"),
        (Product((Number(-2), a)), "−2 a"),
        (Product((Negative(a), y)), "(−a) × y"),
        (Product((two, Number(3), a)), "2 × 3 a"),
        (Product((Quotient(a, y), z)), "(a / y) × z"),
        (Product((Total(a, "rows"), z, Total(y, "rows"))), "(Σ_rows a) × z Σ_rows y"),
        (Product((Product((a, y)), z)), "a × y × z"),
        (Product((a, matrix(y, z))), "a (y z)"),
        (matrix(a, elementwise(y, z)), "a (y ⊙ z)"),
        (elementwise(a, matrix(y, z)), "a ⊙ (y z)"),
        (Sum((a, Sum((y, Negative(z))))), "a + y − z"),
        (Sum((Negative(a * y), z)), "−a × y + z"),
        (Total(a + y, "rows"), "Σ_rows (a + y)"),
        (Total(Negative(a), "rows"), "Σ_rows (−a)"),
        (Total(Total(a, "outputs"), "rows"), "Σ_rows Σ_outputs a"),
        (Sum((Total(a, "rows"), Total(a, "outputs"))), "Σ_rows a + Σ_outputs a"),
        (Sum(()), "0"),
        (Product(()), "1"),
        (Sum((a,)), "a"),
        (Product((two, TINY)), "2 × 3.5e-08"),
        (Number(1 / 3), "0.333333"),
        (Printed(Decimal("0.5")) * a, "0.5 × a"),
        (Printed(Decimal("NaN")), "nan"),
        (Entry(Symbol("loss"), (), 0.5), "loss"),
        (Call("f", (a, y, n)), "f(a, y, −0.5)"),
    ],
)
def test_brackets_and_signs(formula: Expression, text: str) -> None:
    assert unicode(formula) == text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (Product((two, TINY)), "2 × (3.5 × 10⁻⁸)"),
        (Sum((one, Negative(TINY))), "1 − 3.5 × 10⁻⁸"),
        (Power(TINY, two), "(3.5 × 10⁻⁸)²"),
        (Quotient(one, TINY), "1 / (3.5 × 10⁻⁸)"),
        (Product((two, Printed(Decimal("-1E-9")))), "2 × (−1 × 10⁻⁹)"),
        (Call("sigmoid", (TINY,)), "σ(3.5 × 10⁻⁸)"),
    ],
)
def test_powers_of_ten_on_pages(formula: Expression, text: str) -> None:
    assert unicode(formula, powers="×") == text


def test_numbers_stand_for_entries() -> None:
    line = FORMULAS["one entry"]
    assert unicode(line, "numbers") == "0.25 = 0.25 × 0.25 + 0.25 × (−0.5)"
    third = Power(entry("W", 0, 0, value=-1 / 3), two)
    assert unicode(third, "numbers", digits=3) == "(−0.333)²"
    assert unicode(third) == "W[0, 0]²"
    assert unicode(half * Power(a - y, two), "numbers") == "0.5 (a − y)²"


def test_every_product_of_numbers_has_its_signs() -> None:
    inner = elementwise(entry("da", 0, 0), matrix(entry("W", 0, 0), entry("W", 0, 1)))
    assert unicode(two * inner) == "2 × da[0, 0] × W[0, 0] × W[0, 1]"


def test_a_total_speaks_the_readers_language() -> None:
    total = Total(a, "rows")
    assert unicode(total, words={"rows": "样本"}.__getitem__) == "Σ_样本 a"
    assert unicode(total, words=lambda over: "") == "Σ a"


def test_pieces_begin_where_a_line_may_break() -> None:
    line = FORMULAS["one entry"]
    assert pieces(line) == ("dW[0, 2]", "= x[0, 0]", "× delta[0, 2]", "+ x[1, 0]", "× delta[1, 2]")
    assert pieces(Power(a - y, two) / (one + a)) == ("(a", "− y)² / (1", "+ a)")
    assert pieces(FORMULAS["gradient"]) == ("a_inᵀ delta",)


@pytest.mark.parametrize("name", FORMULAS)
def test_pieces_are_the_whole(name: str) -> None:
    assert " ".join(pieces(FORMULAS[name])) == WRITTEN[name]


def test_what_is_no_formula_is_refused() -> None:
    with pytest.raises(TypeError, match="a Expression cannot be written"):
        unicode(Expression())
    assert unicode(W) == "W"
