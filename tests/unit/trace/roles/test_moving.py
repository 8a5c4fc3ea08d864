from __future__ import annotations

from clearprop.trace.roles.moving import moves
from tests.trace.watching import watch


def test_views_and_copies_move_and_sums_do_not() -> None:
    source = "import numpy as np\na = np.arange(4.0)\nb = a.reshape(2, 2)\nc = b.T\n"
    seen = watch(source + "d = np.vstack([b, c])\ne = d + 1.0\n")
    told = {name.name: moves(n) for n in seen.tape.nodes for name in n.names}
    assert told == {"a": False, "b": True, "c": True, "d": True, "e": False}
