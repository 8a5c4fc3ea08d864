from __future__ import annotations

import numpy as np

from clearprop.trace.running.window import Budget
from tests.trace.watching import Watched, watch


def test_rows_and_numbers_of_a_loop_have_a_history() -> None:
    source = """
import numpy as np
X, y = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]), np.array([1.0, 2.0, 3.0])
total = 0.0
for row, t in zip(X, y):
    total = total + row[0] * t
"""
    seen = watch(source)
    ref = seen.hooks.recorder.read(seen.names["total"])
    ancestors = seen.tape.ancestors([ref.node])
    known = [seen.tape.nodes[each].names for each in ancestors]
    assert {"X", "y", "row", "t"} <= {binding.name for names in known for binding in names}


def test_numbers_of_a_comprehension_have_a_history() -> None:
    seen = watch("import numpy as np\ny = np.array([1.0, 2.0])\nz = [v * 2 for v in y]\n")
    last = seen.hooks.recorder.read(seen.names["z"][1])
    kinds = {seen.tape.nodes[each].kind for each in seen.tape.ancestors([last.node])}
    assert "leaf" not in kinds


def test_equal_literals_stay_two_numbers() -> None:
    seen = watch("a = 0.5\nb = 0.5\nc = -0.5\nd = 1 / 2\n")
    assert len({id(seen.names[each]) for each in "abd"}) == 3
    assert [each.kind for each in seen.tape.nodes] == ["literal"] * 4


def test_whole_numbers_are_known_by_the_place_they_were_loaded_from() -> None:
    seen = watch("n = 3\nx = 0.5 * n\n")
    product = next(each for each in seen.tape.nodes if each.kind == "apply")
    parents = [seen.tape.nodes[each] for each in seen.tape.parents(product.id)]
    assert [(each.kind, [name.name for name in each.names]) for each in parents] == [
        ("literal", []),
        ("leaf", ["n"]),
    ]


def test_what_a_recording_cannot_understand_ends_it_with_a_note() -> None:
    seen = watch("x = 1.5\n")
    seen.hooks.broken(ValueError("odd"))
    assert seen.hooks.notes == ["recording stopped: ValueError: odd"]
    assert seen.hooks.stopped


def test_views_and_partial_writes_are_followed() -> None:
    source = "import numpy as np\nw = np.zeros(6)\nv = w[:4].reshape(2, 2)\nv += 1\nw[5] = 2.0\nx = w * 1\n"
    seen = watch(source)
    ref = seen.hooks.recorder.read(seen.names["x"])
    assert np.array_equal(seen.tape.value(ref.node), [1, 1, 1, 1, 0, 2])
    assert "changed" not in {each.kind for each in seen.tape.nodes}


FUNCTIONS = """
import numpy as np
class Net:
    def __init__(self):
        self.W = np.ones(2)
    def step(self):
        self.W = self.W * 0.5
def learn():
    global b
    b = b - 0.25
def train(net, w):
    for k in range(300):
        net.step()
        learn()
        w = w * 0.5
    return w
b = np.zeros(3)
w = train(Net(), np.ones(4))
"""


def test_after_rounds_that_were_not_watched_names_say_what_they_hold() -> None:
    seen = watch(FUNCTIONS, Budget(short=0.0))
    for name, value in {"w": 0.5**16, "net.W": 0.5**16, "b": -4.0}.items():
        known = [each for each in seen.tape.stores if seen.sites[each.site].kind == "again"]
        values = [seen.tape.value(each.node) for each in known if name in names_of(seen, each.node)]
        assert any(np.all(np.asarray(each) == value) for each in values), name
        assert {len(each.context) for each in known} == {0}


def names_of(seen: Watched, node: int) -> list[str]:
    return [binding.name for binding in seen.tape.nodes[node].names]
