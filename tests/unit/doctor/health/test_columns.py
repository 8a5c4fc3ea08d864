"""Data that cannot teach."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clearprop.doctor.health.columns import contradiction, find, first_gap
from clearprop.record.step import NotObserved
from tests.unit.doctor.health.cases import LABELS, X, net, one_step, patient, sound_run, told, trained


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_gap_is_proven_with_its_place(value: float) -> None:
    gaps = X.copy()
    gaps[3, 1] = value
    (finding,) = find(patient(net((1, "sigmoid")), gaps, LABELS))
    assert (told([finding]), finding.values["place"]) == ([("D03", "proven", "gap")], "x[3, 1]")


def test_a_gap_in_the_targets_of_a_foreign_record() -> None:
    y = LABELS.copy()
    y[7] = np.nan
    (finding,) = find(patient(replace(one_step(), y=y)))
    assert finding.values["place"] == "y[7, 0]"


def test_inputs_that_are_all_the_same() -> None:
    same = np.ones_like(X)
    assert told(find(patient(net((1, "sigmoid")), same, LABELS))) == [("D03", "proven", "same")]
    assert told(find(patient(net((1, "sigmoid")), same, np.ones((60, 1))))) == []


def test_contradictions_that_leave_nothing_to_learn() -> None:
    x, y = np.repeat(X[:10], 2, axis=0), np.tile([[0.0], [1.0]], (10, 1))
    run = trained(net((3, "tanh"), (1, "sigmoid")), y, x)
    assert told(find(patient(run))) == [("D03", "likely", "contradicts")]
    assert contradiction(x, y) == 1.0


def test_columns_of_ones_and_rows_that_repeat_are_harmless() -> None:
    ones = np.column_stack([X, np.ones(60)])
    for x in (ones, np.tile(ones[:30], (2, 1))):
        y = (x[:, :1] > 0).astype(float)
        assert told(find(patient(net((1, "sigmoid"), n_in=4), x, y))) == []
    assert told(find(patient(sound_run()))) == []


def test_what_was_not_observed_is_not_judged() -> None:
    assert told(find(patient(replace(one_step(), x=NotObserved, y=NotObserved)))) == []
    assert first_gap("x", None) is None
