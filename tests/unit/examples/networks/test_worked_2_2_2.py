"""The worked example has the weights that are taught, and biases of the kind that is asked for."""

from __future__ import annotations

import pytest

from clearprop.examples import worked_2_2_2
from clearprop.network.parameters import parameters
from clearprop.record.step import Bias


def test_the_weights_have_their_taught_names() -> None:
    named = {p.name: p.value for p in parameters(worked_2_2_2.network)}
    assert [named[f"w{i}"] for i in range(1, 9)] == [0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55]
    assert (named["b1"], named["b2"]) == (0.35, 0.60)


@pytest.mark.parametrize(("bias", "trained"), [("fixed", 8), ("shared", 10), ("per_unit", 12), ("none", 8)])
def test_the_biases_are_of_the_kind_that_is_asked_for(bias: Bias, trained: int) -> None:
    example = worked_2_2_2(bias=bias)
    assert example.network.parameter_count == trained
    start = example.step().layers[0].a[0, 0]
    assert start == pytest.approx(0.506874 if bias == "none" else 0.593270, abs=1e-6)


def test_fixed_biases_stay() -> None:
    net, run = worked_2_2_2.train(epochs=20)
    assert [layer.b.tolist() for layer in net if layer.b is not None] == [[0.35, 0.35], [0.6, 0.6]]
    assert run.loss[-1] < run.loss[0] == pytest.approx(0.298371109)
