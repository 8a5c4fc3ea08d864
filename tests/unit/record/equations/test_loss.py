"""The equations of the loss and of the penalty, against numbers worked on paper."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from clearprop.formula.unicode import unicode
from clearprop.numerics.losses import loss as named
from clearprop.record.equations.equation import NotSeen, Reader
from clearprop.record.equations.loss import loss, penalty
from clearprop.record.optimizers import SGD
from clearprop.record.settings import Settings
from clearprop.record.step import NotObserved, Step
from tests.unit.record.worked import STEP, array, one_weight, with_layer


def told(setting: str, reduction: str = "mean", *, l2: float = 0.0) -> Settings:
    return Settings(named(setting), reduction, SGD(0.5, l2=l2))  # type: ignore[arg-type]


def test_a_mean_over_the_examples_has_one_term_for_each() -> None:
    equation = loss(Reader(STEP))
    assert f"{unicode(equation.left)} = {unicode(equation.right)}" == (
        "loss = Σ_rows c × half_squared_error(a₂, y)"
    )
    assert equation.value() == 3.25
    assert equation.terms() == (2.25, 1.0)
    assert equation.source == "the loss half_squared_error, mean over the batch"
    assert equation.count == 2
    # Half of 13 + 1 + 4.5 and of 5 + 1 + 2.
    assert equation.magnitude() == 9.25 + 4.0


def test_a_sum_over_the_examples() -> None:
    equation = loss(Reader(replace(STEP, settings=told("half_squared_error", "sum"))))
    assert equation.value() == 6.5
    assert equation.terms() == (4.5, 2.0)


def test_examples_that_count_differently() -> None:
    step = replace(STEP, example_weight=array(1, 3))
    equation = loss(Reader(step))
    assert equation.value() == 0.25 * 4.5 + 0.75 * 2.0
    assert equation.terms() == (1.125, 1.5)
    assert loss(Reader(replace(step, settings=told("half_squared_error", "sum")))).value() == 10.5


def two_outputs(setting: str) -> Step:
    """One example with two outputs, a = z = [ln 3, 0], beside the target [1, 0]."""
    answers = array([math.log(3), 0])
    step = with_layer(one_weight(SGD(0.5)), 1, z=answers, a=answers)
    return replace(step, settings=told(setting), y=array([1, 0]))


def test_outputs_are_added_up_within_an_example() -> None:
    gap = math.log(3) - 1
    assert loss(Reader(two_outputs("squared_error"))).terms() == pytest.approx((gap**2,), rel=1e-15)
    assert loss(Reader(two_outputs("mean_squared_error"))).value() == pytest.approx(gap**2 / 2, rel=1e-15)


def test_a_cross_entropy_is_read_off_the_logits() -> None:
    # ln(3 + 1) - ln 3, the surprise of a class that has three quarters.
    equation = loss(Reader(two_outputs("cross_entropy")))
    assert unicode(equation.right) == "Σ_rows c × cross_entropy(z₁, y)"
    assert equation.value() == pytest.approx(math.log(4) - math.log(3), rel=1e-15)
    assert equation.terms() == pytest.approx((math.log(4) - math.log(3),), rel=1e-15)
    assert equation.magnitude() == pytest.approx(math.log(3) + 1 + math.log(4 / 3), rel=1e-15)


def test_a_loss_of_what_nobody_saw() -> None:
    for step in (replace(STEP, y=NotObserved), with_layer(STEP, 2, a=NotObserved)):
        equation = loss(Reader(step))
        with pytest.raises(NotSeen):
            equation.value()


def test_a_penalty_on_the_weights_and_not_on_the_biases() -> None:
    # W1: 1 + 1 + 4 + 0 = 6, W2: 4 + 1 = 5; half of ½ times 11.
    step = replace(STEP, settings=told("half_squared_error", l2=0.5))
    equation = penalty(Reader(step))
    assert unicode(equation.right) == "½ l2 Σ_weights W²"
    assert equation.value() == 2.75
    assert equation.terms() == (0.25, 0.25, 1.0, 0.0, 1.0, 0.25)
    assert unicode(equation.entry(()), "numbers").startswith("0.25 × 1² + 0.25 × (−1)²")
    assert equation.magnitude() == 2.75
    assert equation.count == 6


def test_no_penalty_whatever_the_weights() -> None:
    huge = with_layer(STEP, 2, W=array([1e200], [-1e200]))
    equation = penalty(Reader(huge))
    assert equation.value() == 0.0
    assert equation.terms() == (0.0,)
    unseen = penalty(Reader(with_layer(STEP, 2, W=NotObserved)))
    assert unseen.count == 5
