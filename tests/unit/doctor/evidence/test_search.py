"""Cures are found, the fewest edits first, and two faults in one program."""

from __future__ import annotations

from tests.unit.doctor.programs import evidence
from tests.unit.doctor.rules.cases import known, text


def test_one_edit_cures() -> None:
    evidence_ = known("G12", "faulty")
    search = evidence_.searches[0]
    cures = search.cures()
    assert cures
    assert {len(cure.trials) for cure in cures} == {1}
    assert cures is search.cures()
    assert search.tried > 0


def test_only_what_is_wrong_is_looked_at() -> None:
    evidence_ = known("G12", "faulty")
    search = evidence_.searches[0]
    wrong = search.wrong((), search.baseline())
    names = [p.name for p in evidence_.understanding.roles.parameters]
    assert [name for k, name in enumerate(names) if wrong >> k & 1] == ["C"]


def test_two_faults_need_two_edits() -> None:
    program = text("G12", "faulty").replace("gA = x.T @ dh", "gA = h.T @ dh")
    search = evidence(program).searches[0]
    (cure, *_) = search.cures()
    assert len(cure.trials) == 2


def test_nothing_is_changed_in_a_sound_program() -> None:
    search = known("G12", "sound").searches[0]
    assert search.baseline().cured
    assert search.cures() == []
