from __future__ import annotations

import pytest

from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.one_pass import is_moved, read_pass
from tests.unit.trace.snippets import ROWS, layers_of

MOVED = ROWS.replace(
    "    d2 =",
    "    kept = W1[0, 0]\n    W1[0, 0] = kept + 1e-3\n"
    "    out = 1 / (1 + np.exp(-(np.tanh(x @ W1 + b1) @ W2 + b2)))\n    W1[0, 0] = kept\n    d2 =",
)


def read(snippet):
    found = layers_of(snippet)
    return read_pass(found.ran.tape, found.kinds, found.values, found.roles, found.step, found.made)


def test_every_layer_is_read_and_proved() -> None:
    assert [str(layer.activation) for layer in read(ROWS).layers] == ["tanh", "sigmoid"]


def test_the_layer_that_is_none_is_named() -> None:
    with pytest.raises(Unreadable) as problem:
        read(ROWS.replace("np.tanh(x @ W1 + b1)", "np.sin(x @ W1 + b1) * x[:, :1]"))
    assert problem.value.layer == 1


def test_a_bias_that_is_not_trained_is_fixed() -> None:
    found = read(ROWS.replace("    b1 -= 0.5 * d1.sum(axis=0)\n", ""))
    assert [layer.wiring.has_fixed_bias for layer in found.layers] == [True, False]
    assert all(layer.wiring.is_trained for layer in found.layers)


@pytest.mark.parametrize(("snippet", "moved"), [(ROWS, False), (MOVED, True)])
def test_a_parameter_moved_to_see_what_comes_of_it(snippet, moved) -> None:
    found = layers_of(snippet)
    assert is_moved(found.ran.tape, found.kinds, found.values, found.made) is moved
