"""How the parameters of a layer begin."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.starts import drawn, weights_starts
from tests.unit.doctor.programs import SOUND, evidence


@pytest.mark.parametrize(
    ("start", "written"),
    [
        ("np.zeros((2, 3))", "W1, b1 = rng.normal(0, 1, (2, 3)), np.zeros(3)"),
        ("0.5 * np.ones((2, 3))", "W1, b1 = rng.normal(0, 1, (2, 3)), np.zeros(3)"),
        ("np.array([[0.5, 0.5, 0.5], [0.5, 0.5, 0.5]])", "np.array([[0.24, "),
    ],
)
def test_a_start_that_is_alike_is_written_anew(start: str, written: str) -> None:
    text = SOUND.replace("rng.normal(0, 1, (2, 3))", start)
    known = evidence(text)
    step = known.understanding.recognised.steps[0]
    (found,) = weights_starts(known, step, 0)
    assert found.tree.cut(found.node) == start
    edit = drawn(known, found, step, 0)
    assert edit is not None
    assert written in edit.applied(text, edit.files[0])


def test_the_start_of_the_other_layer_is_another_place() -> None:
    known = evidence(SOUND)
    step = known.understanding.recognised.steps[0]
    lines = [weights_starts(known, step, layer)[0].span.line for layer in (0, 1)]
    assert lines == [6, 7]
