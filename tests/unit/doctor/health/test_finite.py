"""The first number that is not finite."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.health.finite import find
from tests.unit.doctor.health.cases import (
    HALF,
    SIGNAL,
    changed,
    net,
    one_step,
    patient,
    sound_run,
    told,
    trained,
)


def test_the_first_of_many_is_named_with_its_equation() -> None:
    step = one_step()
    z = step.layers[1].z.copy()
    z[4, 2] = np.inf
    wild = changed(changed(step, 2, z=z), 3, dW=np.full((3, 1), np.nan))
    (finding,) = find(patient(wild))
    assert told([finding]) == [("N01", "proven", "first")]
    assert finding.values["address"] == "step 1, layer 2, z[4, 2]"
    assert finding.values["equation"] == "z = a_in W + b"


def test_a_training_that_broke_off() -> None:
    run = trained(net((4, "relu"), (1, "identity")), SIGNAL, loss=HALF, rate=1e80)
    assert told(find(patient(run))) == [("N01", "proven", "first")]
    assert told(find(patient(run.with_steps(())))) == [("N01", "proven", "unseen")]


def test_finite_numbers_are_left_alone() -> None:
    assert told(find(patient(sound_run()))) == []
