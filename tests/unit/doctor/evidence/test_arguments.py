"""Other values handed to a program's own functions."""

from __future__ import annotations

import numpy as np

from clearprop.doctor.evidence.arguments import Given, argument_trials
from clearprop.doctor.evidence.trials import Trial
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

HELPED = SOUND.replace("rng = np", "def slope(v):\n    return 1 - v**2\n\nrng = np").replace(
    "(1 - h**2)", "slope(h)"
)
WRONG = HELPED.replace("h = np.tanh(x @ W1 + b1)", "z = x @ W1 + b1\n    h = np.tanh(z)").replace(
    "slope(h)", "slope(z)"
)


def proposed(looked: Searched, text: str) -> list[Trial]:
    proposer, node = looked.search.proposer, looked.node(text)
    return list(argument_trials(proposer.traced, proposer.scope, proposer.given, node.site, node))


def test_the_value_that_was_meant_is_handed_over() -> None:
    looked = searched(WRONG)
    (cure,) = looked.cured_by(proposed(looked, "v**2"))
    assert (cure.means, cure.text) == ("operand", "h")
    assert (cure.detail["parameter"], cure.detail["name"]) == ("v", "h")
    assert cure.detail["old"] == looked.node("x @ W1 + b1").id
    assert looked.evidence.traced.sites[cure.site].text == "slope(z)"


def test_the_whole_call_is_computed_again() -> None:
    looked = searched(WRONG)
    (cure,) = looked.cured_by(proposed(looked, "v**2"))
    value = looked.judge.values([cure], 0)
    assert value is not None
    h = looked.tape.value(looked.node("np.tanh(z)").id)
    np.testing.assert_allclose(value(looked.node("1 - v**2").id), 1 - h**2, rtol=1e-12)


def test_only_values_of_the_same_shape_are_tried() -> None:
    looked = searched(WRONG)
    found = proposed(looked, "v**2")
    assert {each.text for each in found} >= {"h"}
    assert {np.shape(looked.tape.value(each.detail["new"])) for each in found} == {(4, 3)}


def test_a_call_is_edited_at_its_first_number_alone() -> None:
    looked = searched(WRONG)
    assert proposed(looked, "1 - v**2") == []


def test_what_stands_in_no_function_has_no_arguments() -> None:
    looked = searched(WRONG)
    assert proposed(looked, "d2 @ W2.T") == []


def test_parameters_of_a_call_are_given_before_it_runs() -> None:
    looked = searched(HELPED)
    given, inside = Given(looked.tape), looked.node("v**2")
    assert given.of(inside.frame, inside.id) == [("v", looked.node("np.tanh(x @ W1 + b1)").id)]
    assert given.of(inside.frame, 0) == []
    assert given.of(0, inside.id) == []
