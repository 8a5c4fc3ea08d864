from __future__ import annotations

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.family import Family
from clearprop.trace.roles.steps import whole
from clearprop.trace.roles.updates import updates
from tests.trace.watching import watch


def found(source):
    seen = watch(source)
    kept = updates(Carrying(seen.tape), Family(seen.tape), whole(seen.tape))
    names = [{b.name for b in seen.tape.nodes[s.changes[0].start].names} for s in kept]
    return [name for each in names for name in each]


def test_what_comes_of_a_value_and_is_added_to_it_updates_it() -> None:
    source = "import numpy as np\nx, w = np.ones((3, 2)), np.ones(2)\n"
    source += "w_new = w - 0.1 * x.T @ (x @ w - 2.0)\n"
    assert found(source) == ["w"]


def test_a_sum_with_something_else_is_no_update() -> None:
    source = "import numpy as np\nx, b = np.ones((2, 2)), np.ones(2)\nz = x @ x[0] + b\n"
    assert found(source) == []
