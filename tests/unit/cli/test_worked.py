"""A calculation as a reader checks it: formula, numbers put in, result, each line short enough."""

from __future__ import annotations

import re

import pytest

from clearprop.cli.worked import worked_lines
from clearprop.examples import xor_2_4_1
from clearprop.words.width import width

STEP = xor_2_4_1.step()
ADDRESSES = [
    "layer 1, z[3, 2]",
    "layer 2, z[3, 0]",
    "layer 2, delta[3, 0]",
    "layer 1, dW[0, 2]",
    "layer 1, W_new[0, 2]",
]


def test_what_is_short_stands_on_one_line() -> None:
    assert worked_lines(STEP, "layer 1, W_new[0, 2]") == [
        "  W_new[0, 2] = W + update_W                                layer 1, W_new[0, 2]",
        "              = 0.205527 + (−0.0109001) ≈ 0.194627",
    ]


def test_what_is_long_is_broken_before_a_plus_and_its_result_stands_under_the_equals_sign() -> None:
    assert worked_lines(STEP, "layer 2, z[3, 0]") == [
        "  z[3, 0] = a_in W + b                                          layer 2, z[3, 0]",
        "          = 0.486238 × 0.927326 + 0.673084 × (−0.233117) + 0.520164 × 0.583450",
        "            + 0.705434 × 0.0577898 + 0",
        "          ≈ 0.638250",
    ]


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_line_fits(address: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(width, worked_lines(STEP, address))) <= columns


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_printed_numbers_give_the_printed_result(address: str) -> None:
    text = " ".join(line.strip() for line in worked_lines(STEP, address)[1:])
    left, relation, right = re.fullmatch(r"= (.*) ([=≈]) (\S+)", text).groups()  # type: ignore[union-attr]
    value = eval(left.replace("−", "-").replace("×", "*"))  # our own digits and signs, nothing else
    digits = len(right.partition(".")[2])
    assert abs(value - float(right.replace("−", "-"))) <= (
        0.5000001 * 10**-digits if relation == "≈" else 1e-15
    )
