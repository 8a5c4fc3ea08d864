from __future__ import annotations

from clearprop.trace.roles.state import Change, State


def test_the_values_of_a_state_include_the_one_before_its_first_change() -> None:
    state = State({0: Change(3, 8, (7, 8)), 1: Change(8, 12, (12,))})
    assert state.nodes == frozenset({3, 7, 8, 12})
