"""Formulas in LaTeX; KaTeX in strict mode took every line here when it was written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from clearprop.formula.latex import latex, pieces
from clearprop.formula.tree import Expression, Number, Power, Printed, Symbol, Total, Transpose
from tests.unit.formula.formulas import FORMULAS, a, entry, half, matrix, one, two, y

WRITTEN = {
    "affine": r"z = a_{\text{in}} \, W + b",
    "gradient": r"{a_{\text{in}}}^{\top} \, \delta",
    "fused": r"c \, (a - y)",
    "output delta": r"(a - y) \odot a \, (1 - a)",
    "hidden delta": r"(\delta^{(2)} \, {W^{(2)}}^{\top}) \odot a \, (1 - a)",
    "slopes": r"\frac{\partial L}{\partial a} \odot \frac{\partial a}{\partial z}",
    "product of sums": r"(a + y) \, {(a - y)}^{\top}",
    "loss": r"\sum_{\text{rows}} \frac{1}{2} \, (a - y)^{2}",
    "penalty": r"\frac{1}{2} \, \lambda \, \sum_{\text{weights}} W^{2}",
    "update": r"W - \eta \times g_{W}",
    "clipped": r"\text{clip\_scale} \, \bigl(\frac{\partial L}{\partial W} + \lambda \times W\bigr)",
    "sigmoid": r"\frac{1}{1 + e^{-z}}",
    "cross entropy": r"-(y \times \ln(a) + (1 - y) \times \ln(1 - a))",
    "adam": r"\frac{\frac{m_{W}}{1 - \beta_{1}^{t}}}{\sqrt{v_{W}} + \varepsilon}",
    "state": r"\beta_{1} \times m_{W,\text{before}}",
    "relu": r"\max(0, z)",
    "leaky slope": r"\operatorname{leaky\_relu}'(z; 0.01)",
    "sigmoid slope": r"\sigma'(z)",
    "size": r"|a - y|",
    "one entry": r"\frac{\partial L}{\partial W_{0,2}} = x_{0,0} \times \delta_{0,2}"
    r" + x_{1,0} \times \delta_{1,2}",
    "entry of a layer": r"\delta^{(2)}_{3,0}",
    "line": r"L = 12\,345.5 \times (-3.5 \times 10^{-8}) \approx -0.000432093",
    "change": r"\frac{\Delta W}{(\Delta W)^{2}}",
    "signs": r"-a - y - (-z) - (1 + 2)",
    "mean": r"\frac{1}{4} \, \sum_{\text{rows}} a",
}


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas_of_a_network(name: str) -> None:
    assert latex(FORMULAS[name]) == WRITTEN[name]


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (Power(half, two), r"\bigl(\frac{1}{2}\bigr)^{2}"),
        (Power(one / Number(3), two), r"\bigl(\frac{1}{3}\bigr)^{2}"),
        (Power(Symbol("W", 2), two), r"(W^{(2)})^{2}"),
        (Power(Symbol("dW"), two), r"\bigl(\frac{\partial L}{\partial W}\bigr)^{2}"),
        (Transpose(Symbol("dW")), r"{\bigl(\frac{\partial L}{\partial W}\bigr)}^{\top}"),
        (Power(entry("W", 0, 1), two), r"W_{0,1}^{2}"),
        (Power(Power(a, half), two), r"\bigl(\sqrt{a}\bigr)^{2}"),
        (Power(Printed(Decimal("-1.5E+8")), two), r"(-1.5 \times 10^{8})^{2}"),
        (entry("slope", 0, 1, layer=2), r"\frac{\partial a^{(2)}_{0,1}}{\partial z^{(2)}_{0,1}}"),
        (entry("dW", 0, 1, layer=2), r"\frac{\partial L}{\partial W^{(2)}_{0,1}}"),
        (entry("update_W", 0, 1), r"\Delta W_{0,1}"),
        (Printed(Decimal("NaN")), r"\text{nan}"),
        (Printed(Decimal("Infinity")), r"\infty"),
        (two * Printed(Decimal("-Infinity")), r"2 \times (-\infty)"),
        (Total(matrix(a, y), "rows"), r"\sum_{\text{rows}} a \, y"),
        (
            Symbol("net_1 & {x} ~^\\"),
            r"\text{net\_1 \& \{x\} \textasciitilde{}\textasciicircum{}\textbackslash{}}",
        ),
        (Symbol("delta_o2"), r"\delta_{\text{o2}}"),
    ],
)
def test_names_brackets_and_numbers(formula: Expression, text: str) -> None:
    assert latex(formula) == text


def test_numbers_stand_for_entries() -> None:
    assert latex(FORMULAS["one entry"], "numbers") == r"0.25 = 0.25 \times 0.25 + 0.25 \times (-0.5)"
    assert latex(entry("W", 0, 0, value=1 / 3), "numbers", digits=3) == "0.333"


def test_a_total_speaks_the_readers_language() -> None:
    assert latex(Total(a, "rows"), words=lambda over: "样本 & 行") == r"\sum_{\text{样本 \& 行}} a"
    assert latex(Total(a, "rows"), words=lambda over: "") == r"\sum a"


@pytest.mark.parametrize("name", FORMULAS)
def test_pieces_are_the_whole(name: str) -> None:
    assert " ".join(pieces(FORMULAS[name])) == WRITTEN[name]


def test_pieces_begin_where_a_line_may_break() -> None:
    assert pieces(FORMULAS["fused"]) == (r"c \, (a", "- y)")
    assert pieces(FORMULAS["sigmoid"]) == (WRITTEN["sigmoid"],)
