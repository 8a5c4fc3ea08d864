"""The equations of the forward pass, entry by entry against numbers worked on paper."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from clearprop.formula.tree import evaluate
from clearprop.formula.unicode import unicode
from clearprop.numerics.activations import activation
from clearprop.record.equations.equation import NotSeen, Reader
from clearprop.record.equations.forward import a, a_in, z
from clearprop.record.step import NotObserved
from tests.unit.record.worked import HIDDEN, STEP, array, equal, with_layer


def test_the_inputs_enter_the_first_layer_and_activations_the_next() -> None:
    first, second = a_in(Reader(STEP, 1)), a_in(Reader(STEP, 2))
    assert [unicode(first.right), unicode(second.right)] == ["x", "a₁"]
    assert first.value() is STEP.x
    assert second.value() is HIDDEN.a
    assert first.terms(1, 1) == (-1.0,)
    assert second.terms(0, 0) == (5.0,)
    assert equal(first.magnitude(), [[1, 2], [3, 1]])


def test_sums_of_a_layer() -> None:
    equation = z(Reader(STEP, 1))
    assert f"{unicode(equation.left)} = {unicode(equation.right)}" == "z = a_in W + b"
    assert equal(equation.value(), HIDDEN.z)
    assert equation.terms(1, 0) == (3.0, -2.0, 0.0)
    assert unicode(equation.entry((1, 1)), "numbers") == "3 × (−1) + (−1) × 0 + 1"
    # |1||1| + |2||2| + 0 and |1||-1| + |2||0| + 1; |3||1| + |-1||2| and |3||-1| + 0 + 1.
    assert equal(equation.magnitude(), [[5, 2], [5, 4]])
    assert equation.count == 3


def test_a_unit_has_as_many_terms_as_inputs_and_one_for_its_bias() -> None:
    equation = z(Reader(STEP, 2))
    assert equation.terms(0, 0) == (10.0, 0.0, 3.0)
    assert equation.count == 3


def test_sums_of_a_layer_without_biases() -> None:
    equation = z(Reader(with_layer(STEP, 1, bias="none", b=None), 1))
    assert unicode(equation.right) == "a_in W"
    assert equal(equation.value(), [[5, -1], [1, -3]])
    assert equation.terms(1, 1) == (-3.0, 0.0)
    assert equal(equation.magnitude(), [[5, 1], [5, 3]])


def test_units_that_share_one_bias() -> None:
    equation = z(Reader(with_layer(STEP, 1, bias="shared", b=array(10)), 1))
    assert equal(equation.value(), [[15, 9], [11, 7]])
    assert equation.terms(1, 0) == (3.0, -2.0, 10.0)
    assert equation.terms(1, 1) == (-3.0, 0.0, 10.0)


def test_activations() -> None:
    equation = a(Reader(STEP, 1))
    assert unicode(equation.right) == "relu(z)"
    assert equation.source == "the activation relu"
    assert equal(equation.value(), HIDDEN.a)
    assert equation.terms(1, 1) == (0.0,)
    assert equal(equation.magnitude(), [[5, 1], [1, 2]])


def test_activations_after_dropout() -> None:
    step = with_layer(STEP, 1, dropout=0.75, mask=array([1, 0], [0, 1]))
    equation = a(Reader(step, 1))
    assert unicode(equation.right) == "relu(z) ⊙ mask / 0.25"
    assert equal(equation.value(), [[20, 0], [0, 0]])
    assert equation.terms(0, 0) == (20.0,)
    assert equation.terms(1, 0) == (0.0,)


def test_a_mask_that_nobody_saw_leaves_the_activations_open() -> None:
    equation = a(Reader(with_layer(STEP, 1, dropout=0.75, mask=NotObserved), 1))
    assert unicode(equation.right) == "relu(z) ⊙ mask / 0.25"
    with pytest.raises(NotSeen, match=r"^mask$"):
        equation.value()


def test_a_unit_of_a_softmax_answers_for_its_row() -> None:
    # e^ln 3 = 3 beside e^0 = 1: three quarters and one quarter.
    step = with_layer(STEP, 2, activation=activation("softmax"), z=array([math.log(3), 0], [0, 0]))
    equation = a(Reader(step, 2))
    assert np.allclose(equation.value(), [[0.75, 0.25], [0.5, 0.5]], rtol=1e-15)
    assert equation.terms(0, 0) == pytest.approx((0.75,), rel=1e-15)
    assert equation.terms(0, 1) == pytest.approx((0.25,), rel=1e-15)
    assert evaluate(equation.entry((1, 1))) == 0.5
    assert unicode(equation.entry((0, 1))) == "softmax(z[0, 1], z[0, 0], z[0, 1])"


def test_nothing_is_needed_to_name_the_equations_of_a_record_that_nobody_saw() -> None:
    blind = with_layer(STEP, 1, W=NotObserved, a_in=NotObserved, z=NotObserved)
    assert z(Reader(blind, 1)).count == 2
    for make in (z, a):
        with pytest.raises(NotSeen):
            make(Reader(blind, 1)).value()
    with pytest.raises(NotSeen, match=r"^x$"):
        a_in(Reader(replace(STEP, x=NotObserved), 1)).value()
