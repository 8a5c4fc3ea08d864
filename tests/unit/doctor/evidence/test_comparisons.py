"""Comparisons of answers with labels."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.comparisons import compared
from tests.unit.doctor.programs import SOUND, evidence


def test_an_array_is_compared_at_once() -> None:
    (found,) = compared(evidence(SOUND + "print(np.mean((a > 0.5) == y))\n"))
    assert found.answers.shape == found.labels.shape == (4, 1)
    assert found.told.dtype.kind == "b"
    assert found.truth.all()


def test_single_comparisons_are_put_together() -> None:
    (found,) = compared(
        evidence(SOUND + "print(sum(float(p) == float(t) for p, t in zip(a[:, 0], y[:, 0])))\n")
    )
    assert found.told.tolist() == found.answers.tolist()
    assert found.labels.tolist() == [0.0, 1.0, 1.0, 1.0]
    assert not found.truth.any()


def test_the_table_behind_one_number_an_example_is_found() -> None:
    table = "table = np.hstack([a, 1 - a, a - 1])\n"
    ending = f"{table}print(np.mean(np.round(table).max(axis=1) == np.array([0, 1, 2, 1])))\n"
    (found,) = compared(evidence(SOUND + ending))
    assert found.answers.shape == (4, 3)
    assert np.ndim(found.told) == 1
