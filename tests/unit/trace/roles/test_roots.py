from __future__ import annotations

from clearprop.trace.roles.additive import Carrying
from clearprop.trace.roles.dependence import members
from clearprop.trace.roles.roots import roots
from clearprop.trace.roles.steps import rounds
from tests.trace.watching import watch


def found(source):
    seen = watch(source)
    loop = next(n.context[0].site for n in seen.tape.nodes if n.context)
    rooted = roots(Carrying(seen.tape), rounds(seen.tape, loop)[0])
    names = {n.id: {b.name for b in n.names} for n in seen.tape.nodes}
    return {
        name: sorted(root for k in members(rooted.masks[node]) for root in names[rooted.found[k]])
        for node in rooted.changed
        for name in names[node]
    }


def test_an_update_has_the_old_value_as_its_root() -> None:
    source = "import numpy as np\nW = np.ones(3)\nfor k in range(2):\n    W = W - 0.1 * np.sin(W)\n"
    assert found(source) == {"W": ["W"]}


def test_what_is_scaled_counts_only_where_nothing_else_is_carried_on() -> None:
    source = "import numpy as np\nW, v = np.ones(3), np.zeros(3)\nfor k in range(2):\n"
    source += "    v = 0.9 * v - np.sin(W)\n    W = W + v\n"
    assert found(source) == {"v": ["v"], "W": ["W"]}


def test_rows_in_another_order_are_nothing_new() -> None:
    source = "import numpy as np\nX = np.ones((3, 2))\nfor k in range(2):\n    X = X[[2, 0, 1]]\n"
    assert found(source) == {}
