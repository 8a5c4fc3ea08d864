"""Functions and what they are applied to."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.parser import Unreadable
from tests.verify.reading import key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("σ(0.5)", "sigmoid(0.5)"),
        ("Sigmoid(0.5)", "sigmoid(0.5)"),
        ("ReLU(z)", "relu(z)"),
        ("max(0, z)", "max(0.0, z)"),
        ("tanh 0.5", "tanh(0.5)"),
        ("log10(2)", "log10(2.0)"),
        (r"$\ln \hat{y}$", "ln(ŷ)"),
        (r"$\log_2 8$", "log2(8.0)"),
        (r"$\tanh^2(z)$", "(tanh(z) ^ 2.0)"),
        (r"$\sigma'(z)$", "sigmoid'(z)"),
        (r"$\sigma^{\prime}(z)$", "sigmoid'(z)"),
        (r"$\sigma\begin{bmatrix} 1 \\ 2 \end{bmatrix}$", "sigmoid([1.0; 2.0])"),
        (r"$y \ln p + 1$", "((y · ln(p)) + 1.0)"),
        (r"$\exp\left(-0.5\right)$", "exp(-(0.5))"),
        ("sum + 1", "(sum + 1.0)"),
    ],
)
def test_functions(text: str, expected: str) -> None:
    assert key(text, "y p z sum ŷ") == expected


def test_a_sigma_that_has_a_value_is_a_name() -> None:
    assert key(r"$\sigma + 1$", "σ") == "(σ + 1.0)"


def test_a_function_of_nothing_is_a_name() -> None:
    assert key(r"$\max$") == "max"
    with pytest.raises(Unreadable):
        key("σ(")
