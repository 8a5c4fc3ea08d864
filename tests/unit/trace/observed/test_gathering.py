from __future__ import annotations

import numpy as np

from clearprop.trace.observed.gathering import gathered, values_of, whole
from clearprop.trace.observed.seeking import Part
from tests.trace.watching import watch

RAN = watch("import numpy as np\na = np.arange(6.0).reshape(3, 2)\nb = a * 2.0\nc = float(a[0, 0]) + 7.0\n")
NODES = {name: node.id for node in RAN.tape.nodes for name in [b.name for b in node.names]}
ALL, COLUMNS = np.arange(6), np.arange(6).reshape(3, 2).T.ravel()


def part(name: str, entries: np.ndarray, at: np.ndarray, share: float = 1.0) -> Part:
    return Part(NODES[name], entries, at, np.full(entries.size, share))


def test_a_field_in_columns_is_turned() -> None:
    found = gathered(RAN.tape, [part("a", ALL, COLUMNS)], (2, 3))
    assert found.value.tolist() == [[0.0, 2.0, 4.0], [1.0, 3.0, 5.0]]
    assert found.nodes == (NODES["a"],)


def test_the_earliest_or_the_latest_holder() -> None:
    parts = [part("a", ALL, ALL, -1.0), part("b", ALL, ALL, -0.5)]
    assert gathered(RAN.tape, parts, (3, 2)).middle == -1.0
    assert gathered(RAN.tape, parts, (3, 2), latest=True).middle == -0.5


def test_a_field_with_a_hole_is_none() -> None:
    assert gathered(RAN.tape, [part("c", np.array([0]), np.array([0]))], (1, 2)) is None


def test_parts_of_a_sum_are_left_out() -> None:
    expected = np.arange(6.0).reshape(3, 2) * 4.0
    parts = [part("a", ALL, ALL, 2.0), part("b", ALL, ALL, 2.0)]
    assert whole(RAN.tape, parts, expected) == parts[1:]


def test_seeds_lie_as_the_node_does() -> None:
    found = gathered(RAN.tape, [part("a", ALL, COLUMNS)], (2, 3))
    (seed,) = found.seeds(RAN.tape, np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])).values()
    assert seed.tolist() == [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]
    assert values_of(RAN.tape, found.parts[0]).tolist() == [0.0, 2.0, 4.0, 1.0, 3.0, 5.0]
