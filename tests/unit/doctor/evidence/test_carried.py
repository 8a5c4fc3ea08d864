"""The first steps are computed again, and what is carried is carried."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.carried import CarriedSteps
from clearprop.doctor.evidence.judge import Judge
from tests.unit.doctor.rules.cases import known


def test_an_edit_that_changes_nothing_gives_what_was_recorded() -> None:
    evidence = known("U04", "sound")
    steps = evidence.understanding.first_steps
    carried = CarriedSteps(evidence.tape, evidence.understanding.roles, steps)
    for moved, step in zip(carried.run({}), steps, strict=True):
        assert np.array_equal(moved, step.after - step.before)


def test_a_changed_gradient_is_felt_by_the_momentum_of_later_steps() -> None:
    evidence = known("U04", "sound")
    roles, steps = evidence.understanding.roles, evidence.understanding.first_steps
    carried = CarriedSteps(evidence.tape, roles, steps)
    judge = Judge(evidence.tape, roles, evidence.judged[0])
    site = next(s for s in judge.by_site[0] if evidence.traced.sites[s].text == "rate * gb")
    first = judge.by_site[0][site][0]
    moved = carried.run({first: lambda node, value: 0.0 * value(first)})
    entry = [p.name for p in roles.parameters].index("b")
    at = sum(p.size for p in roles.parameters[:entry])
    assert moved[0][at] == 0.0
    late = steps[1].after - steps[1].before
    assert moved[1][at] != late[at]
    assert np.array_equal(np.delete(moved[1], at), np.delete(late, at))
