"""Edits of an activation."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.outputs import bare_output, between, without_slope
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


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ("a = f(h @ W2 + b2)", "f(h @ W2 + b2)"),
        ("z2 = h @ W2 + b2\n    a = f(z2)", "f(z2)"),
    ],
)
def test_a_lambda_stands_for_its_call(answered: str, expected: str) -> None:
    old = "a = 1 / (1 + np.exp(-(h @ W2 + b2)))"
    assert old in SOUND
    text = SOUND.replace(old, answered).replace("for ", "f = lambda z: 1 / (1 + np.exp(-z))\nfor ", 1)
    known = evidence(text)
    last = known.understanding.recognised.steps[0].layers[-1]
    found = between(known, last.a_nodes[0], last.z_nodes[0])
    assert found is not None
    assert found[0].text == expected


def test_an_error_without_a_slope_is_left_alone() -> None:
    known = evidence(SOUND.replace("(a - y) * a * (1 - a)", "(a - y)"))
    assert without_slope(known, known.understanding.recognised.steps[0]) is None
