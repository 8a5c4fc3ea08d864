"""The first steps are computed again, and what is carried is carried."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.carried import CarriedSteps
from clearprop.doctor.evidence.judge import Judge
from clearprop.doctor.evidence.trials import with_argument
from tests.unit.doctor.evidence.searched import MOMENTUM, searched
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


LOOKED = searched(MOMENTUM)
STEPS = LOOKED.evidence.understanding.first_steps
MOVED = [step.after - step.before for step in STEPS]


def nodes(text: str) -> list[int]:
    site = LOOKED.site(text)
    return [node.id for node in LOOKED.tape.nodes if node.site == site]


def test_another_momentum_is_carried_from_step_to_step() -> None:
    edits = dict.fromkeys(nodes("0.9 * vW1"), lambda node, value: with_argument(node, 0, 0.5, value))
    found = CarriedSteps(LOOKED.tape, LOOKED.roles, STEPS).run(edits)
    own = LOOKED.entries("W1")
    first, second, third = (moved[own] for moved in MOVED)
    np.testing.assert_allclose(found[0][own], first, rtol=1e-12)
    expected = second - 0.9 * first + 0.5 * first
    np.testing.assert_allclose(found[1][own], expected, rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(found[2][own], third - 0.9 * second + 0.5 * expected, rtol=1e-9, atol=1e-15)


def test_every_step_begins_with_the_parameters_that_the_program_had() -> None:
    edits = dict.fromkeys(nodes("W2 + vW2"), lambda node, value: with_argument(node, 1, 1.0, value))
    for found, was in zip(CarriedSteps(LOOKED.tape, LOOKED.roles, STEPS).run(edits), MOVED, strict=True):
        np.testing.assert_allclose(found[LOOKED.entries("W2")], 1.0)
        # Felt in the forward pass of the next step, the edit would move the other layer too.
        np.testing.assert_array_equal(found[LOOKED.entries("W1")], was[LOOKED.entries("W1")])


def test_a_parameter_of_another_shape_is_refused() -> None:
    edits = dict.fromkeys(nodes("W2 + vW2"), lambda node, value: np.zeros(7))
    with pytest.raises(ValueError, match="changes the shape of a parameter"):
        CarriedSteps(LOOKED.tape, LOOKED.roles, STEPS).run(edits)
