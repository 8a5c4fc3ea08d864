"""A program is judged as it is, and with edits."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.trials import dropped, negated
from tests.unit.doctor.rules.cases import known


def test_a_sound_program_is_right_as_it_is() -> None:
    judge = known("G03", "sound").searches[0].judge
    assert judge.baseline().cured
    assert not judge.stateful
    assert known("U04", "sound").searches[0].judge.stateful


def test_an_edit_is_judged_by_what_it_does() -> None:
    evidence = known("G04", "faulty")
    judge = evidence.searches[0].judge
    by_text = {evidence.traced.sites[site].text: site for site in judge.by_site[0]}
    assert not judge.baseline().cured
    cured = judge.judge([negated(by_text["-d2 @ W2.T * slope(a1)"])])
    assert cured is not None
    assert cured.cured
    assert judge.judge([dropped(by_text["a2 - Y"], 0)]) != cured
    assert judge.judge([]) is None


def test_what_cannot_be_computed_is_no_edit() -> None:
    judge = known("G04", "faulty").searches[0].judge
    site = next(iter(judge.by_site[0]))
    wrong = {judge.by_site[0][site][0]: lambda node, value: np.ones(3) @ np.ones(5)}
    assert judge.run(wrong, 0) is None


def test_the_forward_pass_is_left_alone() -> None:
    evidence = known("G01", "faulty")
    texts = {evidence.traced.sites[site].text for site in evidence.searches[0].judge.by_site[0]}
    assert "1 / (1 + np.exp(-z))" not in texts
    assert "a * (1 + a)" in texts
