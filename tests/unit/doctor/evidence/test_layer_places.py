"""Which truths suit a line, by where it leads."""

from __future__ import annotations

from clearprop.doctor.evidence.layer_places import Places
from clearprop.doctor.evidence.pieces import Label
from tests.unit.doctor.evidence.searched import SOUND, searched

LOOKED = searched(SOUND)
PLACES = Places(LOOKED.roles, LOOKED.judged.steps[0])


def mask(*names: str) -> int:
    return sum(1 << LOOKED.parameter(name) for name in names)


def test_parameters_know_their_layer_and_kind() -> None:
    assert PLACES.layers[LOOKED.parameter("W2")] == {1}
    assert PLACES.kinds[LOOKED.parameter("b1")] == {"db"}


def test_what_leads_to_weights_and_biases_is_a_delta() -> None:
    both = mask("W1", "b1")
    assert PLACES.suits(Label("delta", 0), both, 1)
    assert not PLACES.suits(Label("delta", 1), both, 1)
    assert not PLACES.suits(Label("db", 0), both, 1)


def test_what_leads_to_all_layers_belongs_to_the_last_one() -> None:
    every = mask("W1", "b1", "W2", "b2")
    assert PLACES.suits(Label("delta", 1), every, 1)
    assert not PLACES.suits(Label("delta", 0), every, 1)
    assert PLACES.suits(Label("delta", 0, 1), every, 2)


def test_what_leads_to_one_parameter_is_its_gradient() -> None:
    assert PLACES.suits(Label("dW", 0), mask("W1"), 1)
    assert not PLACES.suits(Label("dW", 1), mask("W1"), 1)
    assert PLACES.suits(Label("dW", 1, -1), mask("W1", "W2"), 2)


def test_a_line_that_leads_nowhere_may_be_anything() -> None:
    assert PLACES.suits(Label("dW", 1), 0, 1)
