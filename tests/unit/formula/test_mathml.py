"""Formulas as a browser draws them: well formed, basic elements only, nothing from a name left unescaped."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from clearprop.formula.mathml import mathml, pieces
from clearprop.formula.tree import Call, Expression, Number, Power, Printed, Symbol, Total, Transpose
from tests.unit.formula.formulas import FORMULAS, a, entry, half, one, two, y

BASIC = {"math", "mi", "mn", "mo", "mrow", "msub", "msup", "msubsup", "mfrac", "msqrt", "mtext"}
CHILDREN = {"msub": 2, "msup": 2, "msubsup": 3, "mfrac": 2}
L_BY_W = "<mfrac><mrow><mi>∂</mi><mi>L</mi></mrow><mrow><mi>∂</mi><mi>W</mi></mrow></mfrac>"


def inner(formula: Expression, **options: object) -> str:
    text = mathml(formula, **options)  # type: ignore[arg-type]
    assert text.startswith("<math><mrow>")
    assert text.endswith("</mrow></math>")
    return text[len("<math><mrow>") : -len("</mrow></math>")]


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas_of_a_network_are_well_formed(name: str) -> None:
    for element in ET.fromstring(mathml(FORMULAS[name])).iter():
        assert element.tag in BASIC
        assert len(element) == CHILDREN.get(element.tag, len(element))
        if element.tag in ("mi", "mn", "mo", "mtext"):
            assert len(element) == 0
            assert element.text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (FORMULAS["fused"], "<mi>c</mi><mo>\u2062</mo><mo>(</mo><mi>a</mi><mo>−</mo><mi>y</mi><mo>)</mo>"),
        (
            Transpose(Symbol("a_in")),
            "<msup><mrow><msub><mi>a</mi><mrow><mi>in</mi></mrow></msub></mrow><mo>⊤</mo></msup>",
        ),
        (Symbol("dW"), L_BY_W),
        (
            Power(Symbol("dW"), two),
            f"<msup><mrow><mo>(</mo>{L_BY_W}<mo>)</mo></mrow><mrow><mn>2</mn></mrow></msup>",
        ),
        (
            entry("slope", 0, layer=2),
            "<mfrac><mrow><mi>∂</mi><msubsup><mi>a</mi><mrow><mn>0</mn></mrow>"
            "<mrow><mo>(</mo><mn>2</mn><mo>)</mo></mrow></msubsup></mrow>"
            "<mrow><mi>∂</mi><msubsup><mi>z</mi><mrow><mn>0</mn></mrow>"
            "<mrow><mo>(</mo><mn>2</mn><mo>)</mo></mrow></msubsup></mrow></mfrac>",
        ),
        (entry("W", 0, 2), "<msub><mi>W</mi><mrow><mn>0</mn><mo>,</mo><mn>2</mn></mrow></msub>"),
        (Symbol("beta1"), "<msub><mi>β</mi><mrow><mn>1</mn></mrow></msub>"),
        (Symbol("update_W"), "<mi>Δ</mi><mi>W</mi>"),
        (one / two, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
        (a / y, "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>y</mi></mrow></mfrac>"),
        (Power(a, half), "<msqrt><mi>a</mi></msqrt>"),
        (Call("exp", (a,)), "<msup><mrow><mi>e</mi></mrow><mrow><mi>a</mi></mrow></msup>"),
        (
            Call("sigmoid", (a,), derivative=1),
            "<msup><mi>σ</mi><mo>′</mo></msup><mo>(</mo><mi>a</mi><mo>)</mo>",
        ),
        (Call("max", (a, y)), "<mi>max</mi><mo>(</mo><mi>a</mi><mo>,</mo><mi>y</mi><mo>)</mo>"),
        (Call("elu(1.0)", (a,)), "<mi>elu</mi><mo>(</mo><mi>a</mi><mo>;</mo><mn>1.0</mn><mo>)</mo>"),
        (Call("abs", (a,)), '<mo form="prefix">|</mo><mi>a</mi><mo form="postfix">|</mo>'),
        (Total(a, "rows"), "<msub><mo>∑</mo><mtext>rows</mtext></msub><mi>a</mi>"),
        (Transpose(Symbol("W")), "<msup><mrow><mi>W</mi></mrow><mo>⊤</mo></msup>"),
        (Number(-0.5) * Number(-0.5), "<mn>−0.5</mn><mo>×</mo><mo>(</mo><mn>−0.5</mn><mo>)</mo>"),
        (Printed(Decimal("-3.5E-8")), "<mn>−3.5</mn><mo>×</mo><msup><mn>10</mn><mn>−8</mn></msup>"),
        (Printed(Decimal("12345")), "<mn>12\u2009345</mn>"),
        (Printed(Decimal("Infinity")), "<mi>∞</mi>"),
        (Printed(Decimal("-Infinity")), "<mo>−</mo><mi>∞</mi>"),
        (Printed(Decimal("NaN")), "<mn>nan</mn>"),
    ],
)
def test_elements(formula: Expression, text: str) -> None:
    assert inner(formula) == text


def test_names_and_words_are_escaped() -> None:
    assert inner(Symbol("<b>&")) == "<mi>&lt;b&gt;&amp;</mi>"
    assert inner(Call("<f>", (a,))).startswith("<mi>&lt;f&gt;</mi>")
    assert "<mtext>&lt;行&gt;</mtext>" in inner(Total(a, "rows"), words=lambda over: "<行>")
    assert inner(Symbol("W_<i>")) == "<msub><mi>W</mi><mrow><mi>&lt;i&gt;</mi></mrow></msub>"


def test_a_total_over_everything_names_nothing() -> None:
    assert inner(Total(a, "rows"), words=lambda over: "") == "<mo>∑</mo><mi>a</mi>"


def test_numbers_stand_for_entries() -> None:
    assert inner(entry("W", 0, 0, value=1 / 3), form="numbers", digits=3) == "<mn>0.333</mn>"


@pytest.mark.parametrize("name", FORMULAS)
def test_pieces_are_the_whole(name: str) -> None:
    written = pieces(FORMULAS[name])
    joined = "".join(re.sub("^<math><mrow>(.*)</mrow></math>$", r"\1", piece) for piece in written)
    assert joined.replace(' form="infix"', "") == inner(FORMULAS[name])
    for piece in written:
        ET.fromstring(piece)


def test_a_piece_begins_with_its_sign() -> None:
    assert pieces(a - y) == (
        "<math><mrow><mi>a</mi></mrow></math>",
        '<math><mrow><mo form="infix">−</mo><mi>y</mi></mrow></math>',
    )
