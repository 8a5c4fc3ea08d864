"""Where every entry of the data was before training."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.orders import inputs_of, targets_of
from clearprop.doctor.evidence.origins import origin, places
from tests.unit.doctor.programs import SOUND, evidence


def _inputs(change: str) -> tuple[list[list[int]], int]:
    """Give the places of the inputs' entries, and how many operations changed numbers on their way."""
    known = evidence(SOUND.replace("W1, b1", f"{change}\nW1, b1", 1))
    roles = known.understanding.roles
    (node,) = inputs_of(known.tape, roles, roles.steps[0])
    way = origin(known.tape, node)
    found = places(known.tape, way)
    assert found is not None
    return found[0].tolist(), len(way.computed)


@pytest.mark.parametrize(
    ("change", "rows", "computed"),
    [
        ("x = x[[3, 1, 0, 2]]", [3, 1, 0, 2], 0),
        ("x = x[::-1]", [3, 2, 1, 0], 0),
        ("x = (x - x.mean(axis=0)) / 2.0", [0, 1, 2, 3], 2),
        ("x = np.roll(x, 1, axis=0)", [3, 0, 1, 2], 0),
        ("x[0] = 1.0", [0, 1, 2, 3], 0),
        ("x = x.astype(np.float32)", [0, 1, 2, 3], 0),
        ("rng.shuffle(x)", None, 0),
    ],
)
def test_entries_are_sent_the_same_way_again(change: str, rows: list[int] | None, computed: int) -> None:
    found, changed = _inputs(change)
    assert changed == computed
    if rows is None:
        assert sorted(found) == [[0, 1], [2, 3], [4, 5], [6, 7]]
        assert found != sorted(found)
    else:
        assert found == [[2 * row, 2 * row + 1] for row in rows]


def test_rows_of_zeros_and_ones_come_from_their_labels() -> None:
    program = SOUND.replace("W1, b1", "labels = np.array([1, 0, 0, 1])\ny = np.eye(2)[labels]\nW1, b1", 1)
    program = program.replace("(3, 1)), np.zeros(1)", "(3, 2)), np.zeros(2)")
    known = evidence(program)
    (node,) = targets_of(known.understanding.roles.steps[0])
    way = origin(known.tape, node)
    found = places(known.tape, way)
    assert np.shape(known.tape.value(way.root)) == (4,)
    assert found is not None
    assert found[0].tolist() == [[0, 0], [1, 1], [2, 2], [3, 3]]
    assert "labels" in way.names(known.tape)
