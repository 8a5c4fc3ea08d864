"""Each loss and its slope as a formula of one answer and one target, against numbers worked on paper."""

from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.estimators.poisson import Poisson
from clearprop.formula.tree import Entry, Symbol, evaluate
from clearprop.formula.unicode import unicode
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import loss
from clearprop.record.equations.loss_terms import example_loss, output_slope


def entries(name: str, *values: float) -> tuple[Entry, ...]:
    return tuple(Entry(Symbol(name), (0, k), float(value)) for k, value in enumerate(values))


def value(setting: str, answers: tuple[float, ...], targets: tuple[float, ...]) -> float:
    return evaluate(example_loss(loss(setting), entries("a", *answers), entries("y", *targets)))


def slope(setting: str, a: float, y: float, n_out: int = 1) -> float:
    answers, targets = entries("a", *[a] * n_out), entries("y", *[y] * n_out)
    return evaluate(output_slope(loss(setting), answers, targets, n_out - 1))


@pytest.mark.parametrize(
    ("setting", "expected", "written"),
    [
        ("squared_error", 9 + 4, "(a[0, 0] − y[0, 0])² + (a[0, 1] − y[0, 1])²"),
        ("mean_squared_error", 6.5, "((a[0, 0] − y[0, 0])² + (a[0, 1] − y[0, 1])²) / 2"),
        ("half_squared_error", 6.5, "½ × (a[0, 0] − y[0, 0])² + ½ × (a[0, 1] − y[0, 1])²"),
        ("absolute_error", 5.0, "|a[0, 0] − y[0, 0]| + |a[0, 1] − y[0, 1]|"),
        # 3 is beyond 1: 1 (3 - ½); 2 too: 1 (2 - ½).
        ("huber(1)", 2.5 + 1.5, None),
        # 3 is beyond 2: 2 (3 - 1); 2 is just within: ½ 2².
        ("huber(2)", 4.0 + 2.0, None),
    ],
)
def test_a_loss_of_two_outputs(setting: str, expected: float, written: str | None) -> None:
    # The answers 5 and 1 miss their targets 2 and 3 by 3 and -2.
    assert value(setting, (5, 1), (2, 3)) == expected
    if written is not None:
        formula = example_loss(loss(setting), entries("a", 5, 1), entries("y", 2, 3))
        assert unicode(formula) == written


def test_a_loss_of_one_output_is_a_single_term() -> None:
    formula = example_loss(loss("mean_squared_error"), entries("a", 5), entries("y", 2))
    assert unicode(formula) == "(a[0, 0] − y[0, 0])²"
    assert evaluate(formula) == 9


@pytest.mark.parametrize(
    ("setting", "a", "y", "n_out", "expected"),
    [
        ("squared_error", 5, 2, 1, 6),
        ("squared_error", 5, 2, 4, 6),
        ("mean_squared_error", 5, 2, 1, 6),
        ("mean_squared_error", 5, 2, 4, 1.5),
        ("half_squared_error", 1, 3, 1, -2),
        ("absolute_error", 5, 2, 1, 1),
        ("absolute_error", 1, 3, 2, -1),
        ("absolute_error", 3, 3, 2, 0),
        ("huber(1)", 5, 2, 1, 1),
        ("huber(1)", 1, 3, 1, -1),
        ("huber(2)", 1, 3, 1, -2),
        ("huber(4)", 5, 2, 1, 3),
        ("binary_cross_entropy", 0.75, 1, 1, -0.25),
        ("cross_entropy", 0.75, 0, 3, 0.75),
    ],
)
def test_the_slope_of_a_loss(setting: str, a: float, y: float, n_out: int, expected: float) -> None:
    assert slope(setting, a, y, n_out) == expected


def test_a_binary_cross_entropy_of_logits() -> None:
    # softplus(0) is ln 2 whatever the target; at z = ln 3 the answer is ¾: -ln ¾ and -ln ¼.
    z = math.log(3)
    assert value("binary_cross_entropy", (0.0,), (1,)) == pytest.approx(math.log(2), rel=1e-15)
    assert value("binary_cross_entropy", (z,), (1,)) == pytest.approx(math.log(4 / 3), rel=1e-14)
    assert value("binary_cross_entropy", (z,), (0,)) == pytest.approx(math.log(4), rel=1e-15)
    assert value("binary_cross_entropy", (-z,), (1,)) == pytest.approx(math.log(4), rel=1e-15)
    assert value("binary_cross_entropy", (z, z), (1, 0)) == pytest.approx(math.log(16 / 3), rel=1e-14)
    assert value("binary_cross_entropy", (1000.0,), (0,)) == 1000.0
    assert value("binary_cross_entropy", (-1000.0,), (0,)) == 0.0


def test_a_cross_entropy_of_logits_names_only_the_classes_that_were_wanted() -> None:
    z = entries("z", math.log(2), 0.0, 0.0)
    formula = example_loss(loss("cross_entropy"), z, entries("y", 0, 1, 0))
    assert unicode(formula) == "log_sum_exp(z[0, 0], z[0, 1], z[0, 2]) − y[0, 1] × z[0, 1]"
    assert evaluate(formula) == pytest.approx(math.log(4), rel=1e-15)
    shared = example_loss(loss("cross_entropy"), z, entries("y", 0.5, 0.5, 0))
    assert evaluate(shared) == pytest.approx(math.log(4) - math.log(2) / 2, rel=1e-15)


@pytest.mark.parametrize(
    ("y", "written"),
    [(2.0, "e^z[0, 0] − y[0, 0] × z[0, 0] + y[0, 0] × ln(y[0, 0]) − y[0, 0]"), (0.0, "e^z[0, 0]")],
)
def test_a_poisson_loss_of_the_log_of_the_rate(y: float, written: str) -> None:
    # The rate is 3: y ln(y / 3) − y + 3.
    z, counts = entries("z", math.log(3)), entries("y", y)
    formula = example_loss(Poisson(), z, counts)
    assert unicode(formula) == written
    assert evaluate(formula) == pytest.approx(1 + y * math.log(2 / 3) if y else 3, rel=1e-14)
    assert evaluate(output_slope(Poisson(), entries("a", 3), counts, 0)) == 3 - y


class Own:
    """Not a sum over the outputs, so that every slope needs all of them."""

    def value(self, a: Array, y: Array) -> Array:
        return np.prod(a - y, axis=1)

    def gradient(self, a: Array, y: Array) -> Array:
        return np.prod(a - y, axis=1, keepdims=True) / (a - y)


def test_a_loss_of_somebodys_own_has_its_name_for_a_form() -> None:
    answers, targets = entries("a", 5, 7), entries("y", 3, 4)
    formula = example_loss(loss(Own()), answers, targets)
    assert unicode(formula) == "Own(a[0, 0], a[0, 1], y[0, 0], y[0, 1])"
    assert evaluate(formula) == 6
    assert evaluate(output_slope(loss(Own()), answers, targets, 0)) == 3
    assert evaluate(output_slope(loss(Own()), answers, targets, 1)) == 2
