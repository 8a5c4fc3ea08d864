"""The linear example gives the round numbers that are worked by hand."""

from __future__ import annotations

import pytest

from clearprop.examples import linear_2_2_1


def test_the_first_step_has_round_numbers() -> None:
    step = linear_2_2_1.step()
    assert step.loss == 9.0
    assert step.prediction.tolist() == [[4.0]]
    assert step.layers[1].dW.tolist() == [[12.0], [12.0]]
    assert step.layers[0].dW.tolist() == [[6.0, 6.0], [6.0, 6.0]]


def test_it_overshoots_and_settles_and_says_that_its_units_are_alike() -> None:
    net, run = linear_2_2_1.train()
    assert run.epochs == 10
    assert run.loss[1] == pytest.approx(2.8224)
    assert net([[1.0, 1.0]])[0, 0] == pytest.approx(0.91918399, abs=1e-8)
    assert "2 units start alike" in run.notes[0]
