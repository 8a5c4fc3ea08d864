from __future__ import annotations

from clearprop.trace.roles.dependence import dependence, members, of
from clearprop.trace.roles.family import Family
from tests.trace.watching import watch

SOURCE = """
import numpy as np
W = np.ones((2, 2))
V = W.T
c = W * 2.0
x = np.ones(2)
z = V @ x
y = c @ x
"""


def test_what_is_read_again_is_looked_at_and_nothing_else_from_before() -> None:
    seen = watch(SOURCE)
    node = {name.name: n.id for n in seen.tape.nodes for name in n.names}
    before = [node["V"]]
    found = dependence(Family(seen.tape), [[node["W"]]], before, range(node["z"], len(seen.tape.nodes)))
    assert of(found, node["z"]) == 1
    assert of(found, node["y"]) == 0


def test_a_value_of_a_state_depends_on_that_state_alone() -> None:
    seen = watch("a = 1.5\nb = 2.5\nb = b - a\nc = b * 2\n")
    ids = [n.id for n in seen.tape.nodes if n.names]
    a, b0, b1, c = ids
    found = dependence(Family(seen.tape), [[a], [b0, b1]], (), range(len(seen.tape.nodes)))
    assert members(found[c]) == [1]


def test_members_lists_the_bits() -> None:
    assert members(0) == []
    assert members(0b101) == [0, 2]
