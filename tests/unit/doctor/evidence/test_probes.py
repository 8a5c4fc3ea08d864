"""Edits tried in copies of the process."""

from __future__ import annotations

from tests.unit.doctor.evidence.probed import probed
from tests.unit.doctor.programs import SOUND


def test_a_sound_program_runs_and_is_true() -> None:
    (as_it_is,) = probed(SOUND, [])
    assert as_it_is["failed"] is None
    assert as_it_is["true"] is True
    assert "loss" in as_it_is["printed"]


def test_an_edit_that_helps_is_told_from_one_that_does_not() -> None:
    text = SOUND.replace("d2 @ W2.T", "d2 @ W2")
    as_it_is, cured, other = probed(text, ["d2 @ W2.T", "d1 @ W2"], "d2 @ W2")
    assert as_it_is["failed"] == "ValueError"
    assert as_it_is["line"] == 12
    assert (cured["failed"], cured["true"]) == (None, True)
    assert other["failed"] == "NameError"
