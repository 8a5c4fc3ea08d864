"""Copies that the forward pass reads are found; views and averages are not taken for them."""

from __future__ import annotations

from clearprop.doctor.diagnosis.stale import stale
from tests.unit.doctor.programs import evidence
from tests.unit.doctor.rules.cases import known, text


def test_the_copy_and_its_original_are_named() -> None:
    ((parameter, found),) = stale(known("S07", "faulty"))
    assert (parameter.name, found.values["text"]) == ("W1", "old")
    assert found.explains == ("U03",)


def test_a_view_follows_its_parameter() -> None:
    program = text("S07", "faulty").replace("old = W1.copy()", "old = W1[:]")
    assert list(stale(evidence(program))) == []


def test_averaged_weights_beside_the_training_are_no_copy() -> None:
    program = text("S07", "sound").replace("    b1 -= rate", "    mean = 0.9 * W1 + 0.1 * W1\n    b1 -= rate")
    assert list(stale(evidence(program))) == []
