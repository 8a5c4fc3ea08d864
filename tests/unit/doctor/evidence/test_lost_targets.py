"""Targets that the error is written over."""

from __future__ import annotations

from clearprop.doctor.evidence.lost_targets import lost_targets
from tests.unit.doctor.programs import SOUND, evidence

RIGHT = SOUND.replace("d2 = (a - y) * a", "e = np.subtract(a, y)\n    d2 = e * a")


def test_the_difference_gets_an_array_of_its_own() -> None:
    program = RIGHT.replace("np.subtract(a, y)", "np.subtract(a, y, out=y)")
    found = lost_targets(evidence(program))
    assert found is not None
    assert found.text == "e = np.subtract(a, y, out=y)"
    assert found.edit is not None
    assert found.edit.applied(program, found.edit.files[0]) == RIGHT


def test_targets_that_stay_are_not_lost() -> None:
    assert lost_targets(evidence(RIGHT)) is None
    assert lost_targets(evidence(RIGHT.replace("np.subtract(a, y)", "np.subtract(a, y, out=a * 0)"))) is None
