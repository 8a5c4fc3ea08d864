"""A column is what was put into it, however it came."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clearprop.training.column import Column

NUMBERS = st.floats(allow_nan=False)
ADDED = st.lists(NUMBERS | st.lists(NUMBERS, max_size=4), max_size=12)


def column_of(added: list[float | list[float]]) -> tuple[Column, list[float]]:
    column, expected = Column(), []
    for each in added:
        if isinstance(each, list):
            column.extend(np.array(each))
            expected += each
        else:
            column.append(each)
            expected.append(each)
    return column, expected


@given(added=ADDED)
def test_numbers_come_back_in_their_order(added: list[float | list[float]]) -> None:
    column, expected = column_of(added)
    assert len(column) == len(expected)
    assert list(column) == expected
    assert column.numbers().tolist() == expected
    assert [column[place] for place in range(len(expected))] == expected


@given(added=ADDED, count=st.integers(0, 20), more=st.lists(NUMBERS, max_size=3))
def test_what_was_cut_off_is_gone_and_more_can_follow(
    added: list[float | list[float]], count: int, more: list[float]
) -> None:
    column, expected = column_of(added)
    column.cut(count)
    assert list(column) == expected[:count]
    column.extend(np.array(more))
    column.append(0.5)
    assert list(column) == [*expected[:count], *more, 0.5]


def test_numbers_that_were_read_stay_as_they_were() -> None:
    column = Column()
    column.extend(np.array([1.0, 2.0, 3.0]))
    seen = column.numbers()
    column.cut(1)
    column.append(9.0)
    assert seen.tolist() == [1.0, 2.0, 3.0]


def test_a_copy_does_not_grow() -> None:
    column = Column()
    column.extend(np.array([1.0, 2.0]))
    column.append(3.0)
    copy = column.copy()
    column.append(4.0)
    column.cut(1)
    assert (list(copy), list(column)) == ([1.0, 2.0, 3.0], [1.0])
