from __future__ import annotations

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.claims import claimed
from clearprop.trace.roles.roots import roots
from clearprop.trace.roles.steps import rounds
from tests.trace.watching import watch
from tests.unit.trace.snippets import MOMENTUM


def changes(source):
    seen = watch(source)
    carrying = Carrying(seen.tape)
    loop = next(n.context[0].site for n in seen.tape.nodes if n.context)
    first = rounds(seen.tape, loop)[0]
    names = {n.id: {binding.name for binding in n.names} for n in seen.tape.nodes}
    return [
        (names[c.start], names[c.end]) for c in claimed(carrying, roots(carrying, first), list(first.nodes))
    ]


def test_weights_plus_a_velocity_are_new_weights() -> None:
    found = changes(MOMENTUM)
    weights = [(start, end) for start, end in found if any(name.startswith("w[") for name in end)]
    assert len(weights) == 2
    assert all(any(name.startswith("w[") for name in start) for start, _ in weights)


def test_two_names_of_one_number_are_two_states() -> None:
    found = changes("a = b = 0.0\nfor k in range(3):\n    d = 1.5 * k\n    a = a - d\n    b = b - 2.0 * d\n")
    assert sorted(name for _, end in found for name in end) == ["a", "b"]


def test_what_one_place_makes_again_counts_once() -> None:
    source = """
import numpy as np
point = np.ones(2)
for k in range(3):
    for step in (1.0, 0.5):
        trial = point - step * np.sin(point)
    point = trial
"""
    ends = [end for _, end in changes(source) if "trial" in end]
    assert ends == [{"trial", "point"}]
