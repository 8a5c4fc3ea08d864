"""A network is made again from a record, as far as the record goes."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.health.rebuilt import network_of, usable
from clearprop.record.step import NotObserved
from tests.unit.doctor.health.cases import X, changed, net, one_step


def test_the_network_before_and_after_a_step() -> None:
    step = one_step()
    start = net((3, "sigmoid"), (3, "sigmoid"), (1, "sigmoid"))
    before, after = network_of(step, new=False), network_of(step, new=True)
    assert before is not None
    assert after is not None
    np.testing.assert_array_equal(before(X), start(X))
    np.testing.assert_array_equal(after(X), start.after(step)(X))


def test_weights_that_are_no_numbers_make_no_network() -> None:
    step = one_step()
    wild = changed(step, 1, W_new=np.full((3, 3), np.inf))
    before = network_of(wild, new=True)
    assert before is not None
    np.testing.assert_array_equal(before.layers[0].W, step.layers[0].W)
    assert network_of(changed(step, 1, W=NotObserved), new=False) is None


def test_only_arrays_of_numbers_are_usable() -> None:
    assert usable(NotObserved) is None
    assert usable(None) is None
    assert usable(np.ones(2)) is not None
