"""Inputs and targets that are far from 1."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.health.scales import column_sizes, find
from tests.unit.doctor.health.cases import (
    HALF,
    LABELS,
    SIGNAL,
    X,
    net,
    one_step,
    patient,
    sound_run,
    told,
    trained,
)

LINE = ((4, "relu"), (1, "identity"))


def test_a_large_column_of_a_training_that_failed() -> None:
    run = trained(net(*LINE), SIGNAL, X * [1, 1, 300], loss=HALF)
    (finding,) = find(patient(run))
    assert told([finding]) == [("D01", "likely", "large")]
    assert finding.values["column"] == 2


def test_columns_a_thousand_times_apart() -> None:
    assert told(find(patient(net((1, "sigmoid")), X * [1, 1, 1e-4], LABELS))) == [("D01", "hint", "apart")]


def test_large_targets() -> None:
    run = trained(net(*LINE), 500 * SIGNAL, loss=HALF)
    assert told(find(patient(run))) == [("D01", "likely", "targets")]


def test_scaled_data_and_trainings_that_ended_well_are_left_alone() -> None:
    assert told(find(patient(one_step()))) == []
    assert told(find(patient(sound_run()))) == []
    run = trained(net((4, "tanh"), (1, "sigmoid")), LABELS, X * 300, rate=0.01, epochs=200)
    assert told(find(patient(run))) == []


def test_columns_of_zeros_count_as_nothing() -> None:
    assert told(find(patient(net((1, "sigmoid")), X * [1, 1, 0], LABELS))) == []
    assert told(find(patient(net((1, "sigmoid")), X * 0, LABELS))) == []


def test_gaps_are_left_out_of_sizes() -> None:
    assert column_sizes(np.array([[3.0, np.nan], [3.0, np.nan]])).tolist() == [3.0, 0.0]
