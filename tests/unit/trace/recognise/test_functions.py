from __future__ import annotations

import numpy as np
import pytest

from clearprop.numerics.activations import Elu, LeakyRelu, Relu, Sigmoid, Softmax, Softplus, Tanh
from clearprop.trace.recognise.functions import elementwise_activation, rowwise_activation


@pytest.mark.parametrize(
    ("function", "activation"),
    [
        (lambda z: 1 / (1 + np.exp(-z)), Sigmoid()),
        (lambda z: 0.5 * (1 + np.tanh(z / 2)), Sigmoid()),
        (lambda z: 2 / (1 + np.exp(-2 * z)) - 1, Tanh()),
        (lambda z: z * (z > 0), Relu()),
        (lambda z: np.logaddexp(0, z), Softplus()),
        (lambda z: np.maximum(0.1 * z, z), LeakyRelu(0.1)),
        (lambda z: np.where(z > 0, z, 0.5 * np.expm1(np.minimum(z, 0))), Elu(0.5)),
    ],
)
def test_a_function_is_what_it_does(function, activation) -> None:
    assert elementwise_activation(function) == activation


@pytest.mark.parametrize(
    "function", [np.sin, np.square, lambda z: 1.7159 * np.tanh(2 * z / 3), lambda z: z > 0]
)
def test_other_functions_are_none_of_ours(function) -> None:
    assert elementwise_activation(function) is None


def test_what_cannot_answer_is_none_of_ours() -> None:
    assert elementwise_activation(lambda z: None) is None
    assert elementwise_activation(lambda z: np.where(z > 0, z, np.nan)) is None


def test_a_softmax_of_rows() -> None:
    assert rowwise_activation(lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True), 3) == Softmax()
    assert rowwise_activation(lambda z: np.exp(z) / np.exp(z).sum(0, keepdims=True), 3) is None
