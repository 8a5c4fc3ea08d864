"""One step, computed again with an edit."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.edited import EditedStep
from clearprop.doctor.evidence.judged import end_of
from tests.unit.doctor.evidence.searched import SOUND, searched
from tests.unit.doctor.rules.cases import known


def test_only_what_follows_from_an_edit_changes() -> None:
    evidence = known("G03", "sound")
    tape, roles = evidence.tape, evidence.understanding.roles
    step = evidence.judged[0].steps[0].step
    ends = {p.name: end_of(p, step.number) for p in roles.parameters}
    edited = EditedStep(tape, step.round.begin, [end for end in ends.values() if end is not None])
    site = next(
        n
        for n in edited.needed
        if evidence.traced.sites[tape.nodes[n].site].text == "X.T @ d1"
        or (evidence.traced.sites[tape.nodes[n].site].text == "rate * X.T @ d1")
    )
    value = edited.run({site: lambda node, value: np.zeros((2, 3))})
    old = tape.value(roles.parameters[2].state.changes[step.number].start)
    assert ends["W1"] is not None
    assert ends["b1"] is not None
    assert np.array_equal(value(ends["W1"]), old)
    assert np.array_equal(value(ends["b1"]), tape.value(ends["b1"]))
    assert not np.array_equal(tape.value(ends["W1"]), old)


def test_an_edit_before_the_step_is_felt_in_it() -> None:
    looked = searched(SOUND)
    step = looked.judged.steps[1].step
    edited = EditedStep(looked.tape, step.round.begin, looked.judge.ends[1])
    assert min(edited.needed) >= step.round.begin
    before = looked.node("W1 -= 0.5 * x.T @ d1", 0).id
    value = edited.run({before: lambda node, value: np.zeros((2, 3))})
    assert not value(looked.node("x @ W1", 1).id).any()


def test_an_edit_of_the_error_reaches_the_whole_backward_pass() -> None:
    looked = searched(SOUND)
    step = looked.judged.steps[1].step
    edited = EditedStep(looked.tape, step.round.begin, looked.judge.ends[1])
    value = edited.run({looked.node("a - y", 1).id: lambda node, value: np.zeros((4, 1))})
    for parameter in looked.roles.parameters:
        change = parameter.state.changes[step.number]
        np.testing.assert_array_equal(value(change.end), looked.tape.value(change.start))
