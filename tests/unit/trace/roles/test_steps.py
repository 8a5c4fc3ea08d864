from __future__ import annotations

from clearprop.trace.roles.steps import rounds, whole, within
from tests.trace.watching import watch

NESTED = "a = 0.5\nfor i in range(2):\n    for j in range(3):\n        a = a + 1.5\n"


def test_rounds_of_the_inner_loop_are_told_apart_by_the_outer_one() -> None:
    seen = watch(NESTED)
    deepest = max(seen.tape.nodes, key=lambda n: len(n.context))
    outer, inner = (loop.site for loop in deepest.context)
    assert len(rounds(seen.tape, outer)) == 2
    assert len(rounds(seen.tape, inner)) == 6
    first = rounds(seen.tape, inner)[0]
    assert first.begin == first.nodes[0]
    assert first.end == first.nodes[-1] + 1


def test_within_gives_the_loops_down_to_one() -> None:
    seen = watch(NESTED)
    deepest = max(seen.tape.nodes, key=lambda n: len(n.context))
    assert within(deepest, deepest.context[0].site) == deepest.context[:1]
    assert within(seen.tape.nodes[0], deepest.context[0].site) is None


def test_the_whole_program_is_one_round() -> None:
    seen = watch(NESTED)
    assert [len(each.nodes) for each in whole(seen.tape)] == [len(seen.tape.nodes)]
