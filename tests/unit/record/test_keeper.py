"""What a policy keeps of a training, and that a kept step owns its batch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clearprop.numerics.arrays import Array, freeze
from clearprop.record.keep import Keep
from clearprop.record.keeper import Keeper
from clearprop.record.step import Step
from tests.unit.record.worked import STEP, with_layer


def numbered(index: int) -> Step:
    return replace(STEP, index=index)


def view_of(array: Array) -> Array:
    """A door onto the caller's array through which nobody can write, as a full batch is passed on."""
    view = array[:]
    view.flags.writeable = False
    return view


def of_caller(x: Array, y: Array, weight: Array | None = None) -> Step:
    inputs = view_of(x)
    step = replace(STEP, x=inputs, y=view_of(y), example_weight=weight)
    return with_layer(step, 1, a_in=inputs)


def kept(policy: str, count: int) -> list[int]:
    keeper = Keeper(Keep.parse(policy))
    for index in range(1, count + 1):
        keeper.see(numbered(index))
    return [step.index for step in keeper.steps]


@pytest.mark.parametrize(
    ("policy", "count", "expected"),
    [
        ("none", 7, []),
        ("last", 0, []),
        ("last", 7, [7]),
        ("every 1", 3, [1, 2, 3]),
        ("every 3", 7, [3, 6]),
        ("every 8", 7, []),
        ("first and last 2", 7, [1, 2, 6, 7]),
        ("first and last 2", 3, [1, 2, 3]),
        ("first and last 2", 1, [1]),
    ],
)
def test_each_policy_keeps_its_steps(policy: str, count: int, expected: list[int]) -> None:
    assert kept(policy, count) == expected


@pytest.mark.parametrize(
    ("policy", "again", "expected"),
    [
        ("last", range(6, 9), [8]),
        ("first and last 2", range(7, 8), [1, 2, 6, 7]),
        ("first and last 2", range(2, 3), [1, 2]),
        ("every 3", range(5, 8), [3, 6]),
    ],
)
def test_steps_that_are_taken_again_are_kept_once(policy: str, again: range, expected: list[int]) -> None:
    keeper = Keeper(Keep.parse(policy))
    for index in range(1, 8):
        keeper.see(numbered(index))
    keeper.forget_after(again.start - 1)
    for index in again:
        keeper.see(numbered(index))
    assert [step.index for step in keeper.steps] == expected


def test_a_kept_step_does_not_change_with_the_callers_arrays() -> None:
    x, y, weight = STEP.x.copy(), STEP.y.copy(), np.array([1.0, 3.0])
    keeper = Keeper(Keep.parse("last"))
    keeper.see(of_caller(x, y, view_of(weight)))
    (step,) = keeper.steps
    x[:], y[:], weight[:] = 99.0, 99.0, 99.0
    assert step.x.tolist() == [[1, 2], [3, -1]]
    assert step.y.tolist() == [[10], [7]]
    assert step.example_weight is not None
    assert step.example_weight.tolist() == [1, 3]
    for array in (step.x, step.y, step.example_weight):
        assert not array.flags.writeable
    assert step.layers[0].a_in is step.x


def test_steps_of_one_batch_share_its_copy() -> None:
    x, y = STEP.x.copy(), STEP.y.copy()
    keeper = Keeper(Keep.parse("every 1"))
    keeper.see(of_caller(x, y))
    keeper.see(of_caller(x, y))
    first, second = keeper.steps
    assert first.x is second.x
    assert first.y is second.y
    assert not np.shares_memory(first.x, x)


def test_a_batch_that_is_the_steps_own_is_not_copied() -> None:
    own = freeze(np.array([[1.0, 2.0], [3.0, -1.0]]))
    keeper = Keeper(Keep.parse("last"))
    keeper.see(with_layer(replace(STEP, x=own), 1, a_in=own))
    (step,) = keeper.steps
    assert step.x is own
    assert step.y is STEP.y
