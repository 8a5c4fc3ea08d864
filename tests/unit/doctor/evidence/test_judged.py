"""The steps to judge by, and what they did."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.judged import MOST_STEPS, changes, end_of, trained
from tests.unit.doctor.evidence.searched import SOUND
from tests.unit.doctor.programs import evidence as evidence_of
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


# One weight on one example with a rate of 1 is right after its first step: afterwards nothing is left.
DONE_AT_ONCE = """\
import numpy as np
x, y = np.array([[1.0]]), np.array([[0.25]])
W = np.array([[1.0]])
for step in range(4):
    a = x @ W
    W -= 1.0 * x.T @ (a - y)
"""


def test_steps_after_the_last_error_show_nothing() -> None:
    seen = evidence_of(DONE_AT_ONCE)
    assert len(seen.understanding.recognised.steps) == 4
    assert [step.step.number for step in seen.judged[0].steps] == [0]
    assert len(seen.judged[0].gradients) == len(seen.judged[0].supposed.truths) == 1


def test_a_few_early_steps_are_judged() -> None:
    (first, *_) = evidence_of(SOUND.replace("range(4)", "range(9)")).judged
    assert [step.step.number for step in first.steps] == list(range(MOST_STEPS))
    for step, gradient in zip(first.steps, first.gradients, strict=True):
        np.testing.assert_allclose(step.after - step.before, -0.5 * gradient, rtol=1e-9, atol=1e-15)


def test_a_program_without_training_has_nothing_to_judge() -> None:
    assert evidence_of("print(1 + 2)\n").judged == []


ONE_BY_ONE = """\
import numpy as np

rng = np.random.default_rng(3)
x, y = rng.normal(size=(6, 2)), rng.normal(size=6)
w, b = rng.normal(size=2), 0.0
for epoch in range(3):
    for row, target in zip(x, y):
        a = row @ w + b
        error = a - target
        w = w - 0.1 * error * row
        b = b - 0.1 * error
"""


def test_the_sign_of_an_error_is_a_loss_only_where_a_program_takes_it() -> None:
    taken = ONE_BY_ONE.replace("error = a - target", "error = np.sign(a - target)")
    assert "absolute_error" not in {each.loss for each in evidence_of(ONE_BY_ONE).judged}
    assert "absolute_error" in {each.loss for each in evidence_of(taken).judged}


def test_steps_of_a_training_that_breaks_off_are_not_judged() -> None:
    runaway = evidence_of(ONE_BY_ONE.replace("0.1 *", "300.0 *"))
    found = runaway.judged[0]
    sizes = [float(np.linalg.norm(gradient)) for gradient in found.gradients]
    assert [step.step.number for step in found.steps][:1] == [0]
    assert max(sizes) < 1e5 * sizes[0]
