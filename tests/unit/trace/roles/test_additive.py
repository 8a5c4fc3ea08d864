from __future__ import annotations

from clearprop.trace.roles.additive import Carrying
from tests.trace.watching import watch

ARRAYS = """
import numpy as np
rng = np.random.default_rng(0)
W = rng.normal(size=(2, 2))
x = rng.normal(size=(3, 2))
z = x @ W
V = W - 0.1 * W.T
W[0, 1] -= 0.5
u = 0.9 * V
"""


def nodes(seen, name):
    return [n.id for n in seen.tape.nodes if name in [binding.name for binding in n.names]]


def test_a_difference_carries_on_its_left_side_only() -> None:
    seen = watch(ARRAYS)
    W, V = nodes(seen, "W")[0], nodes(seen, "V")[0]
    assert Carrying(seen.tape).carried(V) == (W,)


def test_a_product_of_arrays_carries_on_nothing() -> None:
    seen = watch(ARRAYS)
    assert Carrying(seen.tape).carried(nodes(seen, "z")[0]) == ()


def test_a_written_entry_carries_on_the_array() -> None:
    seen = watch(ARRAYS)
    write = next(n for n in seen.tape.nodes if n.kind == "write")
    carrying = Carrying(seen.tape)
    assert carrying.older(write.id)[-1] == nodes(seen, "W")[0]
    assert carrying.line(write.id) == nodes(seen, "W")[0]


def test_scaling_by_a_number_carries_on_and_is_told_from_copying() -> None:
    seen = watch(ARRAYS)
    carrying, (V,), (u,) = Carrying(seen.tape), nodes(seen, "V"), nodes(seen, "u")
    assert carrying.carried(u) == (V,)
    assert carrying.scales(u)
    assert carrying.computes(u)
    assert not carrying.computes(nodes(seen, "W")[0])


def test_an_entry_that_was_overwritten_is_a_new_thing() -> None:
    seen = watch("import numpy as np\nW = np.ones(3)\nz = np.ones(3) * 2.0\nW[0] = z[1] * 3.0\n")
    write = next(n for n in seen.tape.nodes if n.kind == "write")
    assert Carrying(seen.tape).carried(write.id) == ()
