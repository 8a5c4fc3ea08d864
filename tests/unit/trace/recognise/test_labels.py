from __future__ import annotations

import numpy as np

from clearprop.trace.recognise.labels import Labels
from tests.trace.watching import watch


def labels():
    seen = watch("import numpy as np\nW = np.ones((2, 2))\nb = 0.5\n")
    node = {name.name: n.id for n in seen.tape.nodes for name in n.names}
    return node, Labels.of(seen.tape, [4, 1], {node["W"]: 0, node["b"]: 1})


def test_every_entry_has_a_label_of_its_own_that_is_read_back() -> None:
    node, made = labels()
    entries, sign = made.entries(-made.values[node["W"]])
    assert entries.tolist() == [[0, 1], [2, 3]]
    assert (sign == -1).all()
    assert made.entries(np.array([made.values[node["b"]]]))[0].tolist() == [4]


def test_what_is_no_label_is_none() -> None:
    node, made = labels()
    first = made.values[node["W"]][0, 0]
    assert made.entries(np.array([2 * first, 0.0, first + made.values[node["b"]]]))[0].tolist() == [
        -1,
        -1,
        -1,
    ]


def test_entries_are_taken_out_and_have_an_owner() -> None:
    node, made = labels()
    assert made.without(np.array([1]))[node["W"]][0, 1] == 0.0
    assert made.without(np.array([4]))[node["b"]] == 0.0
    assert [made.owner(k) for k in (0, 3, 4)] == [(0, 0), (0, 3), (1, 0)]
    assert made.shapes == {0: (2, 2), 1: ()}
