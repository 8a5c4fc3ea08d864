from __future__ import annotations

import numpy as np

from clearprop.record.address import Address
from clearprop.record.reconcile import reconcile
from clearprop.record.step import NotObserved
from clearprop.trace.analysis import analyse
from clearprop.trace.observed.alone import UNTRAINED, alone_of
from tests.unit.trace.alone import NO_NETWORK, ROWS
from tests.unit.trace.known import traced


def test_a_forward_pass_is_a_record_without_loss_and_update() -> None:
    found = alone_of(traced(ROWS))
    assert found is not None
    np.testing.assert_allclose(found.network(found.data["x"]), found.step.prediction, rtol=1e-12)
    first = found.step.layers[0]
    assert all(each is NotObserved for each in (found.step.y, found.step.loss, first.W_new, first.update_b))
    assert reconcile(found.step).broken == ()
    assert found.places.names[Address("W", layer=2)] == "W2"
    assert Address("W_new", layer=2) not in found.places.names


def test_the_analysis_says_that_nothing_was_trained() -> None:
    told = analyse(traced(ROWS))
    assert told.network is not None
    assert told.settings is None
    assert UNTRAINED in told.notes
    assert not told.roles["trains"]


def test_without_a_network_nothing_is_said() -> None:
    assert alone_of(traced(NO_NETWORK)) is None
    assert analyse(traced(NO_NETWORK)).network is None
