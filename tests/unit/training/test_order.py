"""The order of the examples is the same for steps one by one and many at a time, and after going back."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.training.order import Order


def order(n: int = 7, batch_size: int | None = 3, shuffle: bool = True, seed: int = 4) -> Order:
    return Order(n, batch_size, shuffle, np.random.default_rng(seed), draws=False)


def one_by_one(made: Order, steps: int) -> list[list[int]]:
    return [made.next_rows().tolist() for _ in range(steps)]


def test_one_permutation_an_epoch() -> None:
    rng = np.random.default_rng(4)
    epochs = [rng.permutation(7).tolist() for _ in range(2)]
    expected = [epoch[k : k + 3] for epoch in epochs for k in (0, 3, 6)]
    assert one_by_one(order(), 6) == expected


@pytest.mark.parametrize("cuts", [(7,), (1, 6), (2, 2, 3), (3, 3, 1)])
def test_many_at_a_time(cuts: tuple[int, ...]) -> None:
    expected, made, seen = one_by_one(order(), 7), order(), []
    for count in cuts:
        place, rows = made.place, made.rows_of(count)
        orders = made.next_orders(count)
        assert orders is not None
        steps = [orders[k // 3, k % 3 * 3 : k % 3 * 3 + 3].tolist() for k in range(place, place + count)]
        assert rows == sum(map(len, steps))
        seen += steps
    assert seen == expected
    assert made.t == 7
    assert (made.epoch, made.place) == (3, 1)


@pytest.mark.parametrize(("batch_size", "shuffle"), [(None, True), (7, True), (9, True), (3, False)])
def test_the_given_order_draws_nothing(batch_size: int | None, shuffle: bool) -> None:
    rng = np.random.default_rng(4)
    before, made = rng.bit_generator.state, Order(7, batch_size, shuffle, rng, draws=False)
    rows = one_by_one(made, made.steps_an_epoch)
    assert [row for batch in rows for row in batch] == list(range(7))
    assert made.next_orders(5) is None
    assert rng.bit_generator.state == before


def test_going_back_repeats_what_was_drawn() -> None:
    made = order()
    one_by_one(made, 4)
    mark = made.mark()
    first = one_by_one(made, 5)
    made.back(mark)
    assert made.t == 4
    assert one_by_one(made, 5) == first


def test_dropout_alone_draws_too() -> None:
    made = Order(5, None, True, np.random.default_rng(0), draws=True)
    mark = made.mark()
    first = made.uniforms(6).tolist()
    made.back(mark)
    assert made.uniforms(6).tolist() == first


def test_rows_cannot_be_written_to() -> None:
    assert not order().next_rows().flags.writeable
