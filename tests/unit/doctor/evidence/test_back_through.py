"""Errors that are carried back without the weights between."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.back_through import back_through
from clearprop.doctor.evidence.readings import Readings
from clearprop.doctor.evidence.scope import Scope
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

ONE_UNIT = SOUND.replace("d2 @ W2.T * (1", "d2 * (1")
# As many units above as below: the shapes say nothing.
SQUARE = (
    SOUND.replace("(2, 3)", "(2, 2)").replace("(3, 1)", "(2, 2)").replace("np.zeros(3)", "np.zeros(2)")
    .replace("np.zeros(1)", "np.zeros(2)").replace("[[0], [1], [1], [1]]", "[[0, 1], [1, 0], [1, 1], [1, 0]]")
    .replace("d2 @ W2.T * (1 - h**2)", "(1 - h**2) * d2")
)  # fmt: skip


def through(looked: Searched, text: str) -> list[Trial]:
    node = looked.node(text)
    scope = Scope(looked.tape, looked.evidence.traced.sites)
    readings = Readings(looked.tape, looked.evidence.traced.sites, scope, (0, len(looked.tape.nodes)))
    weights = {n for parameter in looked.roles.parameters for n in parameter.nodes}
    return list(back_through(looked.tape, readings, weights, node.site, node))


@pytest.mark.parametrize(
    ("program", "text", "line"),
    [
        (ONE_UNIT, "d2 * (1 - h**2)", "d1 = d2 @ W2.T * (1 - h**2)"),
        (SQUARE, "(1 - h**2) * d2", "d1 = (1 - h**2) * (d2 @ W2.T)"),
    ],
)
def test_the_weights_are_put_between(program: str, text: str, line: str) -> None:
    looked = searched(program)
    (cure,) = looked.cured_by(through(looked, text))
    edit = edit_of(looked.evidence.traced, cure)
    assert edit is not None
    assert line in edit.applied(program, edit.files[0])


def test_what_is_no_product_of_arrays_is_left_alone() -> None:
    looked = searched(SOUND)
    assert through(looked, "h**2") == []
    assert all(trial.text != "W1" for trial in through(looked, "d2 @ W2.T * (1 - h**2)"))
