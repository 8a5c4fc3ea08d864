from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.data.batches import batches, check_batch_size
from clearprop.errors import DataError, SettingError


def test_given_order_is_cut_and_the_last_batch_holds_the_rest() -> None:
    assert [rows.tolist() for rows in batches(7, 3, shuffle=False)] == [
        [0, 1, 2],
        [3, 4, 5],
        [6],
    ]


@pytest.mark.parametrize("batch_size", [None, 4, 5])
def test_one_batch_keeps_the_order_and_draws_nothing(batch_size: int | None) -> None:
    rng = np.random.default_rng(3)
    before = rng.bit_generator.state
    assert [rows.tolist() for rows in batches(4, batch_size, True, rng)] == [[0, 1, 2, 3]]
    assert rng.bit_generator.state == before


def test_shuffled_order_is_one_permutation_an_epoch() -> None:
    rng, same = np.random.default_rng(5), np.random.default_rng(5)
    for _ in range(3):
        order = np.concatenate(list(batches(10, 4, True, rng)))
        assert order.tolist() == same.permutation(10).tolist()


def test_unshuffled_batches_draw_nothing() -> None:
    rng = np.random.default_rng(3)
    before = rng.bit_generator.state
    list(batches(10, 4, False, rng))
    assert rng.bit_generator.state == before


def test_rows_are_read_only() -> None:
    first = next(batches(10, 4, shuffle=False))
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1


@given(
    st.integers(1, 50),
    st.one_of(st.none(), st.integers(1, 60)),
    st.booleans(),
    st.integers(0, 99),
)
def test_every_row_comes_once(n: int, batch_size: int | None, shuffle: bool, seed: int) -> None:
    cut = list(batches(n, batch_size, shuffle, np.random.default_rng(seed)))
    assert sorted(np.concatenate(cut).tolist()) == list(range(n))
    assert all(rows.size == min(batch_size or n, n) for rows in cut[:-1])
    assert cut[-1].size >= 1


@pytest.mark.parametrize("batch_size", [1, 32, np.int64(7)])
def test_a_whole_number_is_accepted(batch_size: Any) -> None:
    assert check_batch_size(batch_size) == int(batch_size)
    assert type(check_batch_size(batch_size)) is int


REMEDY = "Give a whole number from 1 on, or None for one batch of everything."


@pytest.mark.parametrize(
    ("batch_size", "said"),
    [
        (0, "batch_size is 0, but a batch has at least 1 example. "),
        (-3, "batch_size is -3, but a batch has at least 1 example. "),
        (2.0, "batch_size is 2.0, which is not a whole number. "),
        ("32", "batch_size is '32', which is not a whole number. "),
        (True, "batch_size is True, which is not a whole number. "),
    ],
)
def test_another_batch_size_is_refused_when_called(batch_size: Any, said: str) -> None:
    with pytest.raises(SettingError) as caught:
        batches(10, batch_size, shuffle=False)
    assert str(caught.value) == said + REMEDY


def test_shuffling_needs_a_generator() -> None:
    with pytest.raises(SettingError) as caught:
        batches(10, 4)
    assert str(caught.value) == (
        "batches are to be shuffled, but rng is None. Pass a numpy.random.Generator, or shuffle=False."
    )


def test_no_examples() -> None:
    with pytest.raises(DataError) as caught:
        batches(0, 4, shuffle=False)
    assert str(caught.value) == (
        "there are 0 examples, so there is nothing to cut into batches. Give at least one example."
    )
