"""Answers that become one whole number."""

from __future__ import annotations

from clearprop.doctor.evidence.cut_answers import cut_answers
from tests.unit.doctor.programs import SOUND, evidence

FINAL = "1 / (1 + np.exp(-(1 / (1 + np.exp(-(x @ W1 + b1))) @ W2 + b2)))"


def test_stores_and_casts_that_leave_one_number_are_told() -> None:
    stored = evidence(f"{SOUND}\nkept = np.zeros(y.shape, dtype=int)\nkept[:] = {FINAL}\n")
    (one,) = cut_answers(stored)
    assert (one.how, one.all_alike, one.farthest[1]) == ("stored", True, 0.0)
    assert [each.how for each in cut_answers(evidence(f"{SOUND}\nkept = ({FINAL}).astype(int)\n"))] == [
        "cast"
    ]


def test_thresholds_and_scaled_answers_are_left_alone() -> None:
    for text in (f"kept = ({FINAL} > 0.5).astype(int)", f"kept = (255 * {FINAL}).astype(int)"):
        assert list(cut_answers(evidence(f"{SOUND}\n{text}\n"))) == []
