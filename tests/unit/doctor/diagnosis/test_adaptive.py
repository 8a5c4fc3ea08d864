"""Slips in Adam."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.adaptive import wrong_moments
from clearprop.doctor.diagnosis.diagnose import diagnosed
from tests.unit.doctor.diagnosis.recorded import ADAM, recorded

UPDATE = "rate * m_hat / (np.sqrt(v_hat) + 1e-8)"
SLIPS = {
    "share of the other average": ("0.001 * grads", "0.1 * grads", "U04", "v[k] = "),
    "share that stays": ("0.1 * grads[k]\n", "0.9 * grads[k]\n", "U04", "m[k] = "),
    "average of the wrong sign": ("+ 0.1 * grads", "- 0.1 * grads", "U04", "m[k] = "),
    "no root": ("np.sqrt(v_hat)", "v_hat", "U04", "params[k] -= "),
    "climbs": ("params[k] -=", "params[k] +=", "U02", "params[k] += "),
    "mean without its correction": ("rate * m_hat", "rate * m[k]", "U04", "params[k] -= "),
    "square without its correction": ("np.sqrt(v_hat)", "np.sqrt(v[k])", "U04", "params[k] -= "),
    "correction of the other average": ("1 - 0.999 ** t", "1 - 0.9 ** t", "U04", "v_hat = "),
    "power outside": ("(1 - 0.999 ** t)", "(1 - 0.999) ** t", "U04", "v_hat = "),
    "product for a power": ("1 - 0.9 ** t", "1 - 0.9 * t", "U04", "m_hat = "),
}


@pytest.mark.parametrize(("old", "new", "code", "line"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_named_where_it_is(old: str, new: str, code: str, line: str) -> None:
    assert old in ADAM
    known = recorded(ADAM.replace(old, new))
    (found,) = wrong_moments(known.evidence, known.search)
    assert known.told(found) == (code, known.line(line))
    assert [known.told(each) for each in diagnosed(known.evidence)] == [(code, known.line(line))]


def test_a_step_count_that_stands_still_is_found_where_it_is_used() -> None:
    stuck = ADAM.replace("for t in range(1, 7):", "t = 1\nfor _ in range(1, 7):")
    known = recorded(stuck)
    (found,) = wrong_moments(known.evidence, known.search)
    assert known.told(found) == ("U04", known.line("m_hat = "))


def test_the_average_under_the_root_is_named_where_its_gradients_are_not_squared() -> None:
    text = ADAM.replace("grads[k] ** 2", "grads[k]").replace("np.sqrt(v_hat)", "np.sqrt(np.abs(v_hat))")
    assert text.count("** 2") == ADAM.count("** 2") - 1
    known = recorded(text)
    (found,) = wrong_moments(known.evidence, known.search)
    assert known.told(found) == ("U04", known.line("v[k] = "))
    assert found.observed != found.expected


def test_a_power_outside_is_written_inside_in_averages_that_the_first_step_makes() -> None:
    """Of both averages at once, in entries that a dictionary does not have before training."""
    lazy = ABOVE.replace("self.m = [np.zeros_like(p) for p in params]", "self.m = {}")
    lazy = lazy.replace("self.v = [np.zeros_like(p) for p in params]", "self.v = {}")
    lazy = lazy.replace(
        "            self.m[k] =",
        "            if k not in self.m:\n"
        "                self.m[k], self.v[k] = np.zeros_like(g), np.zeros_like(g)\n"
        "            self.m[k] =",
    )
    known = recorded(lazy)
    assert list(wrong_moments(known.evidence, known.search)) == []
    wrong = lazy.replace("(1 - 0.9 ** self.t)", "(1 - 0.9) ** self.t")
    wrong = wrong.replace("(1 - 0.999 ** self.t)", "(1 - 0.999) ** self.t")
    known = recorded(wrong)
    (found,) = wrong_moments(known.evidence, known.search)
    assert known.told(found) == ("U04", known.line("m_hat = "))
    assert found.edit is not None
    assert found.edit.applied(wrong, found.edit.files[0]) == lazy


# The lines of the class stand before the lines of the gradients, as in most programs.
ABOVE = """\
import numpy as np


class Adam:
    def __init__(self, params):
        self.params, self.t = params, 0
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]

    def step(self, grads):
        self.t += 1
        for k, (p, g) in enumerate(zip(self.params, grads)):
            self.m[k] = 0.9 * self.m[k] + (1 - 0.9) * g
            self.v[k] = 0.999 * self.v[k] + (1 - 0.999) * g ** 2
            m_hat = self.m[k] / (1 - 0.9 ** self.t)
            v_hat = self.v[k] / (1 - 0.999 ** self.t)
            p -= 0.01 * m_hat / (np.sqrt(v_hat) + 1e-8)


rng = np.random.default_rng(4)
x, y = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
W, b = rng.normal(size=(3, 3)), np.zeros(3)
adam = Adam([W, b])
for step in range(6):
    d = x @ W + b - y
    adam.step([x.T @ d, d.sum(axis=0)])
"""
SOUND = {
    "Adam": ADAM,
    "in a class above": ABOVE,
    "without corrections": ADAM.replace("m_hat / (np.sqrt(v_hat)", "m[k] / (np.sqrt(v[k])"),
    "sums of squares": ADAM.replace("0.999 * v[k] + 0.001 *", "v[k] +").replace(
        "np.sqrt(v_hat)", "np.sqrt(v[k])"
    ),
    "warm-up": ADAM.replace(UPDATE, f"t / 7 * {UPDATE}"),
    "decoupled decay": ADAM.replace(UPDATE, f"{UPDATE} + rate * 0.01 * params[k]"),
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_sound_kin_of_adam_are_left_alone(text: str) -> None:
    known = recorded(text)
    assert list(wrong_moments(known.evidence, known.search)) == []
