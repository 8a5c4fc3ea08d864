"""The equations of the optimizers, against one weight and one bias worked on paper (g_W = 12, g_b = 4)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from clearprop.formula.tree import entries_of
from clearprop.formula.unicode import unicode
from clearprop.record.address import Address
from clearprop.record.equations.equation import Equation, NotSeen, Reader
from clearprop.record.equations.optimizer import is_trained, remembered, update
from clearprop.record.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from clearprop.record.step import NotObserved, Step
from tests.unit.record.worked import array, equal, one_weight, with_layer


def with_gradients(step: Step) -> Step:
    return with_layer(step, 1, g_W=array([12]), g_b=array(4))


def memory(step: Step, slot: str, parameter: str = "W") -> Equation:
    equation = remembered(Reader(with_gradients(step), 1), slot, parameter)
    assert equation is not None
    return equation


def added(step: Step, parameter: str = "W", **after: float) -> Equation:
    """The equation of the update, of a record whose optimizer remembers ``after``."""
    (layer,) = step.state_after.layers
    values = {name: array([value] if name.endswith("W") else value) for name, value in after.items()}
    state = replace(step.state_after, layers=(replace(layer, **values),))
    equation = update(Reader(with_gradients(replace(step, state_after=state)), 1), parameter)
    assert equation is not None
    return equation


MOMENTUM = SGD(0.25, momentum=0.5)
ADAM = Adam(0.5, beta1=0.5, beta2=0.75, epsilon=1.0)


@pytest.mark.parametrize("parameter", ["W", "b"])
def test_gradient_descent_remembers_nothing(parameter: str) -> None:
    reader = Reader(one_weight(SGD(0.5)), 1)
    assert remembered(reader, "m", parameter) is None
    assert remembered(reader, "v", parameter) is None


def test_momentum_is_a_sum_that_fades() -> None:
    step = one_weight(MOMENTUM, m_W=8.0, m_b=-6.0)
    equation = memory(step, "m")
    assert f"{unicode(equation.left)} = {unicode(equation.right)}" == "m_W_new = ½ m_W + g_W"
    assert equation.address == Address("state_after.m_W", layer=1, step=1)
    assert equation.source == "Polyak (1964)"
    assert equal(equation.value(), [[16]])
    assert equation.terms(0, 0) == (4.0, 12.0)
    assert equal(equation.magnitude(), [[16]])
    bias = memory(step, "m", "b")
    assert equal(bias.value(), [1])
    assert bias.terms(0) == (-3.0, 4.0)
    assert equal(bias.magnitude(), [7])
    assert bias.shape == "as b"


def test_a_mean_of_squares_that_fades() -> None:
    equation = memory(one_weight(RMSProp(0.5, decay=0.75), v_W=16.0), "v")
    assert unicode(equation.right) == "0.75 v_W + 0.25 g_W²"
    # ¾ 16 + ¼ 144.
    assert equal(equation.value(), [[48]])
    assert equation.terms(0, 0) == (12.0, 36.0)
    assert equal(equation.magnitude(), [[48]])


def test_adam_remembers_both_means() -> None:
    step = one_weight(ADAM, t=2, m_W=2.0, v_W=16.0, m_b=1.0, v_b=1.0)
    assert memory(step, "m").terms(0, 0) == (1.0, 6.0)
    assert memory(step, "v").terms(0, 0) == (12.0, 36.0)
    assert equal(memory(step, "m", "b").value(), [2.5])
    assert equal(memory(step, "v", "b").value(), [4.75])


@pytest.mark.parametrize(("bias", "trainable"), [("fixed", True), ("per_unit", False)])
def test_of_what_is_not_trained_the_memory_stays_as_it_is(bias: str, trainable: bool) -> None:
    step = with_layer(one_weight(ADAM, m_b=3.0, v_b=5.0), 1, bias=bias, trainable=trainable)
    for slot, kept in (("m", 3.0), ("v", 5.0)):
        equation = memory(step, slot, "b")
        assert unicode(equation.right) == f"state_before.{slot}_b"
        assert equal(equation.value(), [kept])
        assert equation.terms(0) == (kept,)
        assert equal(equation.magnitude(), [kept])


def test_a_bias_that_does_not_exist_is_neither_remembered_nor_updated() -> None:
    reader = Reader(with_layer(one_weight(ADAM), 1, bias="none", b=None), 1)
    assert remembered(reader, "m", "b") is None
    assert update(reader, "b") is None


@pytest.mark.parametrize(
    ("bias", "trainable", "W", "b"),
    [
        ("per_unit", True, True, True),
        ("shared", True, True, True),
        ("fixed", True, True, False),
        ("none", True, True, False),
        ("per_unit", False, False, False),
    ],
)
def test_what_is_trained(bias: str, trainable: bool, W: bool, b: bool) -> None:
    reader = Reader(with_layer(one_weight(ADAM), 1, bias=bias, trainable=trainable), 1)
    assert (is_trained(reader, "W"), is_trained(reader, "b")) == (W, b)


def test_plain_descent() -> None:
    equation = added(one_weight(SGD(0.25)))
    assert f"{unicode(equation.left)} = {unicode(equation.right)}" == "update_W = −learning_rate × g_W"
    assert equation.source == "gradient descent: against the gradient"
    assert equal(equation.value(), [[-3]])
    assert equation.terms(0, 0) == (-3.0,)
    assert equal(equation.magnitude(), [[3]])
    assert added(one_weight(SGD(0.25)), "b").terms(0) == (-1.0,)


def test_descent_along_the_momentum() -> None:
    equation = added(one_weight(MOMENTUM), m_W=16.0)
    assert unicode(equation.right) == "−learning_rate × state_after.m_W"
    assert equal(equation.value(), [[-4]])
    assert equation.terms(0, 0) == (-4.0,)


def test_descent_along_nesterovs_momentum() -> None:
    # -¼ (12 + ½ 16) has two terms, -3 and -2.
    equation = added(one_weight(SGD(0.25, momentum=0.5, nesterov=True)), m_W=16.0)
    assert unicode(equation.right) == "−learning_rate (g_W + ½ state_after.m_W)"
    assert equation.source == "Sutskever et al. (2013), as PyTorch writes it"
    assert equal(equation.value(), [[-5]])
    assert equation.terms(0, 0) == (-3.0, -2.0)
    opposed = added(one_weight(SGD(0.25, momentum=0.5, nesterov=True)), m_W=-16.0)
    assert equal(opposed.value(), [[-1]])
    assert equal(opposed.magnitude(), [[5]])


def test_rmsprop() -> None:
    # -½ 12 / (√25 + 1).
    equation = added(one_weight(RMSProp(0.5, decay=0.75, epsilon=1.0)), v_W=25.0)
    assert unicode(equation.right) == "−learning_rate (g_W / (√state_after.v_W + 1))"
    assert equation.source == "Tieleman, Hinton (2012), lecture 6.5"
    assert equal(equation.value(), [[-1]])
    assert equation.terms(0, 0) == (-1.0,)


def test_adam() -> None:
    # t = 2: m 3 / (1 - ¼) = 4, v 7 / (1 - 9/16) = 16: -½ 4 / (4 + 1).
    equation = added(one_weight(ADAM, t=2), m_W=3.0, v_W=7.0)
    assert unicode(equation.right) == (
        "−learning_rate ((state_after.m_W / (1 − (½)^t)) / (√(state_after.v_W / (1 − 0.75^t)) + 1))"
    )
    assert equation.source == "Kingma, Ba (2015), algorithm 1"
    assert np.asarray(equation.value()).item() == pytest.approx(-0.4, rel=1e-15)
    assert equation.terms(0, 0) == pytest.approx((-0.4,), rel=1e-15)
    read = {str(entry.address) for entry in entries_of(equation.entry((0, 0)))}
    assert read == {
        "step 2, learning_rate",
        "step 2, t",
        "step 2, layer 1, state_after.m_W[0, 0]",
        "step 2, layer 1, state_after.v_W[0, 0]",
    }


def test_adamw_has_a_second_term_for_weights_only() -> None:
    # As Adam: -0.4; besides -½ ¼ 2.
    optimizer = AdamW(0.5, beta1=0.5, beta2=0.75, epsilon=1.0, weight_decay=0.25)
    step = one_weight(optimizer, t=2)
    equation = added(step, m_W=3.0, v_W=7.0)
    assert unicode(equation.right).endswith(" − learning_rate × 0.25 W")
    assert equation.source == "Loshchilov, Hutter (2019), algorithm 2"
    assert np.asarray(equation.value()).item() == pytest.approx(-0.65, rel=1e-15)
    assert equation.terms(0, 0) == pytest.approx((-0.4, -0.25), rel=1e-15)
    assert np.asarray(equation.magnitude()).item() == pytest.approx(0.65 + 0.5, rel=1e-15)
    bias = added(step, "b", m_b=3.0, v_b=7.0)
    assert bias.terms(0) == pytest.approx((-0.4,), rel=1e-15)


@pytest.mark.parametrize(
    "optimizer",
    [SGD(0.5), MOMENTUM, SGD(0.5, momentum=0.5, nesterov=True), RMSProp(), ADAM, AdamW()],
)
def test_nothing_is_added_to_what_is_not_trained(optimizer: Optimizer) -> None:
    step = with_layer(one_weight(optimizer, m_b=1.0, v_b=1.0), 1, bias="fixed")
    equation = added(step, "b")
    assert unicode(equation.right) == "0"
    assert equal(equation.value(), [0])
    assert equation.terms(0) == (0.0,)
    assert equal(equation.magnitude(), [0])


def test_a_step_count_that_nobody_saw_leaves_the_update_open() -> None:
    equation = added(replace(one_weight(ADAM), t=NotObserved), m_W=3.0, v_W=7.0)
    with pytest.raises(NotSeen, match=r"^t$"):
        equation.value()


def test_an_optimizer_that_this_table_does_not_know() -> None:
    class Own(Optimizer):
        @property
        def slots(self) -> tuple[str, ...]:
            return ("m",)

    with pytest.raises(TypeError) as caught:
        memory(one_weight(Own(0.5)), "m")
    assert str(caught.value) == "Own(0.5) remembers nothing"
