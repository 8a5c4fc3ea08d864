"""How well a program learned."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.learning import bounds, is_bad, is_classes, learned_of, share_right
from tests.unit.doctor.programs import SOUND, evidence


def test_a_program_that_learned_its_classes_is_not_bad() -> None:
    found = learned_of(evidence(SOUND))
    assert found is not None
    assert found.classes
    assert found.quality == 1.0
    assert not is_bad(found)
    assert found.curve[-1][1] < found.curve[0][1]
    assert bounds(found.steps[0]) == (0.0, 1.0)


def test_a_program_that_did_not_is_bad() -> None:
    found = learned_of(
        evidence(SOUND.replace("[[0], [1], [1], [1]]", "[[0], [1], [1], [0]]").replace("200", "3"))
    )
    assert found is not None
    assert is_bad(found)


@pytest.mark.parametrize(
    ("y", "classes"),
    [
        (np.array([[0.0], [1.0], [1.0]]), True),
        (np.array([[-1.0], [1.0]]), True),
        (np.eye(3), True),
        (np.array([[0.1], [0.2], [0.3]]), False),
        (np.array([[1.0, 1.0], [0.0, 0.0]]), False),
    ],
)
def test_classes_are_told_from_quantities(y: np.ndarray, classes: bool) -> None:
    assert is_classes(y) is classes


def test_the_share_of_right_answers_is_by_the_largest_or_by_the_middle() -> None:
    assert share_right(np.array([[0.2], [0.9]]), np.array([[0.0], [1.0]])) == 1.0
    assert share_right(np.array([[0.6, 0.4], [0.7, 0.3]]), np.eye(2)) == 0.5
    assert share_right(np.array([[np.nan]]), np.array([[1.0]])) == 0.0
