from __future__ import annotations

import pytest

from clearprop.trace.roles.find import find_roles
from tests.trace.watching import watch
from tests.unit.trace.snippets import COLUMNS, MOMENTUM, NUMBERS, ROWS


def roles_of(source, **given):
    seen = watch(source, **given)
    return seen, find_roles(seen.tape, seen.sites)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (ROWS, ["W1", "W2", "b1", "b2"]),
        (COLUMNS, ["W1", "W2", "b1", "b2"]),
        (NUMBERS, ["b1", "b2", "b3", "w1", "w2", "w3", "w4", "w5", "w6"]),
        (MOMENTUM, ["w['W']", "w['b']"]),
    ],
)
def test_parameters_are_what_training_changes_and_the_prediction_reads(source, names) -> None:
    _, roles = roles_of(source)
    assert sorted(p.name for p in roles.parameters) == names
    assert all(p.trained for p in roles.parameters)


def test_the_inner_loop_over_examples_is_the_step_loop() -> None:
    seen, roles = roles_of(NUMBERS)
    assert seen.sites[roles.loop].line == 8
    assert [step.number for step in roles.steps] == list(range(8))


def test_the_velocity_is_another_state() -> None:
    _, roles = roles_of(MOMENTUM)
    assert len(roles.others) == 2


def test_a_program_that_makes_one_step_has_roles() -> None:
    once = ROWS.replace("for epoch in range(6):", "if True:")
    _, roles = roles_of(once)
    assert roles.loop is None
    assert sorted(p.name for p in roles.parameters) == ["W1", "W2", "b1", "b2"]
    assert len(roles.steps) == 1


def test_parameters_that_are_drawn_anew_in_every_round_have_roles() -> None:
    anew = ROWS.replace("    h = np.tanh", "    W1 = rng.normal(size=(2, 3))\n    h = np.tanh")
    _, roles = roles_of(anew)
    assert sorted(p.name for p in roles.parameters) == ["W1", "W2", "b1", "b2"]


def test_a_parameter_that_is_never_updated_is_found_and_not_trained() -> None:
    _, roles = roles_of(ROWS.replace("    b1 -= 0.5 * d1.sum(axis=0)\n", ""))
    frozen = [p for p in roles.parameters if not p.trained]
    assert [p.name for p in frozen] == ["b1"]
    assert frozen[0].state.changes[0].start == frozen[0].state.changes[0].end


def test_a_program_without_training_says_so() -> None:
    _, roles = roles_of("a = 1.5\nb = a * 2.0\n")
    assert roles.parameters == ()
    assert roles.abstentions[0].startswith("no loop carries a number on")


def test_an_empty_program_says_so() -> None:
    assert roles_of("pass\n")[1].abstentions == ("nothing was recorded",)


def test_a_step_worked_by_hand_and_looked_at_again() -> None:
    once = ROWS.replace("for epoch in range(6):", "if True:")
    _, roles = roles_of(
        once + "out = 1 / (1 + np.exp(-(np.tanh(x @ W1 + b1) @ W2 + b2)))\nprint((y - out) ** 2)\n"
    )
    assert sorted(p.name for p in roles.parameters) == ["W1", "W2", "b1", "b2"]
