"""Records of others, judged by their equations."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from clearprop.doctor.health.equations import MOST_STEPS, find, judged
from tests.unit.doctor.health.cases import (
    LABELS,
    X,
    changed,
    net,
    one_step,
    patient,
    sound_run,
    told,
    trained,
)


def test_the_first_broken_equation_is_named() -> None:
    step = one_step()
    wrong = changed(changed(step, 1, db=step.layers[0].db + 1.0), 2, delta=step.layers[1].da)
    (finding,) = find(patient(wrong))
    assert told([finding]) == [("G03", "proven", "equation")]
    assert finding.values["address"].startswith("step 1, layer 2, delta[")
    assert finding.observed != finding.expected


def test_a_wrong_shape_is_named_too() -> None:
    (finding,) = find(patient(changed(one_step(), 1, db=np.array(1.0))))
    assert told([finding]) == [("G07", "proven", "shape")]


def test_a_loss_of_one_example_is_not_the_loss() -> None:
    step = one_step()
    assert told(find(patient(replace(step, loss=step.loss * 2)))) == [("E03", "proven", "equation")]


def test_our_own_records_hold() -> None:
    assert told(find(patient(sound_run()))) == []
    assert told(find(patient(one_step()))) == []


def test_the_first_steps_and_the_last_are_judged() -> None:
    run = trained(net((1, "sigmoid")), keep="every 1")
    assert [step.index for step in judged(patient(run))] == [1, 2, 3, 40]
    assert len(judged(patient(run))) == MOST_STEPS
    assert judged(patient(net((1, "sigmoid")), X, LABELS)) == ()
