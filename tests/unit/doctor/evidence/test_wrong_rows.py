"""Rows of targets that came out alike for every example."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.orders import targets_of
from clearprop.doctor.evidence.wrong_rows import wrong_rows
from tests.unit.doctor.programs import SOUND, evidence

BEFORE = "labels = np.array([1, 0, 0, 1])\ny = np.zeros((4, 2))\n"
LOOP = "for k, label in enumerate(labels):\n    "


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("y[:, labels] = 1", "y[np.arange(len(y)), labels] = 1"),
        (f"{LOOP}y[k, 0] = 1", f"{LOOP}y[k, label] = 1"),
        (f"{LOOP}y[k] = 1", f"{LOOP}y[k, label] = 1"),
    ],
)
def test_one_class_is_written_for_each(wrong: str, right: str) -> None:
    text = SOUND.replace("W1, b1", f"{BEFORE}{wrong}\nW1, b1", 1).replace(
        "(3, 1)), np.zeros(1)", "(3, 2)), np.zeros(2)"
    )
    known = evidence(text)
    found = wrong_rows(known, known.tape.ancestors(targets_of(known.understanding.roles.steps[0])))
    assert found is not None
    assert found.edit is not None
    assert right in found.edit.applied(text, found.edit.files[0])
