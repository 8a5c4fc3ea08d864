"""The steps to judge by, and what they did."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.judged import changes, end_of, trained
from tests.unit.doctor.rules.cases import known


def test_each_loss_has_its_truths() -> None:
    found = known("G03", "sound").judged
    assert [each.loss for each in found][:2] == ["half_squared_error", "binary_cross_entropy"]
    assert all(len(each.steps) == len(each.gradients) == 4 for each in found)


def test_changes_are_those_of_the_program() -> None:
    evidence = known("G03", "sound")
    roles, step = evidence.understanding.roles, evidence.judged[0].steps[1]
    assert np.array_equal(changes(roles, step, evidence.tape.value), step.after - step.before)
    with pytest.raises(ValueError, match="shape"):
        changes(roles, step, lambda node: np.zeros(2))


def test_what_is_not_trained_has_no_end() -> None:
    evidence = known("U03", "faulty")
    roles, number = evidence.understanding.roles, evidence.judged[0].steps[0].step.number
    ends = {p.name: end_of(p, number) for p in roles.parameters}
    assert [name for name, end in ends.items() if end is None] == ["b1"]
    assert int((~trained(roles, number)).sum()) == 3
