"""Symbols that disagree with their numbers: the author is accused only with a reason."""

from __future__ import annotations

import pytest

from tests.verify.reading import verdicts

GIVEN = "w1 = 0.25, w2 = -0.35, x1 = 0.60, x2 = -0.40, b = 0.10\n"


def last(line: str, given: str = GIVEN) -> str:
    return verdicts(given + line)[-1][1]


@pytest.mark.parametrize(
    "line",
    [
        "z = w1*x1 + w2*x2 + b = 0.25*0.60 + 0.35*(-0.40) + 0.10 = 0.11",
        "z = w1*x1 + w2*x2 + b = 0.25*0.60 + (-0.35)*0.60 + 0.10 = 0.04",
        "z = w1*x1 + w2*x2 + b = 0.25*0.60 + (-0.35)*(-0.40) = 0.29",
        "z = w1*x1 + w2*x2 + b = 0.52*0.60 + (-0.35)*(-0.40) + 0.10 = 0.552",
        "z = w1*x1 + w2*x2 + b = 0.29",
    ],
    ids=["sign", "operand", "term", "digits", "no numbers put in"],
)
def test_a_slip_is_seen(line: str) -> None:
    assert last(line) == "wrong"


@pytest.mark.parametrize(
    "line",
    [
        "z = w1*x1 + b = 0.25*0.77 + 0.10 = 0.2925",
        "z = w1*x1 + w2*x2 + b = 0.13*0.77 + 0.91*0.58 + 0.10 = 0.7279",
        "z = w*x + b = 0.13*0.77 + 0.10 = 0.2001",
    ],
    ids=["one other value", "all other values", "names of nothing"],
)
def test_other_values_are_no_slip(line: str) -> None:
    assert last(line) == "right"


def test_another_row_is_one_slip() -> None:
    given = "W = [[0.6, -0.1], [-0.5, 0.7]], x = (1.0, 2.0)\n"
    given += "z_1 = W_11*x_1 + W_12*x_2 = 0.6*1.0 - 0.1*2.0 = 0.4\n"
    assert last("z_2 = W_21*x_1 + W_22*x_2 = 0.6*1.0 - 0.1*2.0 = 0.4", given) == "wrong"
    assert last("z_2 = W_21*x_1 + W_22*x_2 = -0.5*1.0 + 0.7*2.0 = 0.9", given) == "right"
