from __future__ import annotations

from clearprop.record.address import Address
from clearprop.trace.observed.backward import Backward
from clearprop.trace.observed.naming import Places
from tests.unit.trace.known import known
from tests.unit.trace.snippets import NUMBERS, ROWS


def places(snippet: str) -> Places:
    seen = known(snippet)
    found = Places(seen.traced.tape, seen.traced.sites, seen.roles)
    found.add(seen.first_steps[0], Backward.unseen(2))
    return found


def test_fields_have_the_names_of_their_arrays() -> None:
    found = places(ROWS)
    assert found.names[Address("W", layer=1)] == "W1"
    assert found.names[Address("a", layer=1)] == "h"
    assert found.names[Address("a_in", layer=2)] == "h"
    assert found.names[Address("x")] == "x"
    assert found.spans[Address("z", layer=1)].line == 9
    assert Address("delta", layer=1) not in found.names


def test_parameters_that_are_single_numbers_are_named_one_by_one() -> None:
    found = places(NUMBERS)
    assert [found.names[Address("W", (i, 0), 1)] for i in range(2)] == ["w1", "w2"]
    assert found.names[Address("a", layer=1)] == "h1, h2"
    assert found.spans[Address("W_new", (0, 0), 1)].line == 15
