"""Values are kept so that nothing that happens later can change them, within the room there is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clearprop.trace.tape.snapshots import (
    COMPARED_BYTES,
    COPIED_BYTES,
    HELD_BYTES,
    Keeper,
    Lost,
    Snapshot,
    restored,
    samples,
)

ROOM = 1 << 30


@pytest.mark.parametrize("size", [4, 20_000, COMPARED_BYTES // 8 + 5, COPIED_BYTES // 8])
def test_a_copy_survives_and_tells_a_change(size: int) -> None:
    x = np.arange(float(size))
    kept = Keeper(ROOM).keep(x, False)
    assert kept.unchanged(x)
    x += 1.0
    assert not kept.unchanged(x)
    assert kept.array()[-1] == size - 1.0
    with pytest.raises(ValueError, match="read-only"):
        kept.array()[0] = 1.0


@pytest.mark.parametrize(
    "view", [lambda a: a.T, lambda a: a[::-1], lambda a: a[:, 1:3], lambda a: a[::2, ::-1]]
)
def test_the_lie_of_the_entries_is_kept(view: Any) -> None:
    x = view(np.arange(24.0).reshape(4, 6))
    kept = Keeper(ROOM).keep(x, False)
    assert isinstance(kept, Snapshot)
    assert kept.array().strides == x.strides
    assert kept.array().tolist() == x.tolist()


def test_a_change_of_one_bit_and_of_shape_is_seen() -> None:
    x = np.array([0.0, 1.0])
    kept = Keeper(ROOM).keep(x, False)
    x[0] = -0.0
    assert not kept.unchanged(x)
    assert not kept.unchanged(np.zeros((2, 1)))


def test_very_large_arrays_are_held_not_copied() -> None:
    keeper = Keeper(ROOM)
    x = np.zeros((COPIED_BYTES // 8, 2))
    kept = keeper.keep(x, False)
    assert kept.array().base is x
    assert kept.unchanged(x)
    x += 1.0
    assert not kept.unchanged(x)
    with pytest.raises(Lost):
        kept.array()


def test_what_is_held_can_be_secured() -> None:
    x = np.zeros((COPIED_BYTES // 8, 2))
    kept = Keeper(ROOM).keep(x, False)
    kept.secure()
    x += 1.0
    assert kept.array()[0, 0] == 0.0


def test_without_room_what_can_be_computed_again_is_let_go() -> None:
    keeper = Keeper(160)
    first, second = np.zeros(10), np.ones(10)
    assert keeper.keep(first, True).array().tolist() == first.tolist()
    let_go = keeper.keep(second, True)
    assert let_go.unchanged(second)
    with pytest.raises(Lost):
        let_go.array()
    assert keeper.keep(second, False).array().tolist() == second.tolist()
    assert keeper.kept_bytes == 160


def test_large_copies_leave_room_for_small_ones() -> None:
    keeper = Keeper(10_000)
    large, small = np.zeros(500), np.ones(10)
    for _ in range(3):
        kept = keeper.keep(large, True)
    with pytest.raises(Lost):
        kept.array()
    assert keeper.kept_bytes == 4000
    assert keeper.keep(small, True).array().tolist() == small.tolist()


def test_what_is_large_and_can_be_computed_again_lives_as_long_as_the_program_has_it() -> None:
    keeper = Keeper(ROOM)
    large = np.ones(COPIED_BYTES // 8 + 1)
    kept = keeper.keep(large, True)
    assert kept.array().base is large
    assert not kept.is_gone()
    del large
    assert kept.is_gone()
    with pytest.raises(Lost):
        kept.array()
    assert keeper.kept_bytes == keeper.held_bytes == 0


def test_data_are_held_until_they_are_too_many() -> None:
    keeper = Keeper(100)
    kept = [keeper.keep(np.ones(COPIED_BYTES), False) for _ in range(2)]
    assert [each.is_gone() for each in kept] == [False, False]
    keeper.held_bytes = HELD_BYTES + 1
    more = keeper.keep(np.ones(COPIED_BYTES), False)
    assert more.is_gone()


def test_a_view_of_data_that_are_held_takes_no_room() -> None:
    keeper = Keeper(100)
    whole = np.ones((2, COPIED_BYTES))
    kept = keeper.keep(whole, False)
    room = keeper.held_bytes
    view = keeper.keep(whole.T, True, kept)
    assert view.array().base is not None
    assert keeper.held_bytes == room
    alone = keeper.keep(whole.T, True, None)
    assert alone.is_gone()


def test_arrays_of_objects() -> None:
    entry = [1]
    x = np.array([entry, None], dtype=object)
    kept = Keeper(ROOM).keep(x, False)
    assert kept.unchanged(x)
    kept.secure()
    x[1] = 2
    assert not kept.unchanged(x)
    assert kept.array()[0] is entry


def test_containers_are_restored() -> None:
    kept = Keeper(ROOM).keep(np.ones(2), False)
    value = restored({"a": [kept, 1.0], "b": (kept,)})
    assert value["a"][0].tolist() == value["b"][0].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("shape", [(0,), (1,), (100_000,), (3, 50_000), (300, 300, 3), (1, 1, 9)])
def test_samples_are_few_and_from_everywhere(shape: tuple[int, ...]) -> None:
    x = np.arange(float(np.prod(shape))).reshape(shape)
    assert len(samples(x)) <= 8 * 8 * 4096
    assert samples(x) != samples(x + 1.0) or x.size == 0
