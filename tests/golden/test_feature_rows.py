"""What the five documents behind the project offer or ask for: a test for each, through public names only.

Three of their wishes are not here, because they belong to parts that explain, draw and diagnose: the LaTeX
walk-through, the diagram of a network, and the diagnosis beyond a symmetric start.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clearprop as cp

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
SQUARED: dict[str, Any] = {"loss": "squared_error", "optimizer": cp.SGD(0.1)}


# Layer sizes as a tuple; any depth.


@pytest.mark.parametrize("sizes", [(1, 1), (2, 1), (2, 3, 2), (2, 4, 3, 2), (3, 5, 4, 3, 2, 1)])
def test_sizes_are_a_tuple_of_any_length(sizes: tuple[int, ...]) -> None:
    net = cp.Network.from_sizes(sizes, "sigmoid", rng=0)
    rng = np.random.default_rng(0)
    x, y = rng.random((6, sizes[0])), rng.random((6, sizes[-1]))
    _, run = cp.train(net, x, y, **SQUARED, epochs=30)
    assert net.sizes == sizes
    assert run.loss[-1] < run.loss[0]


# An activation for each layer: sigmoid, identity, leaky ReLU with its slope, tanh.


def test_an_activation_for_each_layer() -> None:
    chosen = ["leaky_relu(0.2)", "tanh", "sigmoid", "identity"]
    net = cp.Network.from_sizes((2, 3, 3, 2, 1), chosen, rng=1)
    values = net.forward([[0.3, -2.0]]).layers
    assert [str(layer.activation) for layer in net] == chosen
    z = values[0].z
    assert (z < 0).any()
    assert np.array_equal(values[0].a, np.where(z > 0, z, 0.2 * z))
    assert np.array_equal(values[1].a, np.tanh(values[1].z))
    assert np.allclose(values[2].a, 1 / (1 + np.exp(-values[2].z)), rtol=1e-15)
    assert np.array_equal(values[3].a, values[3].z)


def test_the_slope_of_leaky_relu_is_one_number_for_value_and_derivative() -> None:
    net = cp.Network([cp.Dense([[1.0]], None, "leaky_relu(0.2)"), cp.Dense([[1.0]])])
    step = cp.step(net, [[-3.0]], [[0.0]], **SQUARED)
    assert (step["layer 1, a[0, 0]"], step["layer 1, slope[0, 0]"]) == (-3.0 * 0.2, 0.2)


# Losses: squared (whole, half, mean), cross-entropy from z.


@pytest.mark.parametrize(
    ("loss", "value", "delta"),
    [("squared_error", 13.0, 4.0), ("half_squared_error", 6.5, 2.0), ("mean_squared_error", 6.5, 2.0)],
)
def test_squared_losses(loss: str, value: float, delta: float) -> None:
    net = cp.Network([cp.Dense([[2.0, 3.0]])])
    step = cp.step(net, [[1.0]], [[0.0, 0.0]], loss=loss, optimizer=cp.SGD(0.1))
    assert (step.loss, step.layers[0].delta[0, 0]) == (value, delta)


@pytest.mark.parametrize("z", [-800.0, -40.0, 40.0, 800.0])
def test_cross_entropy_stays_a_number_where_the_sigmoid_is_exactly_0_or_1(z: float) -> None:
    net = cp.Network([cp.Dense([[z]], None, "sigmoid")])
    step = cp.step(net, [[1.0]], [[float(z < 0)]], loss="binary_cross_entropy", optimizer=cp.SGD(0.1))
    assert step.loss == pytest.approx(abs(z))
    assert step["layer 1, delta[0, 0]"] == pytest.approx(np.sign(z))


# Biases: none, fixed, one a layer, one a unit.


@pytest.mark.parametrize(
    ("bias", "shape", "moves"),
    [("none", None, False), ("fixed", (3,), False), ("shared", (1,), True), ("per_unit", (3,), True)],
)
def test_four_kinds_of_bias(bias: Any, shape: tuple[int, ...] | None, moves: bool) -> None:
    net = cp.Network.from_sizes((2, 3, 1), "sigmoid", bias=bias, rng=0)
    step = cp.step(net, X, Y, **SQUARED)
    b, b_new, db = net.layers[0].b, step.layers[0].b_new, step.layers[0].db
    assert (None if b is None else b.shape) == shape
    assert (b is None) == (b_new is None) == (db is None)
    assert (b is not None and b_new is not None and not np.array_equal(b, b_new)) == moves
    if bias == "shared":
        assert db == pytest.approx(step.layers[0].delta.sum())


# Starts: given numbers, ones, zeros (said), seeded uniform with a scale.


def test_starts() -> None:
    given = cp.Network([cp.Dense([[0.5, -0.5]], [0.1, 0.2])])
    assert given.layers[0].W.tolist() == [[0.5, -0.5]]
    ones = cp.Network.from_sizes((2, 3, 1), "identity", initializer="ones")
    assert all((layer.W == 1).all() and not np.any(layer.b) for layer in ones)
    small = cp.Network.from_sizes((2, 30, 1), "tanh", initializer="uniform(-0.1, 0.1)", rng=4)
    again = cp.Network.from_sizes((2, 30, 1), "tanh", initializer="uniform(-0.1, 0.1)", rng=4)
    assert cp.same(small, again)
    assert 0.08 < np.abs(small.layers[0].W).max() <= 0.1


def test_a_start_of_zeros_is_said_and_its_first_hidden_gradient_is_zero() -> None:
    zeros = cp.Network.from_sizes((1, 4, 1), "sigmoid", initializer="zeros")
    _, run = cp.train(zeros, [[0.2], [0.9]], [0.2, 0.9], **SQUARED, epochs=50, keep="first and last 1")
    assert "its 4 units start alike" in run.notes[0]
    assert not run.steps[0].layers[0].dW.any()
    W = run.steps[-1].layers[0].W
    assert np.array_equal(W, np.full((1, 4), W[0, 0]))
    drawn = cp.Network.from_sizes((1, 4, 1), "sigmoid", rng=0)
    assert cp.train(drawn, [[0.2]], [0.2], **SQUARED, epochs=1)[1].notes == ()


# One update an example or one for all; sum or mean.


def test_one_update_for_each_example_or_one_for_all() -> None:
    net = cp.Network.from_sizes((2, 3, 1), "sigmoid", rng=0)
    one, all_at_once = (
        cp.train(net, X, Y, **SQUARED, epochs=2, batch_size=size, shuffle=False, keep="every 1")[1].steps
        for size in (1, None)
    )
    assert [step.rows.tolist() for step in one] == [[0], [1], [2], [3]] * 2
    assert [step.rows.tolist() for step in all_at_once] == [[0, 1, 2, 3]] * 2


def test_sum_or_mean() -> None:
    net = cp.Network.from_sizes((2, 3, 1), "sigmoid", rng=0)
    total, mean = (cp.step(net, X, Y, **SQUARED, reduction=how) for how in ("sum", "mean"))
    assert total.loss == pytest.approx(4 * mean.loss)
    assert np.allclose(total.layers[0].update_W, 4 * mean.layers[0].update_W)


# Smallest, mean and largest loss of each epoch; something printed every so often; a plot in one call.


def test_losses_of_every_epoch_and_something_every_so_often(tmp_path: Path) -> None:
    seen: list[int] = []

    class Every(cp.Callback):
        def on_epoch_end(self, epoch: int, logs: Any) -> None:
            if epoch % 10 == 0:
                assert logs["loss_min"] <= logs["loss"] <= logs["loss_max"]
                seen.append(epoch)

    net = cp.Network.from_sizes((2, 3, 1), "sigmoid", rng=0)
    _, run = cp.train(net, X, Y, **SQUARED, epochs=30, batch_size=1, shuffle=False, callbacks=[Every()])
    assert seen == [10, 20, 30]
    rows = list(zip(run.loss_min, run.loss, run.loss_max, strict=True))
    assert len(rows) == 30
    assert all(low < mean < high for low, mean, high in rows)
    cp.plot(run).save(tmp_path / "loss.svg")
    assert (tmp_path / "loss.svg").read_text(encoding="utf-8").startswith("<svg")


# Stopping: after so many steps, by tolerance, at the first number that is not finite, which is named.


def test_stopping_after_so_many_steps() -> None:
    class Enough(cp.Callback):
        def on_step_end(self, step: cp.Step) -> str | None:
            return "seven steps are enough" if step.index == 7 else None

    net = cp.Network.from_sizes((2, 3, 1), "sigmoid", rng=0)
    _, run = cp.train(net, X, Y, **SQUARED, epochs=100, batch_size=2, callbacks=[Enough()])
    assert (run.outcome, run.stopped, run.steps[-1].index) == ("callback", "seven steps are enough", 7)
    assert cp.train(net, X, Y, **SQUARED, epochs=9)[1].steps[-1].index == 9


def test_stopping_by_tolerance() -> None:
    _, run = cp.examples.worked_2_2_2(bias="per_unit").train(tolerance=0.01)
    assert run.outcome == "tolerance"
    assert run.loss[-1] <= 0.01 < run.loss[-2]


def test_a_number_that_is_not_finite_is_named_with_its_step_and_example() -> None:
    example = cp.examples.linear_2_2_1(
        x=[[0.0, 0.0], [1.0, 1.0]], y=[[0.0], [1.0]], batch_size=1, optimizer=cp.SGD(0.5), epochs=200
    )
    net, run = example.train()
    assert run.outcome == "not finite"
    assert "step " in run.stopped
    assert "(example 1)" in run.stopped
    assert all(np.isfinite(layer.W).all() for layer in net)


# Weights before and after, with names and changes.


def test_weights_before_and_after_by_name() -> None:
    example = cp.examples.worked_2_2_2
    once = example.network.after(example.step())
    moved = cp.changes(example.network, once)
    assert (moved["w5"].before, str(moved["w5"].address)) == (0.4, "layer 2, W[0, 0]")
    assert moved["w5"].after == pytest.approx(0.35891648, abs=5e-9)
    assert "w5  layer 2, W[0, 0]    0.4   −0.041083520  0.358916480" in moved.text("en")


# New examples: the prediction, and the hidden activations with it.


def test_new_examples_are_answered_with_their_hidden_activations() -> None:
    net, _ = cp.examples.leaky_3_4_1_biases.train(epochs=200)
    passed = net.forward([[1, 1, 0], [1, 0, 0]])
    assert passed.hidden[0].shape == (2, 4)
    assert np.array_equal(passed.prediction, net([[1, 1, 0], [1, 0, 0]]))
    last = net.layers[-1]
    assert last.b is not None
    assert np.allclose(passed.layers[-1].z, passed.hidden[0] @ last.W + last.b)


# Every matrix of the forward and the backward pass, of one row or of all.


def test_every_matrix_of_a_step_of_one_row_or_of_all() -> None:
    step = cp.examples.xor_2_4_1.step()
    for layer in step.layers:
        for matrix in (layer.z, layer.a, layer.da, layer.slope, layer.delta):
            assert matrix is not None
            assert matrix.shape == (4, layer.W.shape[1])
        assert (layer.dW.shape, layer.W_new.shape) == (layer.W.shape, layer.W.shape)
    assert np.array_equal(step["layer 1, a[3]"], step.layers[0].a[3])
    assert step["layer 2, z[1, 0]"] == pytest.approx(0.6080996546)
    assert cp.reconcile(step).verdict is cp.Verdict.HOLDS


# Gradients against differences.


@pytest.mark.parametrize("name", ["identity", "linear_2_2_1", "worked_2_2_2", "xor_2_4_1"])
def test_gradients_agree_with_differences(name: str) -> None:
    example, h = cp.examples.find(name), 1e-6
    step = example.step()
    for number, layer in enumerate(example.network):
        for index in np.ndindex(layer.W.shape):
            losses = []
            for sign in (1, -1):
                W = layer.W.copy()
                W[index] += sign * h
                layers = list(example.network)
                layers[number] = cp.Dense(W, layer.b, layer.activation, layer.bias)
                losses.append(example(network=cp.Network(layers)).step().loss)
            assert step.layers[number].dW[index] == pytest.approx((losses[0] - losses[1]) / (2 * h), abs=1e-8)


# The five networks, ready.


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("identity", (1, 1)),
        ("linear_2_2_1", (2, 2, 1)),
        ("leaky_3_4_1", (3, 4, 1)),
        ("worked_2_2_2", (2, 2, 2)),
        ("xor_2_4_1", (2, 4, 1)),
    ],
)
def test_the_five_networks_are_ready(name: str, sizes: tuple[int, ...]) -> None:
    example = getattr(cp.examples, name)
    assert example.network.sizes == sizes
    net, run = example.train(epochs=20)
    assert run.loss[-1] < run.loss[0]
    assert net.sizes == sizes
