"""Rows of inputs and targets that do not belong together."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.misaligned import misaligned, rows_of, scrambled
from clearprop.doctor.evidence.orders import inputs_of
from clearprop.doctor.evidence.origins import origin
from tests.unit.doctor.programs import SOUND, evidence
from tests.unit.doctor.rules.test_d02_rows_apart import RIGHT


@pytest.mark.parametrize("change", ["x = x[[3, 1, 0, 2]]", "y = np.roll(y, 1)", "y = y[::-1]"])
def test_one_side_that_is_moved_alone_is_apart(change: str) -> None:
    found = misaligned(evidence(SOUND.replace("W1, b1", f"{change}\nW1, b1", 1)))
    assert found is not None
    assert found.rows == 4
    assert sorted(found.x_rows) == sorted(found.y_rows)


@pytest.mark.parametrize(
    "change",
    [
        "order = rng.permutation(4)\nx, y = x[order], y[order]",
        "x = x[[3, 1, 0, 2]]\ny = x[:, :1] * x[:, 1:]",
        "x = x - 0.5",
    ],
)
def test_rows_that_went_together_belong_together(change: str) -> None:
    assert misaligned(evidence(SOUND.replace("W1, b1", f"{change}\nW1, b1", 1))) is None


def test_a_reshape_for_a_transpose_mixes_rows() -> None:
    assert scrambled(evidence(RIGHT.replace("table.T", "table.reshape(40, 2)"))) is not None
    assert scrambled(evidence(RIGHT)) is None


def test_the_rows_of_a_part_are_counted_in_the_whole() -> None:
    known = evidence(SOUND.replace("W1, b1", "x, y = x[1:], y[1:]\nW1, b1", 1))
    roles = known.understanding.roles
    (node,) = inputs_of(known.tape, roles, roles.steps[0])
    rows = rows_of(known.tape, origin(known.tape, node))
    assert rows is not None
    assert rows.tolist() == [1, 2, 3]
