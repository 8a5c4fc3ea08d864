"""Updates are moved behind what still needs the old values."""

from __future__ import annotations

from clearprop.doctor.rewriting.order import later
from tests.unit.doctor.rules.cases import known, text


def test_the_update_stands_after_the_last_reader() -> None:
    evidence = known("U01", "faulty")
    (trial,) = [each for each in evidence.searches[0].versions if each.means == "older"]
    edit = later(evidence.traced, trial)
    assert edit is not None
    fixed = edit.applied(text("U01", "faulty"), edit.files[0])
    rows = [row.strip() for row in fixed.split("\n")]
    assert rows.index("W2 -= rate * a1.T @ d2") == rows.index("d1 = d2 @ W2.T * slope(a1)") + 1
    assert sorted(fixed.split("\n")) == sorted(text("U01", "faulty").split("\n"))
