"""Where the data of a program is named."""

from __future__ import annotations

from clearprop.doctor.evidence.sources import inputs_named
from tests.unit.doctor.programs import NO_TRAINING, SOUND, evidence


def test_a_statement_can_be_put_behind_the_naming_of_the_inputs() -> None:
    found = inputs_named(evidence(SOUND))
    assert found is not None
    assert (found.name, found.span.line) == ("x", 4)
    edit = found.followed_by("x = x / 2")
    assert edit.applied(SOUND, edit.files[0]).split("\n")[4] == "x = x / 2"


def test_a_program_without_training_has_no_inputs() -> None:
    assert inputs_named(evidence(NO_TRAINING)) is None
