"""Errors on their way down."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.health.deltas import delta_sizes, find
from clearprop.record.step import NotObserved
from tests.unit.doctor.health.cases import LABELS, X, changed, net, one_step, patient, told, trained


@pytest.mark.parametrize(("scale", "kind"), [(0.01, "vanish"), (12.0, "explode")])
def test_deep_networks_with_a_wrong_start(scale: float, kind: str) -> None:
    deep = net(*[(6, "leaky_relu(0.5)")] * 5, (1, "sigmoid"), initializer=f"normal({scale})")
    assert told(find(patient(deep, X, LABELS))) == [("N04", "hint", kind)]
    assert told(find(patient(trained(deep, rate=1e-30)))) == [("N04", "likely", kind)]


def test_usual_networks_are_left_alone() -> None:
    for layers in ([(6, "sigmoid")] * 3, [(6, "tanh")] * 6, [(6, "relu")] * 6):
        assert told(find(patient(net(*layers, (1, "sigmoid")), X, LABELS))) == []


def test_sizes_are_root_mean_squares() -> None:
    step = changed(one_step(), 3, delta=np.full((60, 1), -2.0))
    assert delta_sizes(step)[-1] == 2.0
    assert delta_sizes(changed(step, 1, delta=NotObserved)) == []
