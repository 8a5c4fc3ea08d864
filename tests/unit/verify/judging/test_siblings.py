"""A line of numbers only is told from its sibling, and only in the trusted ways."""

from __future__ import annotations

import pytest

from clearprop.verify import verify

GIVEN = """\
x1 = 0.60, x2 = -0.40, v1 = 0.70, v2 = -0.20, b1 = 0.10, b2 = 0.20, t = 0.8, learning rate 0.5
net_h1 = 0.25*0.60 + (-0.35)*(-0.40) + 0.10 = 0.39
out_h1 = 1/(1 + exp(-0.39)) = 0.5963
net_h2 = 0.15*0.60 + 0.55*(-0.40) + 0.20 = 0.07
out_h2 = 1/(1 + exp(-0.07)) = 0.5175
delta_o = (0.59 - 0.80)*0.59*(1 - 0.59) = -0.0508
delta_h1 = -0.0508*0.70*0.5963*(1 - 0.5963) = -0.0086
v1_new = 0.70 - 0.5*(-0.0508)*0.5963 = 0.7151
"""

LINES = {
    "net_h2 = 0.15*0.60 + 0.55*(-0.40) + 0.20 = 0.07": ("net_h2 = 0.15*0.60 + 0.55*(-0.40) = -0.13", 0.07),
    "out_h2 = 1/(1 + exp(-0.07)) = 0.5175": ("out_h2 = 1/(1 + exp(-0.39)) = 0.5963", 0.5175),
}
AFTER = {
    "delta_h2 = -0.0508*(-0.20)*0.5175*(1 - 0.5175) = 0.0025": (
        "delta_h2 = -0.0508*(-0.20)*0.5963*(1 - 0.5963)*100 = 0.2446",
        None,
    ),
    "v2_new = -0.20 - 0.5*(-0.0508)*0.5175 = -0.1869": (
        "v2_new = -0.20 - (-0.0508)*0.5175 = -0.1737",
        -0.1869,
    ),
    "v2_new = -0.20 - 0.5*(-0.0508)*0.5175 = -0.1869 ": (
        "v2_new = -0.20 + 0.5*(-0.0508)*0.5175 = -0.2131",
        -0.1869,
    ),
}


def test_the_right_lines_are_right() -> None:
    assert verify(GIVEN + "\n".join(AFTER)).verdict == "right"


@pytest.mark.parametrize("right", LINES)
def test_another_units_number_and_a_missing_bias_are_seen(right: str) -> None:
    wrong, value = LINES[right]
    found = verify(GIVEN.replace(right, wrong))
    assert found.first_wrong_line == GIVEN[: GIVEN.index(right)].count("\n") + 1
    assert found.right_value == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize("right", AFTER)
def test_updates_that_differ_from_their_sibling(right: str) -> None:
    wrong, value = AFTER[right]
    found = verify(GIVEN + wrong)
    assert found.verdict == ("right" if value is None else "wrong"), "another structure is another formula"
    if value is not None:
        assert found.right_value == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize(
    "line",
    [
        "v2_new = -0.20 + 0.5*0.0508*0.5175 = -0.1869",
        "net_h3 = 0.6*0.60 + 0.1*(-0.40) + 0.10 = 0.42",
        "delta_h2 = -0.0508*(-0.20)*0.2497 = 0.0025",
        "w2_new = 0.35 - 0.5*(-0.0086) = 0.3543",
    ],
    ids=["a sign worked out", "a shared bias", "a slope worked out", "another family"],
)
def test_other_ways_of_writing_are_no_slips(line: str) -> None:
    assert verify(GIVEN + line).verdict == "right"


def test_a_chain_of_layers_is_no_pair_of_siblings_out_of_step() -> None:
    text = "a1 = tanh(0.5) = 0.4621\na2 = tanh(0.4621) = 0.4318\na3 = tanh(0.4318) = 0.4068\n"
    assert verify(text).verdict == "right"
