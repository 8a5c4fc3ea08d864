"""A view's place in its owner's memory, for every way to look at an array."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.trace.tape.memory import laid_out, owner_of, region_of

VIEWS: list[Any] = [
    *[
        lambda a: a.T,
        lambda a: a[::-1],
        lambda a: a[1],
        lambda a: a[:, 2:],
        lambda a: a[::2, ::-1],
        lambda a: a[1:2, 1],
    ],
    *[
        lambda a: a[:, None],
        lambda a: a.T[1:, ::2],
        lambda a: np.broadcast_to(a[0], (3, a.shape[1])),
        lambda a: a[:0],
    ],
    *[lambda a: np.diagonal(a)],
]
OWNERS: list[Any] = [
    lambda: np.arange(20.0).reshape(4, 5).copy(),
    lambda: np.asfortranarray(np.arange(20.0).reshape(4, 5)),
    lambda: np.arange(80.0).reshape(8, 10)[::2, ::2],
    lambda: np.arange(80.0).reshape(8, 10)[::-2, 1::2].T,
]


@pytest.mark.parametrize("make", OWNERS)
@pytest.mark.parametrize("look", VIEWS)
def test_gathered_as_it_was_and_scattered_back(make: Any, look: Any) -> None:
    owner = make()
    view = look(owner)
    region = region_of(view, owner)
    assert region is not None
    assert region.gather(owner).tolist() == view.tolist()
    if view.flags.writeable:
        changed = region.scatter(owner, view * 10.0)
        view *= 10.0
        assert changed.tolist() == owner.tolist()
        assert changed.strides == owner.strides


def test_what_is_elsewhere_is_not_found() -> None:
    whole = np.arange(10.0)
    assert region_of(np.arange(3.0), whole) is None
    assert region_of(whole[1:], whole[2:4]) is None
    assert region_of(whole[1::2], whole[::2]) is None
    assert region_of(whole.view(np.int64), whole) is None


def test_the_owner_is_the_last_array_behind_a_view() -> None:
    whole = np.arange(10.0)
    assert owner_of(whole[1:][::2].reshape(-1, 1)) is whole
    assert owner_of(whole) is whole
    assert owner_of(np.frombuffer(bytes(16))).base is not None


@given(
    st.permutations([0, 1, 2]),
    st.tuples(*[st.sampled_from([slice(None), slice(None, None, -1), slice(None, None, 2)])] * 3),
)
def test_entries_lie_as_they_are_told_to(axes: Any, slices: Any) -> None:
    model = np.zeros((2, 3, 4)).transpose(axes)[slices]
    values = np.arange(float(model.size)).reshape(model.shape)
    placed = laid_out(values, model.strides)
    assert placed.strides == model.strides
    assert placed.tolist() == values.tolist()


def test_a_column_of_a_huge_array_takes_no_huge_room() -> None:
    values = np.arange(4.0)
    assert laid_out(values, (1 << 26,)) is values
