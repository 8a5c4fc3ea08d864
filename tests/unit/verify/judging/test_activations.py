"""An activation is taken of the net input with its own sign."""

from __future__ import annotations

import pytest

from clearprop.verify import verify
from clearprop.verify.judging.activations import argument_of
from tests.verify.reading import parsed


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("1/(1 + exp(-0.39))", 0.39),
        ("1/(1 + e^(0.39))", -0.39),
        ("tanh(-0.3)", -0.3),
        ("σ(0.3)", 0.3),
        ("2*tanh(0.3)", None),
        ("exp(-0.39)", None),
        ("tanh(0.3 + 0.1)", None),
        ("tanh(z)", None),
        ("0.3 + 0.1", None),
        ("max(0, 0.3)", None),
    ],
)
def test_the_argument_of_an_activation(text: str, argument: float | None) -> None:
    found = argument_of(parsed(text, "z"))
    assert (None if found is None else found[0]) == argument


@pytest.mark.parametrize(
    ("net", "line", "verdict"),
    [
        ("net1 = 0.5*0.4 + 0.19 = 0.39", "h1 = 1/(1 + exp(-0.39)) = 0.5963", "right"),
        ("net1 = 0.5*0.4 + 0.19 = 0.39", "h1 = 1/(1 + exp(0.39)) = 0.4037", "wrong"),
        ("net1 = 0.5*0.4 - 0.59 = -0.39", "h1 = tanh(0.39) = 0.3714", "wrong"),
        ("net1 = 0.5*0.4 - 0.59 = -0.39", "h1 = tanh(-0.39) = -0.3714", "right"),
        ("net1 = 0.39", "h1 = 1/(1 + exp(0.39)) = 0.4037", "right"),
        ("net1 = 0.5*0.4 + 0.19 = 0.39\nz = 0.5*2 = 1.0", "o2 = 1/(1 + exp(0.39)) = 0.4037", "right"),
    ],
    ids=["right", "exponent", "argument", "negative", "a given value", "another unit"],
)
def test_a_lost_minus(net: str, line: str, verdict: str) -> None:
    assert verify(f"{net}\n{line}\n").verdict == verdict
