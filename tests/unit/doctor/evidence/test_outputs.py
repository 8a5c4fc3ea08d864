"""Edits of an activation."""

from __future__ import annotations

from clearprop.doctor.evidence.outputs import bare_output, without_slope
from tests.unit.doctor.programs import SOUND, evidence


def test_the_slope_is_taken_out_of_the_error() -> None:
    known = evidence(SOUND)
    edit = without_slope(known, known.understanding.recognised.steps[0])
    assert edit is not None
    assert "d2 = (a - y)\n" in edit.applied(SOUND, edit.files[0]).replace("d2 = a - y\n", "d2 = (a - y)\n")


def test_the_activation_is_taken_off_the_output_everywhere() -> None:
    text = SOUND + "p = 1 / (1 + np.exp(-(np.tanh(x @ W1 + b1) @ W2 + b2)))\n"
    known = evidence(text)
    edit = bare_output(known, known.understanding.recognised.steps[0])
    assert edit is not None
    changed = edit.applied(text, edit.files[0])
    assert "a = h @ W2 + b2\n" in changed
    assert "p = np.tanh(x @ W1 + b1) @ W2 + b2\n" in changed


def test_an_error_without_a_slope_is_left_alone() -> None:
    known = evidence(SOUND.replace("(a - y) * a * (1 - a)", "(a - y)"))
    assert without_slope(known, known.understanding.recognised.steps[0]) is None
