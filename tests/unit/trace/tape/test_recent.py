"""Large values that were computed again are kept for a while."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.tape.recent import SMALLEST_BYTES, Recent

ARRAY = np.ones(SMALLEST_BYTES // 8)


def test_a_value_is_given_again_and_cannot_be_written() -> None:
    recent = Recent()
    kept = recent.keep(3, ARRAY.copy())
    assert recent.get(3) is kept
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 2.0
    assert recent.get(4) is None


def test_what_was_not_asked_for_longest_goes_first() -> None:
    recent = Recent(2 * ARRAY.nbytes)
    for node in (1, 2):
        recent.keep(node, ARRAY.copy())
    recent.get(1)
    recent.keep(3, ARRAY.copy())
    assert [node for node in (1, 2, 3) if recent.get(node) is not None] == [1, 3]
    assert recent.bytes == 2 * ARRAY.nbytes


@pytest.mark.parametrize("value", [1.5, [ARRAY], ARRAY[:-1]])
def test_small_values_are_not_kept(value: object) -> None:
    recent = Recent(2 * ARRAY.nbytes)
    assert recent.keep(1, value) is value
    assert recent.get(1) is None


def test_one_that_is_larger_than_all_room_is_kept_alone() -> None:
    recent = Recent(2 * ARRAY.nbytes)
    recent.keep(1, ARRAY.copy())
    recent.keep(2, np.ones(4 * ARRAY.size))
    assert recent.get(1) is None
    assert recent.get(2) is not None
    recent.keep(3, ARRAY.copy())
    assert recent.get(2) is None
    assert recent.bytes == ARRAY.nbytes
