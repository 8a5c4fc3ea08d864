"""The fault behind wrong updates is worked out once, and sound programs have none."""

from __future__ import annotations

from clearprop.doctor.diagnosis.diagnose import diagnosed, diagnosis, is_sound, of_code, told
from tests.unit.doctor.rules.cases import known


def test_it_is_worked_out_once() -> None:
    evidence = known("G03", "faulty")
    assert diagnosed(evidence) is diagnosed(evidence)
    assert [each.code for each in of_code(evidence, "G03")] == ["G03"]
    assert list(of_code(evidence, "G04")) == []


def test_a_sound_program_has_no_diagnosis() -> None:
    evidence = known("G03", "sound")
    assert is_sound(evidence)
    assert diagnosis(evidence) is None
    assert diagnosed(evidence) == []


def test_the_text_of_a_place_is_told_on_one_line() -> None:
    evidence = known("G03", "faulty")
    found = diagnosis(evidence)
    assert found is not None
    assert told(evidence, found.choices[0].cure.trials[0]) == "d2 @ W2.T"
