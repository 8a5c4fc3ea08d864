"""Sums, answers and slopes of the layers, from a network and from a record."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.health.layers import from_network, from_step
from clearprop.record.step import NotObserved
from tests.unit.doctor.health.cases import X, changed, net, one_step


def test_a_network_and_its_step_show_the_same() -> None:
    network = net((3, "sigmoid"), (3, "sigmoid"), (1, "sigmoid"))
    ours, recorded = from_network(network, X), from_step(one_step())
    assert [view.number for view in ours] == [1, 2, 3]
    assert [view.hidden for view in ours] == [True, True, False]
    for one, other in zip(ours, recorded, strict=True):
        np.testing.assert_array_equal(one.a, other.a)
        np.testing.assert_allclose(one.slope, one.a * (1 - one.a))  # type: ignore[arg-type]


def test_softmax_has_no_slope_of_its_own() -> None:
    assert from_network(net((2, "softmax")), X)[0].slope is None


def test_what_was_not_observed_gives_nothing() -> None:
    assert from_step(changed(one_step(), 2, z=NotObserved)) == ()
