from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.data.splits import split
from clearprop.errors import DataError, SettingError, ShapeError

shares = st.floats(0.01, 0.99)
seeds = st.integers(0, 999)


@given(st.integers(2, 80), shares, seeds)
def test_a_split_is_a_partition_with_a_row_on_each_side(n: int, validation: float, seed: int) -> None:
    training, held_out = split(n, np.random.default_rng(seed), validation)
    assert sorted([*training.tolist(), *held_out.tolist()]) == list(range(n))
    assert held_out.size == min(max(round(validation * n), 1), n - 1)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=80), shares, seeds)
def test_a_stratified_split_keeps_the_shares(codes: list[int], validation: float, seed: int) -> None:
    labels = np.array(codes)
    training, held_out = split(labels.size, np.random.default_rng(seed), validation, labels)
    assert sorted([*training.tolist(), *held_out.tolist()]) == list(range(labels.size))
    assert training.size >= 1
    assert held_out.size >= 1
    sizes, held = Counter(codes), Counter(labels[held_out].tolist())
    if max(sizes.values()) == 1:
        return
    assert all(held[k] <= sizes[k] - 1 for k in sizes)
    crowded = any(held[k] == sizes[k] - 1 for k in sizes)
    if not crowded:  # no class had to be spared, so each is within one row of its exact share
        assert all(abs(held[k] - held_out.size * sizes[k] / labels.size) < 1 for k in sizes)


def test_a_class_of_one_row_trains() -> None:
    labels = np.array(["rare", *["a"] * 10, *["b"] * 10])
    for seed in range(20):
        training, _ = split(21, np.random.default_rng(seed), 0.5, labels)
        assert 0 in training


def test_classes_of_one_row_each_are_split_all_the_same() -> None:
    training, held_out = split(2, np.random.default_rng(0), 0.2, np.array(["a", "b"]))
    assert (training.size, held_out.size) == (1, 1)


def test_rows_are_shuffled_and_repeat_with_the_seed() -> None:
    first = split(100, np.random.default_rng(1))
    again = split(100, np.random.default_rng(1))
    other = split(100, np.random.default_rng(2))
    assert first.training.tolist() == again.training.tolist()
    assert first.validation.tolist() == again.validation.tolist()
    assert first.validation.tolist() != other.validation.tolist()
    assert first.training.tolist() != sorted(first.training.tolist())


@pytest.mark.parametrize("validation", [0, 1, 1.5, -0.1, float("nan"), True])
def test_a_share_outside_is_refused(validation: float) -> None:
    with pytest.raises(SettingError) as caught:
        split(10, np.random.default_rng(0), validation)
    assert str(caught.value) == (
        f"validation is {validation!r}, but the share of rows set aside must lie between 0 and 1, "
        "both excluded. Give for example 0.2."
    )


@pytest.mark.parametrize(("n", "said"), [(1, "there is 1 row"), (0, "there are 0 rows")])
def test_too_few_rows(n: int, said: str) -> None:
    with pytest.raises(DataError) as caught:
        split(n, np.random.default_rng(0))
    assert str(caught.value) == (
        f"{said}, but a split into training and validation needs at least 2. "
        "Add rows, or train without validation."
    )


def test_labels_of_another_length() -> None:
    with pytest.raises(ShapeError) as caught:
        split(4, np.random.default_rng(0), 0.5, np.array([0, 1, 0]))
    assert str(caught.value) == "labels has shape (3,), but there are 4 rows: one label a row is needed."
