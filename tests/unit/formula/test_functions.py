"""Functions are exact where mathematics says so, and nowhere else."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.formula.functions import exact_value, split_function

# The functions that are rarely exact, by other means; settings after the argument.
TRUTH = {
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
    "exp": mpmath.exp,
    "ln": mpmath.log,
    "log": mpmath.log,
    "sqrt": mpmath.sqrt,
    "silu": lambda z: z / (1 + mpmath.exp(-z)),
    "gelu": lambda z: z * mpmath.ncdf(z),
    "softplus": lambda z: mpmath.log(1 + mpmath.exp(z)),
    "elu": lambda z: z if z > 0 else mpmath.exp(z) - 1,
    "leaky_relu": lambda z: z if z > 0 else None,
    "relu": lambda z: max(z, 0),
    "identity": lambda z: z,
    "abs": abs,
    "sign": mpmath.sign,
}


@pytest.mark.parametrize(
    ("function", "parts"),
    [
        ("sigmoid", ("sigmoid", ())),
        ("leaky_relu(0.01)", ("leaky_relu", ("0.01",))),
        ("uniform(-1, 1)", ("uniform", ("-1", "1"))),
    ],
)
def test_a_name_is_parted_from_its_settings(function: str, parts: tuple[str, tuple[str, ...]]) -> None:
    assert split_function(function) == parts


@pytest.mark.parametrize("name", sorted(TRUTH))
@given(number=st.sampled_from([Fraction(n, 4) for n in range(-12, 13)]))
def test_what_is_called_exact_is_true(name: str, number: Fraction) -> None:
    known = exact_value(name, 0, (number,))
    if known is not None:
        assert abs(TRUTH[name](mpmath.mpf(number.numerator) / number.denominator) - known) < 1e-30


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "silu", "gelu", "softplus", "elu"])
@given(number=st.sampled_from([Fraction(n, 4) for n in range(-4, 5)]))
def test_what_is_called_an_exact_slope_is_true(name: str, number: Fraction) -> None:
    known = exact_value(name, 1, (number,))
    if known is not None:
        slope = mpmath.diff(TRUTH[name], mpmath.mpf(number.numerator) / number.denominator)
        assert abs(slope - known) < 1e-20


@pytest.mark.parametrize(
    ("name", "derivative", "numbers", "value"),
    [
        ("sigmoid", 0, [0], "1/2"),
        ("sigmoid", 0, [1], None),
        ("sigmoid", 1, [0], "1/4"),
        ("ln", 0, [1], "0"),
        ("ln", 0, [2], None),
        ("relu", 0, [-2], "0"),
        ("relu", 1, [0], "0"),
        ("relu", 1, [3], "1"),
        ("identity", 1, [7], "1"),
        ("leaky_relu", 0, [-2, "0.01"], "-1/50"),
        ("leaky_relu", 0, [-2], None),
        ("leaky_relu", 0, [2], "2"),
        ("leaky_relu", 1, [0, "0.01"], "1/100"),
        ("leaky_relu", 1, [1, "0.01"], "1"),
        ("leaky_relu", 1, [-1], None),
        ("elu", 0, [2, 1], "2"),
        ("elu", 1, [2, 1], "1"),
        ("elu", 1, [-2, 1], None),
        ("abs", 0, ["-0.5"], "1/2"),
        ("sign", 0, ["-0.5"], "-1"),
        ("sign", 0, [0], "0"),
        ("max", 0, [0, "-0.5", "0.25"], "1/4"),
        ("min", 0, [0, "-0.5"], "-1/2"),
        ("sqrt", 0, ["2.25"], "3/2"),
        ("sqrt", 0, [2], None),
        ("sqrt", 0, [-4], None),
        ("unheard_of", 0, [0], None),
        ("sigmoid", 2, [0], None),
    ],
)
def test_exact_values(name: str, derivative: int, numbers: list[int | str], value: str | None) -> None:
    expected = None if value is None else Fraction(value)
    assert exact_value(name, derivative, tuple(map(Fraction, numbers))) == expected
