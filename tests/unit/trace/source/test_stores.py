from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.tape.nodes import AttributeAt, ItemAt, NameAt
from tests.trace.watching import watch


def test_a_name_is_known_where_it_is_bound() -> None:
    seen = watch("w = 0.5\nv = w\n")
    assert [store.location for store in seen.tape.stores] == [NameAt(0, "w"), NameAt(0, "v")]
    assert seen.tape.stores[0].node == seen.tape.stores[1].node


def test_attributes_and_entries_are_stores() -> None:
    source = "class A: pass\na = A()\na.w = 0.5\nd = {}\nd['b'] = 1.5\nm = [0.0, 0.0]\nm[1] = 2.5\nw = 1.5\n"
    kinds = {type(store.location) for store in watch(source).tape.stores}
    assert kinds == {NameAt, AttributeAt, ItemAt}


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nW = np.ones(3)\nW -= 0.5",
        "import numpy as np\nW = np.ones(3)\nW[:] = 0.5",
        "import numpy as np\nW = np.ones(3)\nfor k in range(3):\n    W[k] -= 0.5",
        "import numpy as np\nclass A: pass\na = A()\na.W = np.ones(3)\na.W -= 0.5\nW = a.W",
        "import numpy as np\nd = {'W': np.ones(3)}\nd['W'] -= 0.5\nW = d['W']",
        "import numpy as np\nW = np.ones(3)\nW[0], W[1], W[2] = W[1] - 0.5, 0.5, W[0] - 0.5",
        "import numpy as np\nW = np.zeros(3)\nV = W\n(a, W), c = (1, V + 0.5), 2",
        "import numpy as np\nW: object = np.ones(3) * 0.5",
    ],
)
def test_the_tape_knows_the_last_value_of_a_name(source: str) -> None:
    seen = watch(source)
    assert seen.names["W"].tolist() == [0.5, 0.5, 0.5]
    ref = seen.hooks.recorder.read(seen.names["W"])
    assert np.array_equal(seen.tape.value(ref.node), [0.5, 0.5, 0.5])
    assert "changed" not in {node.kind for node in seen.tape.nodes}


def test_an_augmented_entry_is_loaded_once() -> None:
    source = """
count = []
class Box:
    def __getitem__(self, key):
        count.append(("get", key))
        return 1.0
    def __setitem__(self, key, value):
        count.append(("set", key, value))
Box()[len(count)] += 2.0
"""
    assert watch(source).names["count"] == [("get", 0), ("set", 0, 3.0)]


def test_a_statement_that_runs_again_inside_itself_writes_where_it_should() -> None:
    source = """
a = [0.0] * 4
def f(n):
    if n == 3:
        raise KeyError
    try:
        a[n] += 1 + f(n + 1)
    except KeyError:
        return 10.0
    return a[n]
f(0)
"""
    assert watch(source).names["a"] == [12.0, 11.0, 0.0, 0.0]
