"""The rule that most parameters follow."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.recurrence import Recurrence
from tests.unit.doctor.rules.cases import known


def recurrence(code: str, which: str) -> Recurrence:
    evidence = known(code, which)
    return Recurrence(evidence.understanding, evidence.understanding.losses[0])


def test_the_rule_of_each_parameter_is_found() -> None:
    found = recurrence("U04", "faulty")
    assert found.tellable
    rates = [None if rule is None else rule.rate for rule in found.rules]
    names = [p.name for p in found.roles.parameters]
    assert rates[names.index("W")] == pytest.approx(0.02 / 20)
    assert rates[names.index("c")] == pytest.approx(0.02 * 0.02 / 20)


def test_the_odd_one_out_is_told_from_the_others() -> None:
    found = recurrence("U04", "faulty")
    assert found.followed is not None
    assert [found.roles.parameters[k].name for k in found.followed.others] == ["c"]
    assert recurrence("U04", "sound").followed is None


def test_the_target_of_a_right_program_is_what_it_does() -> None:
    found = recurrence("U04", "sound")
    rule = found.rule(found.moved)
    assert rule is not None
    for target, moved in zip(found.target(rule), found.moved, strict=True):
        assert target == pytest.approx(moved, rel=1e-6, abs=1e-12)
