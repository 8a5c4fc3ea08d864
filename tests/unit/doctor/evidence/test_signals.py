"""Gradients inside programs that carry more than their parameters from step to step."""

from __future__ import annotations

import numpy as np
import pytest

from clearprop.doctor.evidence.signals import _along, right_parameters, share_right, stateful
from tests.unit.doctor.evidence.searched import MOMENTUM, SOUND, Searched, searched

NO_SLOPE = MOMENTUM.replace(" * (1 - h**2)", "")


def told(looked: Searched) -> list[tuple]:
    judge = looked.judge
    values = [looked.tape.value] * len(judge.signals)
    return list(zip(judge.signals, looked.judged.gradients, values, strict=True))


@pytest.mark.parametrize(("text", "expected"), [(SOUND, False), (MOMENTUM, True)])
def test_momentum_is_a_state_and_plain_descent_has_none(text: str, expected: bool) -> None:
    looked = searched(text)
    for ends, begin in zip(looked.judge.ends, looked.judge.begins, strict=True):
        assert stateful(looked.tape, looked.roles, ends, begin) is expected


def test_every_parameter_of_a_sound_program_has_its_gradient() -> None:
    looked = searched(MOMENTUM)
    assert right_parameters(looked.roles, told(looked)) == [True] * 4
    assert share_right(looked.roles, told(looked)) == 1.0


def test_a_wrong_gradient_is_missed_under_momentum_too() -> None:
    looked = searched(NO_SLOPE)
    right = right_parameters(looked.roles, told(looked))
    assert {p.name for p, each in zip(looked.roles.parameters, right, strict=True) if each} == {"W2", "b2"}
    assert share_right(looked.roles, told(looked)) == pytest.approx(4 / 13)


def test_one_wrong_step_is_enough() -> None:
    looked = searched(MOMENTUM)
    steps = told(looked)
    signals, gradient, value = steps[1]
    spoiled = gradient.copy()
    spoiled[looked.entries("b1")] += [0.0, 0.1, 0.0]
    steps[1] = (signals, spoiled, value)
    right = right_parameters(looked.roles, steps)
    assert [k for k, each in enumerate(right) if not each] == [looked.parameter("b1")]


def test_whatever_enters_an_update_can_be_a_gradient_but_not_the_parameters() -> None:
    looked = searched(MOMENTUM)
    signals = looked.judge.signals[0]
    states = {n for p in looked.roles.parameters for n in p.state.nodes}
    assert not states & set(signals.nodes.values())
    assert looked.node("h.T @ d2").id in signals.nodes.values()
    assert looked.node("W2 + vW2").id not in signals.nodes.values()


def test_a_line_that_the_error_does_not_enter_is_found_all_the_same() -> None:
    looked = searched(MOMENTUM.replace("0.01 * d1.sum(axis=0)", "0.01 * h.sum(axis=0)"))
    sites = looked.evidence.traced.sites
    lines = {sites[cure.trials[0].site].text for cure in looked.search.cures() if len(cure.trials) == 1}
    assert "h.sum(axis=0)" in lines


def test_signals_of_a_size_are_laid_out_flat() -> None:
    looked = searched(MOMENTUM)
    found = looked.judge.signals[0].of_size(6, looked.tape.value)
    assert {array.shape for array in found.values()} == {(6,)}
    assert (looked.site("x.T @ d1"), 0) in found
    assert (looked.site("h.T @ d2"), 0) not in found


def test_what_lies_along_a_gradient_is_found_among_many() -> None:
    rng = np.random.default_rng(5)
    gradient = rng.normal(size=12)
    laid = np.vstack([rng.normal(size=(6, 12)), -3 * gradient, np.zeros(12), np.full(12, np.nan)])
    assert _along(laid, gradient) == [6, 7]
