from __future__ import annotations

from clearprop.trace.recognise.reported import reported
from tests.unit.trace.known import known
from tests.unit.trace.snippets import ROWS


def names(snippet: str) -> set[tuple[str, str]]:
    seen = known(snippet)
    found = reported(seen.traced.tape, seen.recognised.steps[0])
    return {(each.loss, each.reduction) for each in found}


def test_a_program_without_a_loss_reports_none() -> None:
    assert names(ROWS) == set()


def test_a_loss_is_told_by_its_value() -> None:
    line = "    loss = 0.5 * np.sum((out - y) ** 2)\n    d2 ="
    found = names(ROWS.replace("    d2 =", line))
    assert ("half_squared_error", "sum") in found  # and, before the half is taken, the squared error
    assert ("half_squared_error", "mean") not in found
    line = "    loss = -(y * np.log(out + 1e-9) + (1 - y) * np.log(1 - out + 1e-9)).mean()\n    d2 ="
    seen = known(ROWS.replace("    d2 =", line))
    (found,) = reported(seen.traced.tape, seen.recognised.steps[0])
    assert (found.loss, found.reduction, found.is_exact) == ("binary_cross_entropy", "mean", False)
