"""Going back: to the latest moment that is early enough, and no more moments are kept than that takes."""

from __future__ import annotations

import pytest

from clearprop.training.checkpoints import Checkpoints
from clearprop.training.current import Current
from clearprop.training.order import Order
from tests.unit.training.test_current import checkpoints, weights


def walked(reach: int, stops: range) -> tuple[Current, Order, Checkpoints]:
    """A training that stopped for a checkpoint at each of these numbers of steps."""
    now, order, kept = checkpoints(reach)
    for t in stops:
        while order.t < t:
            now.course(order.t).advance(0, 1, order.t, None, None)
            order.next_orders(1)
        kept.add()
    return now, order, kept


@pytest.mark.parametrize(("t", "found"), [(20, 20), (19, 15), (15, 15), (14, 10)])
def test_back_to_the_latest_that_is_early_enough(t: int, found: int) -> None:
    now, order, kept = walked(10, range(0, 21, 5))
    kept.back_before(t)
    assert order.t == found
    assert weights(now) == (1.0 + found, 2.0 + found)


def test_what_is_out_of_reach_is_let_go() -> None:
    _, order, kept = walked(1, range(50))
    kept.back_before(0)
    assert order.t == 48
    _, order, kept = walked(7, range(50))
    kept.back_before(0)
    assert order.t == 42


def test_back_to_one_of_them() -> None:
    now, order, kept = walked(3, range(2))
    checkpoint = kept.add()
    now.course(1).advance(0, 9, 1, None, None)
    order.next_orders(9)
    kept.back(checkpoint)
    assert (order.t, weights(now)) == (1, (2.0, 3.0))
