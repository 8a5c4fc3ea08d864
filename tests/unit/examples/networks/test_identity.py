"""The identity example starts at zero, takes its examples in order, and only its cure arrives."""

from __future__ import annotations

import numpy as np

from clearprop.examples import identity, identity_linear


def test_both_start_at_zero_on_the_same_data() -> None:
    for example in (identity, identity_linear):
        layer = example.network.layers[0]
        assert layer.b is not None
        assert (layer.W.tolist(), layer.b.tolist()) == ([[0.0]], [0.0])
        assert example.x.tolist() == example.y.tolist() == identity.x.tolist()
        assert (example.batch_size, example.shuffle) == (1, False)


def test_the_cure_is_exact_and_the_sigmoid_is_not() -> None:
    cured, _ = identity_linear.train()
    bent, _ = identity.train(epochs=200)
    assert np.abs(cured(identity.x) - identity.y).max() < 1e-14
    assert np.abs(bent(identity.x) - identity.y).max() > 0.1
