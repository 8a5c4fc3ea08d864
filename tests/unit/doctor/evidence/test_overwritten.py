"""Arrays that are changed before the backward pass reads them."""

from __future__ import annotations

from clearprop.doctor.evidence.overwritten import overwritten_trials
from tests.unit.doctor.programs import evidence
from tests.unit.doctor.rules.cases import known, text


def test_reading_what_was_there_before_cures() -> None:
    seen = known("S02", "faulty")
    search = seen.searches[0]
    (trial,) = overwritten_trials(seen.tape, seen.understanding.roles, search.judged)
    assert seen.traced.sites[trial.site].text == "a1 *= a1"
    scored = search.judge.judge([trial])
    assert scored is not None
    assert scored.cured


def test_what_nobody_reads_again_may_be_changed() -> None:
    seen = evidence(text("S02", "sound") + "a1 *= 2\n")
    search = seen.searches[0]
    assert list(overwritten_trials(seen.tape, seen.understanding.roles, search.judged)) == []
