"""What an expression begins with."""

from __future__ import annotations

import pytest

from tests.verify.reading import key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("√2 + 1", "(sqrt(2.0) + 1.0)"),
        ("|x - 1|", "abs((x - 1.0))"),
        ("‖x‖^2", "(norm(x) ^ 2.0)"),
        (r"$\sum_{i=1}^{3} x_i y_i + 1$", "(Σ_i=1^3 ((x_i · y_i)) + 1.0)"),
        (r"$\sum_k e^{z_k}$", "Σ_k=^ (exp(z_k))"),
        ("∂E/∂w5 * 2", "(∂E/∂w_5 * 2.0)"),
        ("∇W1", "∇W_1"),
        (r"$\nabla_{W} L$", "∇_WL"),
        ("0.333...", "0.333"),
        ("+0.5", "0.5"),
        ("--0.5", "-(-(0.5))"),
        (r"$\text{new weight} + 1$", "(new weight + 1.0)"),
    ],
)
def test_prefixes(text: str, expected: str) -> None:
    assert key(text, "x y") == expected


def test_a_sum_sign_before_a_relation_is_a_name() -> None:
    from tests.verify.reading import said

    assert said("Σ = 0.5 + 1 = 1.5") == ["Σ = (0.5 + 1.0) = 1.5"]
