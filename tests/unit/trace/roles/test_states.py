from __future__ import annotations

import pytest

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.states import states
from clearprop.trace.roles.steps import rounds
from tests.trace.watching import watch
from tests.unit.trace.snippets import MOMENTUM, ROWS


def found(source, line):
    seen = watch(source)
    loop = next(
        each.site for n in seen.tape.nodes for each in n.context if seen.sites[each.site].line == line
    )
    return seen, states(Carrying(seen.tape), rounds(seen.tape, loop))


def test_each_parameter_is_one_state_that_ends_where_it_begins_again() -> None:
    _, kept = found(ROWS, 8)
    assert len(kept) == 4
    for state in kept:
        assert sorted(state.changes) == list(range(6))
        assert all(state.changes[k].end == state.changes[k + 1].start for k in range(5))


def test_a_velocity_is_a_state_of_its_own() -> None:
    assert len(found(MOMENTUM, 7)[1]) == 4


@pytest.mark.parametrize(
    "update", ["W = W - 0.1 * np.sin(W)", "W -= 0.1 * np.sin(W)", "W[0] -= 0.1; W[1] -= 0.2"]
)
def test_a_state_stays_the_same_through_rounds_that_nobody_watched(update) -> None:
    source = f"import numpy as np\nW = np.array([0.5, 0.25])\nfor k in range(20000):\n    {update}\n"
    seen, kept = found(source, 3)
    watched = {n.context[0].round for n in seen.tape.nodes if n.context}
    assert len(watched) < 20000
    assert len(kept) == 1
    assert len(kept[0].changes) == len(watched)


def test_entries_of_a_list_are_states_in_the_order_of_their_place() -> None:
    source = "w = [0.5, 1.5, 2.5]\nfor k in range(3):\n    w = [each - 0.1 * each for each in w]\n"
    assert len(found(source, 2)[1]) == 3
