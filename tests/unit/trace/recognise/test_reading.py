from __future__ import annotations

import numpy as np
import pytest

from clearprop.trace.recognise.layers import Unreadable
from clearprop.trace.recognise.reading import read_layer
from tests.unit.trace.snippets import COLUMNS, ROWS, layers_of


def read(snippet):
    found, below, layers = layers_of(snippet), None, []
    for k, nodes in enumerate(found.made.layers):
        below = read_layer(found.ran.tape, found.kinds, found.labels(k), nodes, below, found.step.round.begin)
        layers.append(below.found)
    return found, layers


@pytest.mark.parametrize("snippet", [ROWS, COLUMNS])
def test_numbers_of_one_pass_in_our_own_layout(snippet) -> None:
    _, (first, second) = read(snippet)
    n = len(first.a_in)
    assert first.z.shape == first.a.shape == (n, 3)
    assert np.array_equal(second.a_in, first.a)
    assert second.a.shape == (n, 1)


def test_dropout_is_a_mask() -> None:
    masked = ROWS.replace("np.tanh(x @ W1 + b1)", "np.tanh(x @ W1 + b1) * ((rng.random((4, 3)) < 0.5) * 2.0)")
    _, (first, _) = read(masked)
    assert set(first.mask.reshape(-1)) <= {0.0, 2.0}
    assert str(first.activation) == "tanh"


def test_units_in_another_order_find_their_weights() -> None:
    turned = ROWS.replace("h @ W2", "h[:, ::-1] @ W2")
    found, (_, second) = read(turned)
    labels = found.labels(1)
    assert [labels.owner(int(k))[1] for k in second.wiring.W_entries[:, 0]] == [2, 1, 0]


def test_ones_put_beside_the_answers_are_a_bias() -> None:
    ones = ROWS.replace("h @ W2 + b2", "np.hstack([h, np.ones((4, 1))]) @ W2")
    ones = ones.replace("size=(3, 1)", "size=(4, 1)").replace("d2 @ W2.T", "d2 @ W2[:3].T")
    ones = ones.replace("h.T @ d2", "np.hstack([h, np.ones((4, 1))]).T @ d2")
    _, (_, second) = read(ones)
    assert second.wiring.W_entries.shape == (3, 1)
    assert (second.wiring.b_entries >= 0).all()


def test_a_layer_of_two_arrays_is_not_read() -> None:
    with pytest.raises(Unreadable, match="several arrays"):
        read(ROWS.replace("x @ W1 + b1", "x @ W1 + (x ** 2) @ W1 + b1"))
