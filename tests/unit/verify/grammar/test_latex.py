"""Fractions, roots, marks, matrices and cases of LaTeX."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.parser import Unreadable
from tests.verify.reading import key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\frac{1}{1 + e^{-0.5}}$", "(1.0 / (1.0 + exp(-(0.5))))"),
        (r"$\tfrac12 x$", "((1.0 / 2.0) · x)"),
        (r"$\sqrt{4 + x}$", "sqrt((4.0 + x))"),
        (r"$\frac{\partial E}{\partial w_5}$", "∂E/∂w_5"),
        (r"$\frac{dL}{dw}$", "dL/dw"),
        (r"$\frac{\mathrm{d}L}{\mathrm{d}\hat{y}}$", "dL/dŷ"),
        (r"$\hat{y}_1 + \bar x$", "(ŷ_1 + ¯x)"),
        (r"$\hat{y_1}$", "ŷ_1"),
        (r"$\begin{bmatrix} 1 & -2 \\ 3 & 4 \end{bmatrix}$", "[1.0, -(2.0); 3.0, 4.0]"),
        (r"$\left[\begin{array}{cc} 1 & 2 \end{array}\right]$", "[1.0, 2.0]"),
        (r"$\underbrace{0.5 + 1}_{net}$", "(0.5 + 1.0)"),
        (r"$\boxed{0.5}$", "0.5"),
        (
            r"$\begin{cases} z & z > 0 \\ 0.1 z & \text{otherwise} \end{cases}$",
            "cases(z if (z > 0.0); (0.1 · z) if )",
        ),
    ],
)
def test_latex(text: str, expected: str) -> None:
    assert key(text, "x z") == expected


@pytest.mark.parametrize(
    "text",
    [
        r"$\frac{1}{$",
        r"$\begin{bmatrix} 1 & 2 \\ 3 \end{bmatrix}$",
        r"$\sqrt[3]{x}$",
        r"$\hat{x + y}$",
        r"$\unknown$",
        r"$\begin{cases} \end{cases}$",
    ],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        key(text, "x y")


def test_an_ellipsis_in_a_matrix_is_not_guessed() -> None:
    assert "?…" in key(r"$\begin{bmatrix} 1 & \cdots & 3 \end{bmatrix}$")
