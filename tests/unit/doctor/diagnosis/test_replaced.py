"""Parameters that are given something else than their own next value."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.idle import never_updated
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

BOUND = "    W2 = W2 - rate * h.T @ d2\n"
PLAIN = TWO_LAYERS.replace("    W2 -= rate * h.T @ d2\n", BOUND)


@pytest.mark.parametrize(
    ("line", "code", "cured"),
    [
        ("    W2 = W1 - rate * h.T @ d2\n", "U05", BOUND),
        ("    W2 =- rate * h.T @ d2\n", "U03", "    W2 -= rate * h.T @ d2\n"),
        ("    W2 = -rate * h.T @ d2\n", "U03", "    W2 -= rate * h.T @ d2\n"),
        ("    W2 = rate * h.T @ d2\n", "U03", "    W2 -= rate * h.T @ d2\n"),
    ],
)
def test_the_line_that_gives_something_else_is_named_and_put_right(line: str, code: str, cured: str) -> None:
    known = recorded(PLAIN.replace(BOUND, line))
    (found,) = never_updated(known.evidence)
    assert known.told(found) == (code, known.line(line.strip()))
    assert known.with_edit(found.edit) == PLAIN.replace(BOUND, cured)


@pytest.mark.parametrize("text", [TWO_LAYERS, PLAIN], ids=["in place", "anew"])
def test_a_step_from_the_parameter_itself_is_left_alone(text: str) -> None:
    assert list(never_updated(recorded(text).evidence)) == []
