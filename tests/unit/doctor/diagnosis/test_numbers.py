"""Two numbers show what is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.diagnosis.numbers import entry_name, most_wrong, number, shown
from tests.unit.doctor.rules.cases import known


def test_entries_are_named_as_the_program_would() -> None:
    evidence = known("G03", "faulty")
    roles = evidence.understanding.roles
    assert entry_name(evidence.tape, roles, 0) == "W2[0, 0]"
    assert entry_name(evidence.tape, roles, 3) == "b2[0, 0]"
    with pytest.raises(IndexError):
        entry_name(evidence.tape, roles, 1000)


def test_the_entry_that_is_farthest_off_is_shown() -> None:
    evidence = known("G03", "faulty")
    judged = evidence.judged[0]
    found = shown(evidence.tape, evidence.understanding.roles, judged, 0.5)
    worst = int(np.argmax(most_wrong(judged, 0.5)))
    name = entry_name(evidence.tape, evidence.understanding.roles, worst)
    assert found is not None
    assert [text.split(" = ")[0] for text in found] == [f"Δ{name}", f"Δ{name}"]
    assert found[0] != found[1]


def test_a_right_update_shows_nothing_of_note() -> None:
    judged = known("G03", "sound").judged[0]
    assert most_wrong(judged, 0.5).max() < 1e-12
    assert number(0.1234567) == "0.12346"
