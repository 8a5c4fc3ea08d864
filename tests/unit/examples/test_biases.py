"""Another kind of bias keeps the numbers, and refuses what cannot be kept."""

from __future__ import annotations

import pytest

from clearprop.errors import SettingError
from clearprop.examples.biases import with_bias
from clearprop.network import Dense, Network
from clearprop.record.step import Bias

START = Network([Dense([[1.0, 2.0]], [0.5, 0.5], "tanh"), Dense([[3.0], [4.0]], None, trainable=False)])


@pytest.mark.parametrize(
    ("bias", "numbers"),
    [
        ("per_unit", [[0.5, 0.5], [0.0]]),
        ("fixed", [[0.5, 0.5], [0.0]]),
        ("shared", [[0.5], [0.0]]),
        ("none", [None, None]),
    ],
)
def test_numbers_stay_and_missing_ones_start_at_zero(bias: Bias, numbers: list[list[float] | None]) -> None:
    changed = with_bias(START, bias)
    assert [layer.bias for layer in changed] == [bias, bias]
    assert [None if layer.b is None else layer.b.tolist() for layer in changed] == numbers


def test_everything_else_stays() -> None:
    for before, after in zip(START, with_bias(START, "shared"), strict=True):
        assert (after.activation, after.trainable, after.dropout) == (
            before.activation,
            before.trainable,
            before.dropout,
        )
        assert after.W.tolist() == before.W.tolist()


def test_a_shared_bias_stays_shared_and_spreads_to_units() -> None:
    shared = with_bias(START, "shared")
    spread = with_bias(shared, "per_unit").layers[0].b
    assert spread is not None
    assert spread.tolist() == [0.5, 0.5]


def test_biases_that_differ_cannot_be_shared() -> None:
    uneven = Network([Dense([[1.0, 2.0]], [0.1, 0.2])])
    with pytest.raises(
        SettingError, match=r"layer 1 has the biases 0\.1 and 0\.2; a shared bias is one number"
    ):
        with_bias(uneven, "shared")
