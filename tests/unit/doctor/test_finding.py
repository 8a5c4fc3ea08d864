"""A finding names its fault and says its sentence in both languages."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.doctor.programs import FINDING


def test_name_and_sentence() -> None:
    assert FINDING.name("en") == "The derivative is taken at the wrong value"
    assert FINDING.name("zh") == "导数取在了错误的值上"
    assert FINDING.sentence("en").startswith("The slope in h * h is taken of the wrong value")


def test_without_words_of_its_own_the_catalogue_speaks() -> None:
    for finding in (replace(FINDING, message="doctor.message.nothing"), replace(FINDING, values={})):
        assert finding.sentence("en").startswith("A derivative that expects the sum z is handed the answer a")


def test_only_what_is_proven_or_likely_accuses() -> None:
    assert FINDING.accuses
    assert replace(FINDING, certainty="likely").accuses
    assert not replace(FINDING, certainty="hint").accuses
