from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.recognise.rows import PART_NUMBERS, Table, same_rows

HALF, WORD = 32, 1 << 64


def mixed(number: float) -> int:
    bits = int(np.float64(number).view(np.uint64))
    return bits ^ (bits >> HALF)


def same_key_as(row: tuple[float, float], first: float) -> tuple[float, float]:
    """Give another row with the same key, which begins with a number."""
    rng = np.random.default_rng(0)
    one, two = (2 * int(each) + 1 for each in rng.integers(1, 1 << 63, 2, dtype=np.uint64))
    left = (mixed(row[0]) - mixed(first)) * one + mixed(row[1]) * two
    bits = left * pow(two, -1, WORD) % WORD
    return first, float(np.uint64(bits ^ (bits >> HALF)).view(np.float64))


@pytest.mark.parametrize("kind", ["binary", "real", "whole"])
def test_every_row_is_found_where_it_first_stands(kind: str) -> None:
    rng = np.random.default_rng(1)
    table = {
        "binary": rng.integers(0, 2, (500, 12)) * 1.0,
        "real": rng.normal(size=(500, 12)),
        "whole": rng.integers(-5, 300, (500, 3)) * 1.0,
    }[kind]
    rows = table[rng.permutation(500)[:70]]
    found = Table(table).places(rows)
    assert found is not None
    assert np.array_equal(table[found], rows)
    first = [next(k for k, each in enumerate(table) if np.array_equal(each, row)) for row in rows]
    assert found.tolist() == first


def test_all_rows_stand_one_after_another_even_where_some_are_alike() -> None:
    table = np.ones((4, 2))
    assert Table(table).places(table.copy()).tolist() == [0, 1, 2, 3]


def test_rows_are_found_together_with_their_targets() -> None:
    x, y = np.zeros((4, 2)), np.arange(4.0).reshape(4, 1)
    assert Table(x, y).places(x[:2], y[[3, 1]]).tolist() == [3, 1]
    assert Table(x, y).places(x[:1], np.array([[7.0]])) is None


def test_a_row_that_stands_nowhere() -> None:
    table = np.arange(12.0).reshape(4, 3)
    assert Table(table).places(np.array([[0.0, 1.0, 2.5]])) is None
    assert Table(table[:0]).places(table) is None


def test_signs_of_nothing_do_not_matter_and_what_is_no_number_is_itself() -> None:
    table = np.array([[1.0, 2.0], [0.0, np.nan]])
    assert Table(table).places(np.array([[-0.0, np.nan]])).tolist() == [1]


def test_rows_with_the_same_key_are_told_apart() -> None:
    row = (1.25, -3.5)
    other = next(each for k in range(99) if np.isfinite(each := same_key_as(row, 2.0 + k)).all())
    table = np.array([other, row, other])
    assert Table(table).places(np.array([row])).tolist() == [1]
    assert Table(table[::2]).places(np.array([row])) is None


def test_large_tables_are_gone_through_in_parts() -> None:
    table = np.random.default_rng(2).random((3 * PART_NUMBERS // 100, 100))
    places = np.array([5, len(table) - 1, len(table) // 2])
    assert np.array_equal(Table(table.T.copy().T).places(table[places]), places)


def test_a_table_is_the_same_as_itself_and_as_an_equal_one() -> None:
    x = np.array([[0.0, np.nan]])
    assert same_rows(x, x[:])
    assert not same_rows(x, x.copy())
    assert same_rows(x[:, :1], np.array([[-0.0]]))
    assert not same_rows(x, x[:, :1])
