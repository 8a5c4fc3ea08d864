"""The rule D06: rows that are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("d06_rows_never_used", "D06", "faulty")
    assert found.code == "D06"
    assert found.span is not None
    assert found.span.line in lines("D06")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("d06_rows_never_used", "D06", "faulty")
    assert "range(0, len(x), 12)" in cured(found, text("D06", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("d06_rows_never_used", "D06", "sound") == []


BATCHES = """\
import numpy as np
rng = np.random.default_rng(4)
X = rng.normal(0, 1, (60, 3))
y = (X.sum(axis=1, keepdims=True) > 0).astype(float)
W, b, size = np.zeros((3, 1)), np.zeros(1), 10
for epoch in range(40):
    for k in rng.permutation(len(X) // size):
        x, t = {batch}
        p = 1 / (1 + np.exp(-(x @ W + b)))
        W -= 0.5 * x.T @ (p - t) / size
        b -= 0.5 * (p - t).mean(axis=0)
print("accuracy", np.mean((1 / (1 + np.exp(-(X @ W + b))) > 0.5) == y))
"""


@pytest.mark.parametrize(
    ("batch", "codes"),
    [
        ("X[k:k + size], y[k:k + size]", ["D06"]),
        ("X[k * size:(k + 1) * size], y[k * size:(k + 1) * size]", []),
    ],
)
def test_batches_in_any_order_that_overlap_leave_rows_out(
    batch: str, codes: list[str], tmp_path: Path
) -> None:
    faults = found("d06_rows_never_used", BATCHES.format(batch=batch), tmp_path)
    assert [each.code for each in faults] == codes
    assert all(each.edit is not None and each.span and each.span.line == 8 for each in faults)


def test_rows_that_are_drawn_anew_in_each_epoch_are_left_alone(tmp_path: Path) -> None:
    drawn = (
        BATCHES.format(batch="X[order[k]], y[order[k]]")
        .replace(
            "    for k in rng", "    order = rng.permutation(60)[:60].reshape(6, 10)[:5]\n    for k in rng"
        )
        .replace("len(X) // size", "5")
    )
    assert found("d06_rows_never_used", drawn, tmp_path) == []


def test_a_range_is_followed_through_the_name_that_is_shuffled(tmp_path: Path) -> None:
    named = BATCHES.format(batch="X[k:k + size], y[k:k + size]").replace(
        "    for k in rng.permutation(len(X) // size):",
        "    starts = list(range(0, len(X) - size, size))\n    rng.shuffle(starts)\n    for k in starts:",
    )
    (one,) = found("d06_rows_never_used", named, tmp_path)
    assert (one.span and one.span.line) == 7
    assert "range(0, len(X), size)" in cured(one, named)
