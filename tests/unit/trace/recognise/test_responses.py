from __future__ import annotations

import pytest

from clearprop.trace.recognise.own_activation import OwnActivation
from clearprop.trace.recognise.responses import response, unknown
from tests.unit.trace.snippets import ROWS, layers_of


def asked(activation):
    z = f"z = x @ W1 + b1\n    h = {activation}"
    found = layers_of(ROWS.replace("h = np.tanh(x @ W1 + b1)", z))
    nodes = found[0]
    return response(found.ran.tape, found.kinds, nodes.roots, nodes.outputs, False)


@pytest.mark.parametrize(
    ("activation", "said"),
    [
        ("np.where(z > 0, z, 0.2 * z)", "leaky_relu(0.2)"),
        ("1 / (1 + np.exp(-z))", "sigmoid"),
        ("z * 1.0", "identity"),
        (
            "np.exp(z - z.max(1, keepdims=True)) / np.exp(z - z.max(1, keepdims=True)).sum(1)[:, None]",
            "softmax",
        ),
    ],
)
def test_an_activation_is_known_by_its_answers(activation, said) -> None:
    assert str(asked(activation).activation) == said


def test_an_unknown_one_says_what_it_depends_on() -> None:
    found = asked("np.sin(z) + 0.01 * np.arange(z.size).reshape(z.shape)")
    assert found.activation is None
    assert found.depends == "own"


def test_one_that_only_the_program_knows_is_asked_of_it() -> None:
    found = asked("np.sin(z)")
    assert isinstance(found.activation, OwnActivation)
    assert str(found.activation) == "sin"


def test_always_the_same_answer() -> None:
    assert asked("z * 0.0 + 0.5").depends == "constant"


def test_reasons_are_sentences() -> None:
    reason, layer, depends = unknown("column")
    assert reason == "each answer of a layer depends on the sums of all examples"
    assert (layer, depends) == (0, "column")
    assert unknown("own")[0] == "the activation of a layer is none that is known"
