"""Trainings that stopped too early."""

from __future__ import annotations

from dataclasses import replace

import clearprop as cp
from clearprop.doctor.health.epochs import find
from tests.unit.doctor.health.cases import net, patient, sound_run, told, trained


def early() -> cp.Run:
    return trained(net((4, "tanh"), (1, "sigmoid"), rng=4), rate=0.02, epochs=6)


def test_still_on_its_way_down() -> None:
    assert told(find(patient(early()))) == [("H02", "likely", "falling")]


def test_a_curve_that_has_levelled_off_is_left_alone() -> None:
    flat = replace(early(), loss=(0.8, 0.72, 0.71, 0.701, 0.7005, 0.7003, 0.7002))
    assert told(find(patient(flat))) == []


def test_who_stopped_on_purpose_or_ended_well_is_left_alone() -> None:
    assert told(find(patient(replace(early(), outcome="interrupted")))) == []
    assert told(find(patient(sound_run()))) == []


def test_more_epochs_are_not_advised_where_they_do_harm() -> None:
    rising = replace(early(), validation_loss=(0.7, 0.71, 0.72, 0.73, 0.74, 0.75))
    assert told(find(patient(rising))) == []
