"""Activations that are flat where the sums lie."""

from __future__ import annotations

import pytest

from clearprop.doctor.health.layers import from_network
from clearprop.doctor.health.saturation import find, flat_share, percent
from tests.unit.doctor.health.cases import HALF, LABELS, X, net, patient, sound_run, told, trained


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_sums_far_from_zero(activation: str) -> None:
    wild = net((6, activation), (1, "sigmoid"), initializer="normal(400)")
    assert told(find(patient(wild, X, LABELS))) == [("A07", "hint", "flat")]
    # The output is as flat as the hidden layer, so that nothing moves.
    assert told(find(patient(trained(wild, loss=HALF, rate=1e-9)))) == [("A07", "likely", "flat")]


def test_silent_where_training_ended_well() -> None:
    assert told(find(patient(sound_run()))) == []
    assert told(find(patient(net((6, "tanh"), (1, "sigmoid")), X, LABELS))) == []


def test_relu_is_never_called_flat() -> None:
    assert flat_share(from_network(net((4, "relu"), bias_initializer="constant(-9)"), X)[0]) == 0.0


def test_shares_are_written_as_people_do() -> None:
    assert percent(0.625) == "62 %"
