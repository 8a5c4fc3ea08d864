"""A network written as ONNX answers in onnxruntime as here, and comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import onnxruntime
from hypothesis import example, given

import clearprop as cp
from clearprop.export import from_onnx, to_onnx
from clearprop.numerics.arrays import Array
from tests.properties.bridged import TOLERANCE, cases, difference, each_function, same_layers, trained_alike
from tests.properties.strategies import Training, trainings


def answered(network: cp.Network, x: Array) -> Array:
    session = onnxruntime.InferenceSession(to_onnx(network).SerializeToString())
    prediction: Array = session.run(None, {"x": x.astype(network.dtype)})[0]
    return prediction


@each_function(example)
@given(trainings(most_layers=4))
def test_a_network_in_onnx(training: Training) -> None:
    network = training.network
    assert difference(answered(network, training.x), network(training.x)) <= TOLERANCE[network.dtype.name]
    same_layers(from_onnx(to_onnx(network)), trained_alike(network))


def test_each_function_far_out_and_in_both_types() -> None:
    for case in cases():
        for dtype in ("float64", "float32"):
            far = replace(case, network=case.network.astype(dtype), x=case.x * 30)
            expected = far.network(far.x)
            assert difference(answered(far.network, far.x), expected) <= TOLERANCE[dtype]
            assert np.isfinite(expected).all()
