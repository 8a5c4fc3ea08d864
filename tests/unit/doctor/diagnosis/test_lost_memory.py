"""Averages whose past is 0 in every step."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.lost_memory import lost_memory
from tests.unit.doctor.programs import SOUND, evidence

LOOP = "for step in range(200):\n"
KEPT = "    vb1 = 0.9 * vb1 - 0.1 * d1.sum(axis=0)\n"
MOMENTUM = SOUND.replace("    b1 -= 0.5 * d1.sum(axis=0)\n", KEPT + "    b1 = b1 + vb1\n").replace(
    LOOP, "vW1, vb1 = np.zeros((2, 3)), np.zeros(3)\n" + LOOP
)
MOMENTUM = MOMENTUM.replace(
    "    W1 -= 0.5 * x.T @ d1\n", "    vW1 = 0.9 * vW1 - 0.1 * x.T @ d1\n    W1 = W1 + vW1\n"
)
RESET = MOMENTUM.replace(LOOP, LOOP + "    vb1 = np.zeros(3)\n")
FRESH = MOMENTUM.replace(LOOP, LOOP + "    vb1 = np.zeros(3)\n").replace("vW1, vb1 = np", "vW1, old = np")
UNSTORED = MOMENTUM.replace(KEPT, KEPT.replace("vb1 =", "moved =", 1)).replace("b1 + vb1", "b1 + moved")


@pytest.mark.parametrize(
    ("program", "line", "before", "after"),
    [
        (RESET, "    vb1 = np.zeros(3)\n", "    vb1 = np.zeros(3)\n", ""),
        (FRESH, "    vb1 = np.zeros(3)\n", LOOP + "    vb1 = np.zeros(3)\n", "vb1 = np.zeros(3)\n" + LOOP),
        (UNSTORED, "moved = 0.9", "moved = 0.9", "moved = vb1 = 0.9"),
    ],
    ids=["reset", "only there", "not stored"],
)
def test_the_line_that_forgets_is_named_and_put_right(
    program: str, line: str, before: str, after: str
) -> None:
    known = evidence(program)
    (found,) = lost_memory(known)
    assert found.code == "U04"
    assert found.span is not None
    assert found.edit is not None
    assert found.span.line == program[: program.index(line)].count("\n") + 1
    source = known.traced.sites[0].source
    assert found.edit.applied(source.text, source.name) == program.replace(before, after)


def test_momentum_that_is_kept_forgets_nothing() -> None:
    assert list(lost_memory(evidence(MOMENTUM))) == []
