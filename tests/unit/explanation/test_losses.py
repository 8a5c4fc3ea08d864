"""Every loss as it is written by hand, giving what the record holds."""

from __future__ import annotations

import numpy as np
import pytest

import clearprop as cp
from clearprop.explanation.losses import example, huber_slope, of_batch, of_example
from clearprop.formula.tree import evaluate
from clearprop.numerics.losses import LOSSES
from clearprop.record.address import Address
from tests.unit.explanation.steps import one_unit, random_step, see, written

LAST = {"binary_cross_entropy": "sigmoid", "cross_entropy": "softmax"}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_each_loss_gives_the_recorded_number(loss: str, reduction: str) -> None:
    net = cp.Network.from_sizes((2, 3), LAST.get(loss, "tanh"), initializer="uniform(-2, 2)", rng=1)
    y = np.eye(3)[[0, 2, 1, 1]]
    x = np.random.default_rng(0).uniform(-1, 1, (4, 2))
    step = cp.step(net, x, y, loss=loss, optimizer=cp.SGD(0.1), reduction=reduction)
    reader = see(step).reader(None)
    for formula in of_batch(reader):
        assert evaluate(formula) == pytest.approx(step.loss, rel=1e-13)
    for row, value in enumerate(step.example_losses):
        assert example(reader, row).value == value
        for formula in of_example(reader, Address("loss", term=row + 1)):
            assert evaluate(formula) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("loss", "activation", "target", "told"),
    [
        ("half_squared_error", "tanh", 0.25, "½ × (a[0, 0] − y[0, 0])²"),
        ("squared_error", "tanh", 0.25, "(a[0, 0] − y[0, 0])²"),
        ("absolute_error", "tanh", 0.25, "|a[0, 0] − y[0, 0]|"),
        ("huber(1.0)", "identity", 0.25, "½ × (a[0, 0] − y[0, 0])²"),
        ("huber(0.1)", "identity", 0.25, "0.1 × (|a[0, 0] − y[0, 0]| − 0.05)"),
        ("binary_cross_entropy", "sigmoid", 1.0, "−ln(a[0, 0])"),
        ("binary_cross_entropy", "sigmoid", 0.0, "−ln(1 − a[0, 0])"),
        (
            "binary_cross_entropy",
            "sigmoid",
            0.25,
            "−(y[0, 0] × ln(a[0, 0]) + (1 − y[0, 0]) × ln(1 − a[0, 0]))",
        ),
    ],
)
def test_the_first_formula_is_as_people_write_it(
    loss: str, activation: str, target: float, told: str
) -> None:
    net = cp.Network([cp.Dense([[1.0]], [0.0], activation)])
    step = cp.step(net, [[0.5]], [[target]], loss=loss, optimizer=cp.SGD(0.1))
    reader = see(step).reader(1)
    formula = next(of_example(reader, Address("loss", term=1)))
    assert written(formula) == told


def test_a_class_is_one_logarithm_and_shares_are_several() -> None:
    net = cp.Network.from_sizes((2, 3), "softmax", rng=1)
    y = [[0.0, 1.0, 0.0], [0.5, 0.0, 0.5]]
    step = cp.step(net, [[1.0, 2.0], [0.0, 1.0]], y, loss="cross_entropy", optimizer=cp.SGD(0.1))
    reader = see(step).reader(1)
    one, shares = (next(of_example(reader, Address("loss", term=k))) for k in (1, 2))
    assert written(one) == "−ln(a[0, 1])"
    assert written(shares) == "−y[1, 0] × ln(a[1, 0]) − y[1, 2] × ln(a[1, 2])"


def test_a_saturated_output_has_a_formula_of_its_logit() -> None:
    net = cp.Network([cp.Dense([[1.0]], [0.0], "sigmoid")])
    step = cp.step(net, [[45.0]], [[1.0]], loss="binary_cross_entropy", optimizer=cp.SGD(0.1))
    *_, last = of_example(see(step).reader(1), Address("loss", term=1))
    assert evaluate(last) == pytest.approx(step.loss, rel=1e-3)
    assert step.loss < 1e-19


def test_the_weights_of_examples_are_in_the_loss() -> None:
    step = random_step((2, 1), n=3, example_weight=[1.0, 0.0, 3.0])
    formula = next(of_batch(see(step).reader(None)))
    assert written(formula) == (
        "(example_weight[0] × l[0] + example_weight[1] × l[1] + example_weight[2] × l[2]) / 4"
    )
    assert evaluate(formula) == pytest.approx(step.loss)


@pytest.mark.parametrize(("threshold", "told"), [("1.0", "a[0, 0] − y[0, 0]"), ("0.1", "0.1")])
def test_the_slope_of_huber_is_the_gap_or_the_threshold(threshold: str, told: str) -> None:
    step = one_unit("identity", 0.5, f"huber({threshold})")
    slope = huber_slope(see(step).reader(1), (0, 0))
    assert slope is not None
    assert written(slope) == told
    assert evaluate(slope) == step["layer 1, da[0, 0]"]


def test_other_losses_have_no_such_slope() -> None:
    assert huber_slope(see(one_unit("identity", 0.5)).reader(1), (0, 0)) is None
