"""Rates that are multiplied in twice."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.rate_twice import rate_twice
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded

TWICE = TWO_LAYERS.replace("d2 = a - y", "d2 = rate * (a - y)")


def test_the_place_before_the_update_is_named_and_loses_the_rate() -> None:
    known = recorded(TWICE)
    (found,) = rate_twice(known.evidence)
    assert known.told(found) == ("U04", known.line("d2 = rate"))
    assert known.with_edit(found.edit) == TWICE.replace("rate * (a - y)", "(a - y)")
    assert (found.proof, found.improves) == ("rerun", True)
    assert found.observed == "0.0025 = 0.05 · 0.05"
    assert "W1 -= x.T @ d1" in known.with_edit(found.alternatives[0]).replace("(", "").replace(")", "")


@pytest.mark.parametrize(
    "text",
    [
        TWO_LAYERS,
        TWO_LAYERS.replace("d2 = a - y", "d2 = 2 * (a - y) / len(x)"),
        TWO_LAYERS.replace("d2 = a - y", "d2 = 0.05 * (a - y)"),
        TWICE.replace("rate * h.T", "h.T")
        .replace("rate * d2.", "d2.")
        .replace("rate * x.T", "x.T")
        .replace("rate * d1.", "d1."),
    ],
    ids=["once", "a mean", "another number", "once, at the error"],
)
def test_a_rate_that_is_applied_once_is_left_alone(text: str) -> None:
    assert list(rate_twice(recorded(text).evidence)) == []
