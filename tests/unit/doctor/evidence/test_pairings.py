"""Columns that met rows."""

from __future__ import annotations

from clearprop.doctor.evidence.pairings import pairings
from tests.unit.doctor.programs import SOUND, evidence


def test_a_column_minus_a_row_is_seen_once() -> None:
    text = "import numpy as np\na = np.ones((4, 1))\ny = np.ones(4)\nfor _ in range(3):\n    e = a - y\n"
    (only,) = pairings(evidence(text))
    assert only.shapes == ((4, 1), (4,))
    assert only.flat == 1
    assert not only.compared


def test_a_comparison_is_told_apart() -> None:
    text = "import numpy as np\na = np.ones((4, 1))\nprint(np.mean(np.ones(4) == a))\n"
    (only,) = pairings(evidence(text))
    assert only.compared
    assert only.flat == 0


def test_a_sound_program_has_none() -> None:
    assert pairings(evidence(SOUND)) == []
