"""Mistakes found in published workings: each twin differs from its right text by that mistake alone."""

from __future__ import annotations

import pytest

from clearprop.verify import verify

GIVEN = """\
x1 = 0.5, x2 = 0.3, y1 = 0.23, w1 = 0.2, w3 = 0.5, w5 = 0.1, w6 = -0.5, eta = 1
out_h1 = 0.5622, out_o1 = 0.4762, out_o2 = 0.5287
delta_o1 = 0.0614, delta_o2 = 0.1492
"""

MISTAKES = {
    "the slope is missing at the output": (
        "delta = (out_o1 - y1)*out_o1*(1 - out_o1) = (0.4762 - 0.23)*0.4762*(1 - 0.4762) = 0.0614",
        "delta = (out_o1 - y1)*out_o1*(1 - out_o1) = 0.4762 - 0.23 = 0.2462",
        0.0614,
    ),
    "the slope is taken of an already squashed value": (
        "s = out_o1*(1 - out_o1) = 0.4762*(1 - 0.4762) = 0.2494",
        "s = out_o1*(1 - out_o1) = sigmoid(0.4762)*(1 - sigmoid(0.4762)) = 0.2363",
        0.2494,
    ),
    "the hidden step uses the updated output weight": (
        "w5_new = w5 - eta*0.0345 = 0.0655\ndelta_h1 = delta_o1*w5 = 0.0614*0.1 = 0.00614",
        "w5_new = w5 - eta*0.0345 = 0.0655\ndelta_h1 = delta_o1*w5 = 0.0614*0.0655 = 0.00402",
        0.00614,
    ),
    "neighbouring gradients are summed without their weights": (
        "delta_h1 = (delta_o1*w5 + delta_o2*w6)*out_h1*(1 - out_h1) "
        "= (0.0614*0.1 + 0.1492*(-0.5))*0.5622*(1 - 0.5622) = -0.0168",
        "delta_h1 = (delta_o1*w5 + delta_o2*w6)*out_h1*(1 - out_h1) "
        "= (0.0614 + 0.1492)*0.5622*(1 - 0.5622) = 0.0518",
        -0.0168,
    ),
    "a sign of a gradient is lost": (
        "g = delta_o2*w6 = 0.1492*(-0.5) = -0.0746",
        "g = delta_o2*w6 = 0.1492*(-0.5) = 0.0746",
        -0.0746,
    ),
    "a hidden sum has another bias": (
        "net = 0.15*0.05 + 0.20*0.10 + 0.35 = 0.3775",
        "net = 0.15*0.05 + 0.20*0.10 + 0.35 = 0.3825",
        0.3775,
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_published_mistake_is_found(mistake: str) -> None:
    right, wrong, value = MISTAKES[mistake]
    assert verify(GIVEN + right).verdict == "right"
    found = verify(GIVEN + wrong)
    assert found.first_wrong_line == len((GIVEN + wrong).splitlines())
    assert found.right_value == pytest.approx(value, abs=6e-5)
