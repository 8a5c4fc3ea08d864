"""Trees are computed from their leaves; nothing grows without bounds."""

from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.verify.values.arrays import Unfit
from clearprop.verify.values.evaluate import Missing, evaluate, leaf_key
from tests.verify.reading import parsed

LEAVES = {"x": 0.5, "v": np.array([1.0, -2.0]), "W": np.array([[1.0, 2.0], [3.0, 4.0]])}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/(1 + e^-0.39)", 1 / (1 + math.exp(-0.39))),
        ("2x - x^2", 0.75),
        ("σ(0)", 0.5),
        ("π", math.pi),
        ("|−3| + √4", 5.0),
        ("v·v", 5.0),
        ("Σ v", -1.0),
        ("[x > 0]*2", 2.0),
        (r"$\begin{cases} x & x > 1 \\ 0.1 x & \text{else} \end{cases}$", 0.05),
        ("max(0, -x)", 0.0),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert evaluate(parsed(text, "x v W"), LEAVES) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("W v", [-3.0, -5.0]),
        ("max(0, v)", [1.0, 0.0]),
        ("v^2 - 1", [0.0, 3.0]),
        ("[x, 2x]", [0.5, 1.0]),
        ("(1, 2)^T", [[1.0], [2.0]]),
        ("W.T", [[1.0, 3.0], [2.0, 4.0]]),
        ("[v, v]", [[1.0, -2.0], [1.0, -2.0]]),
    ],
)
def test_arrays(text: str, value: list[float]) -> None:
    assert np.allclose(evaluate(parsed(text, "x v W"), LEAVES), value)


@pytest.mark.parametrize("text", ["9^9^9", "9**9**9**9", "1/0", "exp(1000)", "ln(0)", "√(-1)", "W·[1, 2, 3]"])
def test_what_has_no_value_is_refused(text: str) -> None:
    with pytest.raises(Unfit):
        evaluate(parsed(text, "W"), LEAVES)


def test_a_name_without_a_value_is_missing() -> None:
    with pytest.raises(Missing, match="unknown"):
        evaluate(parsed("0.5*unknown"), LEAVES)
    with pytest.raises(Missing):
        evaluate(parsed("1 + …"), LEAVES)


def test_the_exponential_is_not_somebodys_e() -> None:
    leaves = {"e": 0.2}
    assert evaluate(parsed("e^-0.5", "e"), leaves) == pytest.approx(math.exp(-0.5))
    assert evaluate(parsed("e^2", "e"), leaves) == pytest.approx(0.04)


def test_equal_digits_are_one_leaf() -> None:
    assert leaf_key(parsed("0.50")) == "#0.50"
    assert leaf_key(parsed("w5")) == "w_5"
