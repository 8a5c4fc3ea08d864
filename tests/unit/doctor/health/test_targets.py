"""Targets that no weights can reach."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import clearprop as cp
from clearprop.doctor.health.targets import find, floor, label_form
from clearprop.numerics.activations import activation
from tests.unit.doctor.health.cases import HALF, LABELS, SIGNAL, X, net, one_step, patient, told, trained


@pytest.mark.parametrize(
    ("output", "y"), [("sigmoid", 5 * SIGNAL), ("tanh", 5 * SIGNAL), ("relu", SIGNAL - 2)]
)
def test_out_of_reach(output: str, y: np.ndarray) -> None:
    expected = [("A03", "proven", "outside")]
    assert told(find(patient(net((3, "tanh"), (1, output)), X, y))) == expected
    assert told(find(patient(trained(net((3, "tanh"), (1, output)), y, loss=HALF)))) == expected
    assert told(find(patient(one_step((1, output), y=y)))) == expected


@pytest.mark.parametrize(
    ("units", "output", "y", "kind"),
    [
        (1, "sigmoid", 2 * LABELS - 1, "signs"),
        (1, "sigmoid", np.arange(60)[:, None] % 4 * 1.0, "numbers"),
        (2, "softmax", np.ones((60, 2)), "sums"),
        (1, "softmax", LABELS, "one_unit"),
    ],
)
def test_labels_of_another_form(units: int, output: str, y: np.ndarray, kind: str) -> None:
    assert told(find(patient(net((units, output)), X, y))) == [("A04", "proven", kind)]


@pytest.mark.parametrize(
    ("units", "output", "y"),
    [
        (1, "sigmoid", LABELS),
        (1, "tanh", 2 * LABELS - 1),
        (1, "tanh", LABELS),
        (1, "identity", 50 * SIGNAL),
        (1, "relu", SIGNAL + 1),
        (2, "softmax", np.eye(2)[np.arange(60) % 2]),
        (1, "identity", np.arange(60)[:, None] % 4 * 1.0),
    ],
)
def test_what_can_be_reached_is_left_alone(units: int, output: str, y: np.ndarray) -> None:
    assert told(find(patient(net((units, output)), X, y))) == []


def test_a_hair_beyond_the_range_costs_nothing() -> None:
    y = np.where(LABELS > 0, 1.0 + 1e-6, 0.0)
    assert told(find(patient(net((1, "sigmoid")), X, y))) == []
    assert 0 < floor(activation("sigmoid"), y) < 1e-9
    assert floor(activation("sigmoid"), np.full((3, 1), 2.0)) == 1.0


def test_softmax_over_one_unit_needs_no_data() -> None:
    assert told(find(patient(cp.Network([cp.Dense([[1.0]], [0.0], "softmax")])))) == [
        ("A04", "proven", "one_unit")
    ]


def test_other_outputs_have_no_form_of_labels() -> None:
    assert label_form(activation("identity"), 2 * LABELS - 1) is None
    assert told(find(patient(replace(one_step(), y=np.full((60, 1), np.nan))))) == []
