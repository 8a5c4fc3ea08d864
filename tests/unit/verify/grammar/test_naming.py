"""Names with scripts, superscripts, brackets and primes."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.cursor import Unreadable
from clearprop.verify.grammar.naming import derivative_name
from clearprop.verify.grammar.tree import Name
from tests.verify.reading import key


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        (r"$W_{21}^{(1)}$", "", "W_21^1"),
        (r"$W^{[1]}_{21}$", "", "W_21^1"),
        (r"$w_5^{+}$", "", "w_5^+"),
        (r"$w_5^{\text{new}}$", "", "w_5^new"),
        (r"$x^2$", "x", "(x ^ 2.0)"),
        (r"$x^n$", "x n", "(x ^ n)"),
        (r"$H^T$", "H", "(H)^T"),
        (r"$H^{\mathsf T}$", "H", "(H)^T"),
        (r"$w'$", "", "w'"),
        ("W.T", "W", "(W)^T"),
        ("W[0, 1]", "W", "W[0,1]"),
        ("dE/dw5", "", "dE/dw_5"),
        ("a/dw5", "", "(a / dw_5)"),
        ("dE/dw5", "dE dw_5", "(dE / dw_5)"),
        ("o(1 - o)", "o", "(o · (1.0 - o))"),
        ("g(0.5)", "", "g(0.5)"),
        (r"$e^{-x}$", "x", "exp(-(x))"),
        ("e^2", "e", "(e ^ 2.0)"),
    ],
)
def test_names(text: str, known: str, expected: str) -> None:
    assert key(text, known) == expected


def test_a_derivative_is_one_name() -> None:
    assert derivative_name(Name("∂E"), Name("∂w")).text == "∂E/∂w"


def test_an_open_bracket_after_an_unknown_function_is_refused() -> None:
    with pytest.raises(Unreadable):
        key(r"$g(0.5$")
