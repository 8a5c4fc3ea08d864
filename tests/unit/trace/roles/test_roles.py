from __future__ import annotations

from clearprop.trace.roles.find import find_roles
from clearprop.trace.roles.roles import Roles
from tests.trace.watching import watch
from tests.unit.trace.snippets import ROWS


def test_no_roles_are_empty() -> None:
    assert Roles(None).parameters == () == Roles(None).steps


def test_the_predictions_of_a_step_are_those_of_its_meetings() -> None:
    seen = watch(ROWS)
    step = find_roles(seen.tape, seen.sites).steps[2]
    assert step.predictions == tuple(m.prediction for m in step.meetings)
    assert len(step.predictions) == 1
