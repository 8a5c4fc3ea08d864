from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.errors import SettingError, ShapeError
from clearprop.export import from_keras_weights, to_keras_weights
from tests.properties.bridged import same_layers


def test_there_and_back() -> None:
    network = cp.Network.create(3, [(4, "relu"), (2, "tanh", {"bias": "none"}), (2, "softmax")], rng=0)
    weights = to_keras_weights(network)
    assert [array.shape for array in weights] == [(3, 4), (4,), (4, 2), (2, 2), (2,)]
    same_layers(from_keras_weights(weights, ["relu", "tanh", "softmax"]), network)


def test_what_is_handed_out_belongs_to_the_caller() -> None:
    network = cp.Network.create(2, [(2, "relu")], rng=0)
    to_keras_weights(network)[0][:] = 0.0
    assert network.layers[0].W.any()


def test_a_shared_bias_is_written_out() -> None:
    layer = cp.Dense([[1.0, 2.0]], [0.5], "relu", bias="shared")
    assert to_keras_weights(cp.Network([layer]))[1].tolist() == [0.5, 0.5]


def test_kerass_word_for_identity() -> None:
    assert str(from_keras_weights([[[1.0]], [0.0]], ["linear"]).layers[0].activation) == "identity"


def test_what_is_no_stack_of_dense_layers() -> None:
    with pytest.raises(SettingError, match=r"3 activations for 1 layers; give one for each\."):
        from_keras_weights([np.eye(2)], ["relu"] * 3)
    for weights, place in (([np.zeros(3)], 0), ([np.eye(2), np.zeros(2), np.zeros(2)], 2)):
        with pytest.raises(ShapeError, match=rf"weights\[{place}\] has shape"):
            from_keras_weights(weights, ["relu"])
    with pytest.raises(ShapeError, match=r"weights\[0\] has shape \(2, 2, 2\); a kernel has two sizes"):
        from_keras_weights([np.zeros((2, 2, 2))], ["relu"])
