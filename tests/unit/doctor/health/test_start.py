"""Weights that start too large or too small."""

from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.doctor.health.start import find, gain, guessing_loss, mean_loss
from clearprop.numerics.initializers import initializer
from tests.unit.doctor.health.cases import HALF, net, one_step, patient, sound_run, told, trained


@pytest.mark.parametrize(("scale", "kind"), [(50.0, "large"), (1e-4, "small")])
def test_far_from_the_usual_size(scale: float, kind: str) -> None:
    wild = net((6, "tanh"), (1, "sigmoid"), initializer=f"normal({scale})")
    assert told(find(patient(trained(wild, loss=HALF, rate=1e-9)))) == [("I02", "likely", kind)]
    step = one_step((6, "tanh"), (1, "sigmoid"), initializer=f"normal({scale})")
    assert told(find(patient(step))) == [("I02", "hint", kind)]


@pytest.mark.parametrize(
    "name", ["glorot_uniform", "he_normal", "lecun_normal", "uniform(-1, 1)", "normal(1)"]
)
@pytest.mark.parametrize("n_in", [2, 30, 784])
def test_usual_starts_are_inside(name: str, n_in: int) -> None:
    W = initializer(name).draw(n_in, 16, np.random.default_rng(0), np.dtype(np.float64))
    wide = name in ("uniform(-1, 1)", "normal(1)") and n_in > 100  # these two are too wide for many inputs
    assert (0.005 < gain(W) < 15) is not wide


def test_one_layer_zeros_and_trainings_that_ended_well_are_left_alone() -> None:
    assert told(find(patient(one_step((1, "sigmoid"), initializer="normal(1e-5)")))) == []
    assert told(find(patient(one_step((3, "tanh"), (1, "sigmoid"), initializer="zeros")))) == []
    assert told(find(patient(sound_run()))) == []


def test_a_later_step_is_no_start() -> None:
    run = trained(
        net((6, "tanh"), (1, "sigmoid"), initializer="normal(50)"), loss=HALF, rate=1e-9, keep="last"
    )
    assert told(find(patient(run))) == []


def test_guessing_among_classes_has_the_loss_log_c() -> None:
    step = one_step((3, "tanh"), (3, "softmax"), y=np.arange(60) % 3, loss="cross_entropy")
    assert guessing_loss(step) == pytest.approx(math.log(3))
    assert mean_loss(step) == pytest.approx(step.loss)
