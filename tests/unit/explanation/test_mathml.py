"""Rows of small formulas: what stays together, what wraps, what is coloured, what is padded."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from clearprop.explanation import mathml
from clearprop.explanation.document import Factor, Grid, Matrix, MatrixEquation
from clearprop.formula.tree import (
    Call,
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
)
from tests.unit.explanation.documents import grid

z, W = Symbol("z"), Symbol("W")


def number(digits: str) -> Printed:
    return Printed(Decimal(digits))


def row(*parts: Expression) -> mathml.Row:
    return mathml.line(Equality((z, *parts), ("=",) * (len(parts) - 1) + ("≈",)), str)


def text(piece: str) -> str:
    element = ET.fromstring(piece)
    for parent in element.iter():
        for child in list(parent):
            if child.tag == "mphantom":
                parent.remove(child)
    return "".join(element.itertext())


def texts(found: mathml.Row) -> list[str]:
    return [text(piece) for piece in (found.left, *found.pieces)]


def test_a_line_is_cut_before_relations_and_signs() -> None:
    found = row(W * z + Symbol("b"), number("0.5") * number("-0.25"), number("-0.125"))
    assert texts(found) == ["z", "=W ×z", "+b", "=0.5 ×(−0.25)", "≈−0.125"]
    assert all(
        piece.startswith('<math><mrow><mo form="infix" lspace="0" rspace="0.28em">') for piece in found.pieces
    )


def test_the_result_stands_out_and_only_it() -> None:
    found = row(number("0.5") + number("0.25"), number("0.75"))
    assert ['class="res"' in piece for piece in found.pieces] == [False, False, True]


def test_short_brackets_stay_together() -> None:
    found = row(number("0.5") * Sum((number("1"), Negative(number("0.5")))), number("0.25"))
    assert texts(found) == ["z", "=0.5 ×(1 −0.5)", "≈0.25"]


def test_a_minus_behind_a_relation_is_a_sign() -> None:
    assert '<mo form="prefix">−</mo>' in row(Negative(Call("ln", (z,))), number("0.5")).pieces[0]


@pytest.mark.parametrize("over", [Number(20), Symbol("n")])
def test_a_wide_fraction_is_written_on_the_line(over: Expression) -> None:
    terms = Sum(tuple(number(f"0.12345{k}") for k in range(8)))
    found = row(Quotient(terms, over), number("1"))
    assert not any("mfrac" in piece for piece in found.pieces)
    assert len(found.pieces) == 9
    assert texts(found)[8].startswith("+0.123457) /")
    assert "mfrac" in row(Quotient(number("0.5"), over), number("1")).pieces[0]


def test_wide_roots_and_powers_are_written_on_the_line() -> None:
    terms = Sum(tuple(number(f"0.12345{k}") for k in range(8)))
    assert texts(row(Power(terms, Number(0.5)), number("1")))[1] == "=√(0.123450"
    squared = row(Power(terms, Number(2.0)), number("1"))
    assert squared.pieces[7].endswith(
        '<msup><mrow><mo stretchy="false">)</mo></mrow><mrow><mn>2</mn></mrow></msup></mrow></math>'
    )


def test_a_matrix_is_one_formula_with_its_name_and_shape_below() -> None:
    (piece,) = mathml.matrix(Factor(W, grid("W", ("0.15", "-0.25"), ("0.2", "0"))), str)
    assert text(piece) == "[0.15−0.250.20]W (2, 2)"
    assert piece.count('class="pos"') == 2
    assert piece.count('class="neg"') == 1
    assert "<mphantom><mn>−0</mn></mphantom>" not in piece
    assert piece.count("<mphantom>") == 3


def test_only_numbers_whose_sign_says_something_are_coloured() -> None:
    assert not mathml.is_signed(grid("x", ("0.5",)))
    assert mathml.is_signed(grid("delta", ("0.5",)))
    assert not mathml.is_signed(Grid(((None,),), (4, 4), (None,), (None,)))


def test_a_wide_matrix_is_cut_between_columns() -> None:
    wide = grid("x", ("0.123456",) * 6, ("0.5",) * 6)
    pieces = mathml.matrix(Factor(W, wide), str, more="9 more rows")
    assert len(pieces) == 2
    assert [piece.startswith('<math class="matrix more">') for piece in pieces] == [False, True]
    assert "[</mo>" in pieces[0]
    assert "]</mo>" not in pieces[0]
    assert text(pieces[0]).endswith("W (2, 6) · 9 more rows")
    assert text(pieces[1]).endswith("][:, 3…5]")


def test_gaps_are_dots() -> None:
    shown = grid("x", ("1", None, "2"), (None, None, None), ("3", None, "4"), shape=(9, 9))
    assert text(mathml.matrix(Factor(W, shown), str)[0]) == "[1⋯2⋮⋮⋮3⋯4]W (9, 9)"


def test_a_matrix_equation_is_one_row() -> None:
    one = grid("W", ("0.5",))
    formula = Product((z, W), "elementwise")
    block = MatrixEquation(
        z, formula, ((Factor(z, one), Factor(W, one)), (Factor(W, one),)), "≈", one, style="elementwise"
    )
    found = texts(mathml.equation(block, str, lambda _: ""))
    assert found == ["z", "=z ⊙W", "=[0.5]z (1, 1)", "⊙[0.5]W (1, 1)", "+[0.5]W (1, 1)", "≈[0.5]z (1, 1)"]
    assert texts(mathml.field(Matrix(z, one, W), str, lambda _: ""))[1:] == ["=W", "=[0.5]z (1, 1)"]
    assert texts(mathml.field(Matrix(z, one), str, lambda _: "1 more"))[1:] == ["=[0.5]z (1, 1) · 1 more"]


def test_signs_have_a_class_and_zero_has_none() -> None:
    assert [mathml.sign_class(number(n)) for n in ("0.5", "-0.5", "0")] == ["pos", "neg", ""]
