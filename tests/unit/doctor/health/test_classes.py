"""Networks that answer the frequent class and nothing else."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.health.classes import answered_codes, class_codes, find
from tests.unit.doctor.health.cases import LABELS, SIGNAL, X, net, patient, sound_run, told, trained

RARE = (np.arange(60) % 15 == 0).astype(float)[:, None]


def test_the_share_of_a_class_is_no_accuracy() -> None:
    run = trained(net((1, "sigmoid"), initializer="zeros"), RARE, 0.01 * X, rate=1.0)
    (finding,) = find(patient(run))
    assert told([finding]) == [("D04", "likely", "frequent")]
    assert (finding.values["accuracy"], finding.values["missed"]) == ("93.33 %", 4)


def test_several_classes() -> None:
    y = np.eye(3)[np.where(RARE[:, 0] == 1, np.arange(60) // 15 % 2 + 1, 0)]
    run = trained(net((3, "softmax"), initializer="zeros"), y, loss="cross_entropy")
    assert [code for code, _, _ in told(find(patient(run)))] == ["D04"]


def test_fresh_balanced_and_learned_networks_are_left_alone() -> None:
    assert told(find(patient(net((3, "tanh"), (1, "sigmoid")), X, RARE))) == []
    assert told(find(patient(trained(net((1, "sigmoid"), initializer="zeros"), LABELS, X * 0)))) == []
    assert told(find(patient(sound_run()))) == []


def test_numbers_are_no_classes() -> None:
    assert class_codes(SIGNAL) is None
    assert class_codes(np.ones((2, 2))) is None
    assert answered_codes(np.array([[0.2, 0.8]])).tolist() == [1]
