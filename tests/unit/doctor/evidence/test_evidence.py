"""What rules ask for is worked out once, and what failed is not tried again."""

from __future__ import annotations

import pytest

from tests.unit.doctor.programs import FAULTY, NO_TRAINING, SOUND, evidence


def test_it_is_made_once() -> None:
    found, made = evidence(NO_TRAINING), []
    assert found.once("x", lambda: made.append(1) or 5) == 5
    assert found.once("x", lambda: made.append(2) or 6) == 5
    assert made == [1]


def test_what_failed_fails_again_at_once() -> None:
    found, tried = evidence(NO_TRAINING), []

    def failing() -> None:
        tried.append(1)
        raise KeyboardInterrupt("stopped")

    with pytest.raises(KeyboardInterrupt):
        found.once("x", failing)
    with pytest.raises(LookupError, match=r"x: it could not be worked out \(KeyboardInterrupt: stopped\)"):
        found.once("x", failing)
    assert tried == [1]


def test_a_sound_program_needs_no_cure() -> None:
    found = evidence(SOUND)
    assert next(each.supposed.name for each in found.right) == "half_squared_error"
    assert found.cures == []
    assert found.tape is found.traced.tape


def test_a_faulty_one_has_cures_of_one_edit() -> None:
    found = evidence(FAULTY)
    assert found.right == []
    assert found.judged
    assert found.cures
    assert {len(cure.trials) for cure in found.cures} == {1}


def test_without_training_there_is_nothing_to_judge() -> None:
    found = evidence(NO_TRAINING)
    assert (found.judged, found.cures) == ([], [])
