"""Terms that come from the weights alone."""

from __future__ import annotations

import math

import numpy as np
import pytest

from clearprop.doctor.evidence.penalties import penalties, pulls
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

UPDATE = "    W1 -= 0.5 * x.T @ d1\n"
WAYS = {
    "beside the gradient": "    W1 -= 0.5 * (x.T @ d1 + 0.1 * W1)\n",
    "turned round": "    W1 -= 0.5 * (0.1 * W1 + x.T @ d1)\n",
    "by itself": "    W1 = W1 - 0.5 * x.T @ d1 - 0.05 * W1\n",
}


def with_update(update: str) -> Searched:
    return searched(SOUND.replace(UPDATE, update))


@pytest.mark.parametrize("update", WAYS.values(), ids=WAYS.keys())
def test_a_term_is_found_and_left_out(update: str) -> None:
    looked = with_update(update)
    (found,) = looked.judge.penalties[0]
    assert found.parameter == looked.parameter("W1")
    assert looked.judge.baseline().cured
    step = looked.judged.steps[0]
    cleaned = looked.judge.moved(looked.judge.as_it_is)[0]
    given = pulls([found], step.after - step.before, cleaned, step, looked.roles)
    assert given == {looked.parameter("W1"): pytest.approx(0.05)}


def test_a_term_of_another_form_is_no_multiple() -> None:
    looked = with_update("    W1 -= 0.5 * (x.T @ d1 + 0.1 * np.sign(W1))\n")
    (found,) = looked.judge.penalties[0]
    assert math.isnan(found.factor)
    assert looked.judge.baseline().cured


def test_a_term_that_pushes_away_pulls_less_than_nothing() -> None:
    looked = with_update("    W1 -= 0.5 * (x.T @ d1 - 0.1 * W1)\n")
    step = looked.judged.steps[0]
    cleaned = looked.judge.moved(looked.judge.as_it_is)[0]
    found = pulls(looked.judge.penalties[0], step.after - step.before, cleaned, step, looked.roles)
    assert found == {looked.parameter("W1"): pytest.approx(-0.05)}


def test_without_terms_nothing_is_left_out() -> None:
    looked = searched(SOUND)
    assert looked.judge.penalties == [[] for _ in looked.judged.steps]
    assert all(value == looked.tape.value for value in looked.judge.as_it_is)


def test_the_weights_of_another_layer_are_no_penalty() -> None:
    square = SOUND.replace(
        "W2, b2 = rng.normal(0, 1, (3, 1)), np.zeros(1)", "W2, b2 = rng.normal(0, 1, (3, 1)), np.ones(1)"
    )
    looked = searched(
        square.replace("    b2 -= 0.5 * d2.sum(axis=0)\n", "    b2 -= 0.5 * (d2.sum(axis=0) + W2[0])\n")
    )
    step = looked.judged.steps[0]
    assert penalties(looked.tape, looked.roles, step, looked.judge.edited[0].needed) == []
    assert np.isfinite(step.after).all()


SCALARS = """\
import math

w1, w2, b1, b2 = 0.5, -0.4, 0.1, 0.2
rows = [(0.0, 0.3), (1.0, 0.8), (0.5, 0.6)]
for epoch in range(4):
    for x, target in rows:
        h = 1 / (1 + math.exp(-(w1 * x + b1)))
        a = 1 / (1 + math.exp(-(w2 * h + b2)))
        d2 = (a - target) * a * (1 - a)
        d1 = d2 * w2 * h * (1 - h)
        w2 -= 0.5 * (d2 * h + 0.01 * w2)
        b2 -= 0.5 * d2
        w1 -= 0.5 * d1 * x
        b1 -= 0.5 * d1
"""


def test_where_everything_is_one_number_only_terms_of_weights_are_penalties() -> None:
    looked = searched(SCALARS)
    assert [each.parameter for each in looked.judge.penalties[0]] == [looked.parameter("w2")]
    assert looked.judge.baseline().cured
    assert searched(SCALARS.replace(" + 0.01 * w2", "")).judge.penalties[0] == []


def test_weights_are_penalised_whatever_their_gradient_is_made_of() -> None:
    slope_alone = SOUND.replace("d2 @ W2.T * (1 - h**2)", "1 - h**2")
    update = "    W1 -= 0.5 * (x.T @ d1 + 0.1 * W1)\n"
    looked = searched(slope_alone.replace(UPDATE, update))
    assert [each.parameter for each in looked.judge.penalties[0]] == [looked.parameter("W1")]
