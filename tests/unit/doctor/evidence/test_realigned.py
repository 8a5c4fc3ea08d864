"""The edit that gives rows which were taken apart the same order again."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.misaligned import misaligned
from clearprop.doctor.evidence.realigned import realigned
from tests.unit.doctor.programs import SOUND, evidence


@pytest.mark.parametrize(
    ("change", "right", "drawn"),
    [
        ("p = rng.permutation(4)\nx, y = x[p], y", "x, y = x[p], y[p]", True),
        ("p = rng.permutation(4)\nx = x[p]", "x = x[p]\ny = y[p]", True),
        ("p = rng.permutation(4)\na = x[p]\nb = y\nx, y = a, b", "b = y[p]", True),
        ("y = np.roll(y, 1)", "y = y\n", False),
        ("x = x[::-1]", "x = x\n", False),
        ("p = rng.permutation(4)\nx, y = x[p], y[[0, 1, 2, 3]]", "y[p]", True),
    ],
)
def test_the_other_side_is_taken_in_the_same_order(change: str, right: str, drawn: bool) -> None:
    program = SOUND.replace("W1, b1", f"{change}\nW1, b1", 1)
    known = evidence(program)
    apart = misaligned(known)
    assert apart is not None
    found = realigned(known, apart)
    assert found is not None
    assert found.edit is not None
    assert right in found.edit.applied(program, found.edit.files[0])
    assert found.drawn == drawn
