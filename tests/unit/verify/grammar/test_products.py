"""What stands side by side multiplies, unless it is a remark."""

from __future__ import annotations

import pytest

from clearprop.verify.grammar.cursor import number
from clearprop.verify.grammar.products import joined
from clearprop.verify.grammar.tree import Binary, Negative
from tests.verify.reading import key, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2x", "(2.0 · x)"),
        ("0.5(0.3)(0.2)", "((0.5 · 0.3) · 0.2)"),
        ("(0.5)0.3", "(0.5 · 0.3)"),
        ("1/2 (x - 1)^2", "((1.0 / 2.0) · ((x - 1.0) ^ 2.0))"),
        ("x y", "(x · y)"),
        ("x1y2", "(x_1 · y_2)"),
        (r"$xy_2$", "(x · y_2)"),
        (r"$2\hat y(1 - x)$", "((2.0 · ŷ) · (1.0 - x))"),
    ],
)
def test_products(text: str, expected: str) -> None:
    assert key(text, "x y x_1 y_2 ŷ") == expected


@pytest.mark.parametrize(
    "text", ["a = 0.39 (1)", "a = 0.39 (3.5 %)", "a = 0.39 (rounded up)", "a = 0.39 units", "a = 0.39 b = 1"]
)
def test_remarks_are_no_factors(text: str) -> None:
    assert said(text)[0] == "a = 0.39"


def test_powers_of_ten_belong_to_the_literal() -> None:
    power = Binary("^", number("10"), Negative(number("3")))
    literal = joined("*", number("1.2"), power)
    assert literal.key == "0.0012"
    assert joined("*", number("1.2"), number("10")).key == "(1.2 * 10.0)"
