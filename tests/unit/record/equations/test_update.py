"""The equations of the update around the optimizer: clipping, the rate, what enters, what comes out."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from clearprop.formula.tree import evaluate
from clearprop.formula.unicode import unicode
from clearprop.record.equations.equation import NotSeen, Reader
from clearprop.record.equations.update import clip_scale, g, learning_rate, new
from clearprop.record.optimizers import SGD
from clearprop.record.schedules import StepDecay
from clearprop.record.settings import Settings
from clearprop.record.step import NotObserved, Step
from tests.unit.record.worked import HIDDEN, STEP, array, equal, with_layer


def with_optimizer(optimizer: SGD, step: Step = STEP) -> Step:
    return replace(step, settings=Settings(step.settings.loss, "mean", optimizer))


def quiet() -> Step:
    """Gradients 3 and 4 and nothing else: their joint length is 5."""
    step = with_layer(STEP, 1, dW=array([3, 0], [0, 0]), db=array(0, 0))
    return with_layer(step, 2, dW=array([0], [0]), db=array(4))


def test_without_a_limit_nothing_is_scaled() -> None:
    equation = clip_scale(Reader(STEP))
    assert equation.value() == 1.0
    assert equation.terms() == (1.0,)
    assert equation.count == 6


@pytest.mark.parametrize(("limit", "scale"), [(2.5, 0.5), (5.0, 1.0), (10.0, 1.0)])
def test_gradients_are_scaled_down_to_their_limit(limit: float, scale: float) -> None:
    equation = clip_scale(Reader(with_optimizer(SGD(0.5, clip_norm=limit), quiet())))
    assert unicode(equation.right) == "min(1, clip_norm / √(Σ_entries g²))"
    assert equation.value() == scale
    assert equation.magnitude() == scale
    assert equation.terms() == (scale,)
    assert evaluate(equation.entry(())) == scale


def test_only_what_the_update_may_change_counts_for_the_length() -> None:
    step = with_optimizer(SGD(0.5, clip_norm=1.0), quiet())
    # Without layer 1 the length is 4, without the bias of layer 2 it is 3.
    assert clip_scale(Reader(with_layer(step, 1, trainable=False))).value() == 0.25
    assert clip_scale(Reader(with_layer(step, 2, trainable=False))).value() == 1 / 3
    assert clip_scale(Reader(with_layer(step, 2, bias="fixed"))).value() == 1 / 3
    assert clip_scale(Reader(with_layer(step, 2, bias="shared"))).value() == 0.2


def test_a_network_that_trains_nothing_has_nothing_to_scale() -> None:
    step = with_optimizer(SGD(0.5, clip_norm=1.0), with_layer(quiet(), 1, trainable=False))
    equation = clip_scale(Reader(with_layer(step, 2, trainable=False)))
    assert equation.value() == 1.0
    assert equation.terms() == (1.0,)


def test_the_penalty_counts_for_the_length() -> None:
    # l2 1: W1 = [[1, -1], [2, 0]] makes [[4, -1], [2, 0]], W2 = [2, -1] stays, db2 = 4.
    step = with_optimizer(SGD(0.5, l2=1.0, clip_norm=1.0), quiet())
    assert clip_scale(Reader(step)).value() == pytest.approx(1 / math.sqrt(16 + 1 + 4 + 4 + 1 + 16))


def test_gradients_of_zero_are_not_scaled() -> None:
    step = with_layer(quiet(), 1, dW=array([0, 0], [0, 0]))
    equation = clip_scale(Reader(with_optimizer(SGD(0.5, clip_norm=1.0), with_layer(step, 2, db=array(0)))))
    assert equation.value() == 1.0
    assert equation.terms() == (1.0,)


def test_gradients_too_long_to_be_squared_are_scaled_all_the_same() -> None:
    step = with_layer(quiet(), 1, dW=array([3e200, 0], [0, 0]))
    equation = clip_scale(
        Reader(with_optimizer(SGD(0.5, clip_norm=3.0), with_layer(step, 2, db=array(4e200))))
    )
    assert equation.value() == pytest.approx(6e-201, rel=1e-15)
    assert equation.terms() == pytest.approx((6e-201,), rel=1e-15)


def test_a_gradient_that_nobody_saw_leaves_the_scale_open() -> None:
    limited = with_optimizer(SGD(0.5, clip_norm=1.0), with_layer(STEP, 1, dW=NotObserved))
    with pytest.raises(NotSeen, match=r"^dW$"):
        clip_scale(Reader(limited)).value()
    assert clip_scale(Reader(with_layer(STEP, 1, W=NotObserved))).count == 3


def test_a_constant_learning_rate_is_a_setting() -> None:
    equation = learning_rate(Reader(STEP))
    assert unicode(equation.right) == "learning_rate"
    assert equation.source == "a setting"
    assert (equation.value(), equation.magnitude(), equation.terms()) == (0.5, 0.5, (0.5,))


def test_a_scheduled_learning_rate_depends_on_t() -> None:
    step = replace(with_optimizer(SGD(StepDecay(8.0, factor=0.5, every=1))), t=3)
    equation = learning_rate(Reader(step))
    assert unicode(equation.right) == "StepDecay(t)"
    assert (equation.value(), equation.magnitude(), equation.terms()) == (2.0, 2.0, (2.0,))
    with pytest.raises(NotSeen, match=r"^t$"):
        learning_rate(Reader(replace(step, t=NotObserved))).value()


def test_what_enters_the_optimizer() -> None:
    weights, biases = g(Reader(STEP, 1), "W"), g(Reader(STEP, 1), "b")
    assert weights is not None
    assert biases is not None
    assert unicode(weights.right) == "clip_scale (dW + l2 × W)"
    assert unicode(biases.right) == "clip_scale × db"
    assert equal(weights.value(), HIDDEN.dW)
    assert weights.terms(1, 0) == (8.0,)
    assert unicode(weights.entry((1, 0))) == "dW[1, 0]"
    assert equal(biases.value(), HIDDEN.db)
    assert equal(biases.magnitude(), [1, 0])


def test_the_penalty_and_the_scale_enter_too_but_no_penalty_on_biases() -> None:
    step = replace(with_optimizer(SGD(0.5, l2=4.0, clip_norm=1.0)), clip_scale=0.5)
    weights, biases = g(Reader(step, 1), "W"), g(Reader(step, 1), "b")
    assert weights is not None
    assert biases is not None
    # ½ (-3 + 4), ½ (0 - 4), ½ (8 + 8), 0.
    assert equal(weights.value(), [[0.5, -2], [8, 0]])
    assert weights.terms(0, 0) == (-1.5, 2.0)
    assert equal(weights.magnitude(), [[3.5, 2], [8, 0]])
    assert biases.terms(0) == (0.5,)
    assert unicode(biases.entry((0,))) == "clip_scale × db[0]"


def test_a_penalty_without_a_limit() -> None:
    weights = g(Reader(with_optimizer(SGD(0.5, l2=4.0)), 1), "W")
    assert weights is not None
    assert weights.terms(0, 0) == (-3.0, 4.0)


def test_what_comes_out() -> None:
    weights, biases = new(Reader(STEP, 1), "W"), new(Reader(STEP, 1), "b")
    assert weights is not None
    assert biases is not None
    assert unicode(weights.right) == "W + update_W"
    assert equal(weights.value(), HIDDEN.W_new)
    assert weights.terms(1, 0) == (2.0, -4.0)
    assert equal(weights.magnitude(), [[2.5, 1], [6, 0]])
    assert equal(biases.value(), HIDDEN.b_new)
    assert biases.terms(0) == (0.0, -0.5)


def test_no_bias_is_neither_updated_nor_new() -> None:
    reader = Reader(with_layer(STEP, 1, bias="none", b=None), 1)
    assert g(reader, "b") is None
    assert new(reader, "b") is None
