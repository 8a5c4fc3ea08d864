from __future__ import annotations

import numpy as np

from tests.trace.watching import watch


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
