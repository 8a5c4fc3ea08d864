"""Orders of the rows that are cut off."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.test_d02_rows_apart import RIGHT


def test_the_slice_that_cuts_the_order_is_named(tmp_path: Path) -> None:
    wrong = RIGHT.replace("order = rng.permutation(40)", "order = np.argsort(x[:, 0])[:20]")
    wrong = wrong.replace("range(0, 40, 10)", "range(0, len(order), 10)")
    (candidate,) = found("d06_rows_never_used", wrong, tmp_path)
    assert candidate.span is not None
    assert candidate.span.line == 8
    assert candidate.edit is not None
    assert "order = np.argsort(x[:, 0])\n" in candidate.edit.applied(wrong, str(tmp_path / "net.py"))
