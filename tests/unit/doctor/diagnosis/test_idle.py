"""Parameters that nothing trains, and those whose new value is dropped."""

from __future__ import annotations

from clearprop.doctor.diagnosis.idle import idle, never_kept, never_updated, scored_part
from tests.unit.doctor.programs import evidence
from tests.unit.doctor.rules.cases import known, text

DROPPED = text("U03", "sound").replace("    b1 -= rate * d1", "    b1 - rate * d1")
RENAMED = text("U03", "sound").replace("    W2 -= rate * a1.T", "    V2 = W2 - rate * a1.T")


def test_the_others_are_right() -> None:
    found = known("U03", "faulty")
    assert scored_part(found, found.judged[0]).right == 1.0
    assert [each.parameter.name for _, _, each in idle(found)] == ["b1"]
    assert list(idle(known("U03", "sound"))) == []


def test_a_value_that_is_computed_and_dropped_is_kept_by_the_edit() -> None:
    for program, wanted in ((DROPPED, "b1 -= rate"), (RENAMED, "W2 = W2 - rate")):
        seen = evidence(program)
        (found,) = [*never_kept(seen), *never_updated(seen)]
        assert found.code == "U03"
        assert found.edit is not None
        assert wanted in found.edit.applied(program, found.edit.files[0])


def test_a_frozen_layer_whose_gradient_nobody_computes_is_left_alone() -> None:
    program = text("U03", "sound")
    for line in ("    W1 -= rate * X.T @ d1\n", "    b1 -= rate * d1.sum(axis=0, keepdims=True)\n"):
        program = program.replace(line, "")
    seen = evidence(program)
    assert [*never_kept(seen), *never_updated(seen)] == []
