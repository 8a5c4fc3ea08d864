"""Parameters that are read after their update."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from clearprop.doctor.evidence.versions import made_in, reads, version_trials
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

UPDATE, BACK = "    W2 -= 0.5 * h.T @ d2\n", "    d1 = d2 @ W2.T * (1 - h**2)\n"
EARLY = SOUND.replace(UPDATE, "").replace(BACK, UPDATE + BACK)


def proposed(looked: Searched) -> list:
    return list(version_trials(looked.tape, looked.roles, looked.judged))


def test_an_update_that_comes_too_early_is_put_last() -> None:
    looked = searched(EARLY)
    assert not looked.search.baseline().cured
    (only,) = proposed(looked)
    assert (only.means, only.detail) == ("older", {"parameters": ["W2"]})
    assert looked.evidence.traced.sites[only.site].text == UPDATE.strip()
    assert looked.cured_by([only]) == [only]


def test_the_older_value_is_the_one_before_the_update() -> None:
    looked = searched(EARLY)
    (only,) = proposed(looked)
    value = looked.judge.values([only], 1)
    assert value is not None
    read = value(looked.node("W2.T", 1).id)
    before = looked.judged.steps[1].before[looked.entries("W2")]
    np.testing.assert_array_equal(read.reshape(-1), before)


def test_updates_in_their_right_place_are_left_alone() -> None:
    assert proposed(searched(SOUND)) == []


def test_two_updates_that_come_too_early_are_also_put_last_together() -> None:
    text = EARLY.replace(
        "    W1 -= 0.5 * x.T @ d1\n    b1", "    W1 -= 0.5 * x.T @ d1\n    g = d2 * W1.sum()\n    b1"
    )
    text = text.replace("0.5 * d1.sum(axis=0)", "0.5 * d1.sum(axis=0) + 0.0 * g.sum()")
    looked = searched(text)
    assert [each.detail["parameters"] for each in proposed(looked)] == [["W2"], ["W1"], ["W2", "W1"]]


def test_reads_are_those_of_the_same_step() -> None:
    looked = searched(EARLY)
    parameter = looked.roles.parameters[looked.parameter("W2")]
    step = looked.judged.steps[1].step
    assert reads(looked.tape, parameter, step) == [looked.node("W2.T", 1).id]
    assert reads(looked.tape, parameter, replace(step, number=999)) == []
    sound = searched(SOUND)
    # There the new value is read too, but by the next step.
    assert reads(sound.tape, sound.roles.parameters[sound.parameter("W2")], sound.judged.steps[1].step) == []


def test_a_round_is_told_from_the_next() -> None:
    looked = searched(SOUND)
    context = looked.judged.steps[1].step.round.context
    assert made_in(looked.tape, looked.node("W2.T", 1).id, context)
    assert not made_in(looked.tape, looked.node("W2.T", 2).id, context)


NUMBERS = """\
from math import tanh

V = [[0.3, -0.5], [0.8, 0.1]]
w = [0.4, -0.7]
data = [([1.0, 0.5], 0.3), ([-0.4, 1.2], -0.6), ([0.7, -0.9], 0.2)]
for x, y in data:
    h = [tanh(V[j][0] * x[0] + V[j][1] * x[1]) for j in range(2)]
    d = w[0] * h[0] + w[1] * h[1] - y
    for j in range(2):
        w[j] -= 0.1 * d * h[j]
    back = [d * w[j] * (1 - h[j] ** 2) for j in range(2)]
    for j in range(2):
        for i in range(2):
            V[j][i] -= 0.1 * back[j] * x[i]
"""


def test_single_numbers_that_a_loop_updates_are_read_in_another_loop_of_the_step() -> None:
    looked = searched(NUMBERS)
    found = [each.detail["parameters"] for each in proposed(looked)]
    assert found == [["w[0]"], ["w[1]"], ["w[0]", "w[1]"]]
    assert [len(each.detail["parameters"]) for each in looked.cured_by(proposed(looked))] == [2]
