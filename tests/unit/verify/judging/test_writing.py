"""Expressions are written with their numbers put in, and can be read again."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.verify.judging.writing import shown, table_text, written
from clearprop.verify.values.evaluate import evaluate
from tests.verify.reading import parsed

VALUES = {"w": 0.5, "g": -0.0226, "x": 2.0, "o": 0.6}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("w - 0.5*g", "0.5 − 0.5 × (−0.0226)"),
        ("w - 0.5*-g", "0.5 − 0.5 × 0.0226"),
        ("(w + x)*o", "(0.5 + 2) × 0.6"),
        ("w - (x - o)", "0.5 − (2 − 0.6)"),
        ("w/(x*o)", "0.5 / (2 × 0.6)"),
        ("w/x*o", "0.5 / 2 × 0.6"),
        ("(w*x)^2", "(0.5 × 2)²"),
        ("σ(g)", "σ(−0.0226)"),
        ("σ'(o)", "σ′(0.6)"),
        ("-w*x", "−0.5 × 2"),
        ("x^o", "2^(0.6)"),
        ("max(0, g)", "max(0, −0.0226)"),
        ("[w, x]", "[0.5, 2]"),
        ("0.5(o)", "0.5 × 0.6"),
    ],
)
def test_expressions(text: str, expected: str) -> None:
    node = parsed(text, "w g x o")
    assert written(node, VALUES, {}) == expected
    again = parsed(expected)
    assert np.allclose(evaluate(again, {}), evaluate(node, VALUES))


def test_what_is_too_long_is_not_written() -> None:
    assert written(parsed("+".join(["0.123456"] * 60)), {}, {}) == ""
    assert written(parsed(r"$\sum_k z_k$"), {}, {}) == ""


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(-0.02260254, 1e-9, "−0.022602540"), (0.1 + 0.2, 0.0, "0.3"), (12.0, 1.0, "12"), (1e-12, 0.0, "1e−12")],
)
def test_numbers(value: float, unit: float, text: str) -> None:
    assert shown(value, unit) == text


def test_matrices() -> None:
    assert table_text(np.array([[1.0, 2.5]]), 0.1) == "[[1.0, 2.5]]"
    assert table_text(np.array([1.0, 2.5])) == "[1, 2.5]"
