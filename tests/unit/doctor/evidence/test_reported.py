"""Cross-entropies that a program computes."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.reported import reported, reports_absolutes, reports_squares
from tests.unit.doctor.diagnosis.recorded import TWO_LAYERS, recorded
from tests.unit.doctor.evidence.searched import SOUND
from tests.unit.doctor.programs import evidence

BINARY = "-(y * np.log(a) + (1 - y) * np.log(1 - a))"
SOFTMAX = """\
import numpy as np
rng = np.random.default_rng(3)
x, y = rng.normal(size=(4, 2)), np.eye(3)[[0, 2, 1, 2]]
W, b = rng.normal(size=(2, 3)), np.zeros(3)
for step in range(3):
    e = np.exp(x @ W + b)
    p = e / e.sum(axis=1, keepdims=True)
    W -= 0.1 * x.T @ (p - y)
    b -= 0.1 * (p - y).sum(axis=0)
"""


def told(text: str, loss: str) -> bool:
    known = evidence(text)
    return reported(known.tape, next(each for each in known.judged if each.loss == loss))


@pytest.mark.parametrize("how", ["np.mean", "np.sum"])
def test_a_binary_cross_entropy_is_seen_as_a_mean_and_as_a_sum(how: str) -> None:
    text = SOUND.replace("    d2 =", f"    loss = {how}({BINARY})\n    d2 =")
    assert told(text, "binary_cross_entropy")


def test_another_number_is_no_cross_entropy() -> None:
    assert not told(SOUND, "binary_cross_entropy")
    half = SOUND.replace("    d2 =", "    loss = np.sum(-y * np.log(a))\n    d2 =")
    assert not told(half, "binary_cross_entropy")


def test_a_weighted_mean_is_none_although_all_answers_begin_at_one_half() -> None:
    text = """\
import numpy as np
rng = np.random.default_rng(3)
x, y, share = rng.normal(size=(6, 2)), np.array([0, 1, 0, 0, 1, 0.0]), np.array([1, 3, 1, 1, 3, 1.0])
w = np.zeros(2)
for step in range(4):
    a = 1 / (1 + np.exp(-x @ w))
    loss = -np.average(y * np.log(a) + (1 - y) * np.log(1 - a), weights=share)
    w -= 0.1 * x.T @ (a - y) / 6
"""
    assert not told(text, "binary_cross_entropy")
    assert told(text.replace(", weights=share", ""), "binary_cross_entropy")


def test_other_losses_are_not_asked_for() -> None:
    text = SOUND.replace("    d2 =", "    loss = 0.5 * np.sum((a - y) ** 2)\n    d2 =")
    assert not told(text, "half_squared_error")


def test_the_cross_entropy_of_classes_is_seen() -> None:
    loss = "    loss = -np.sum(y * np.log(p)) / 4\n"
    assert told(SOFTMAX + loss, "cross_entropy")
    assert not told(SOFTMAX, "cross_entropy")
    assert not told(SOFTMAX + loss.replace("np.log(p)", "np.log(p + 0.1)"), "cross_entropy")


def test_squares_and_absolutes_are_told_by_their_numbers() -> None:
    for text, squares, absolutes in (
        ("((a - y) ** 2).mean()", True, False),
        ("0.5 * ((a - y) ** 2).sum()", True, False),
        ("np.abs(a - y).mean()", False, True),
        ("a.mean()", False, False),
    ):
        known = recorded(TWO_LAYERS.replace("d2 = a - y", f"d2 = a - y\n    told = {text}")).evidence
        step = known.understanding.first_steps[0]
        assert reports_squares(known.tape, step) == squares
        assert reports_absolutes(known.tape, step) == absolutes


def test_a_loss_that_is_computed_after_the_update_is_that_of_the_next_answers() -> None:
    loss = "    b = 1 / (1 + np.exp(-(np.tanh(x @ W1 + b1) @ W2 + b2)))\n"
    loss += "    loss = -np.mean(y * np.log(b) + (1 - y) * np.log(1 - b))\n"
    after = SOUND.replace("    b1 -= 0.5 * d1.sum(axis=0)\n", "    b1 -= 0.5 * d1.sum(axis=0)\n" + loss)
    assert after != SOUND
    assert told(after, "binary_cross_entropy")


def test_answers_that_are_kept_from_0_and_1_and_rounds_that_were_not_watched_are_allowed_for() -> None:
    """Of a longer loop fewer and fewer rounds are recorded: what follows a step is not always seen."""
    text = """\
import numpy as np
rng = np.random.default_rng(3)
x, w = rng.normal(size=(20, 3)), 12.0 * rng.normal(size=(3, 1))
y = (x[:, :1] > 0.2).astype(float)
def entropy(a):
    a = np.clip(a, 1e-6, 1 - 1e-6)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
for step in range(30):
    a = 1 / (1 + np.exp(-x @ w))
    w -= 0.1 * x.T @ ((a - y) * a * (1 - a)) / 20
    loss = entropy(1 / (1 + np.exp(-x @ w)))
"""
    assert told(text, "binary_cross_entropy")
    near = text.replace("12.0 *", "0.5 *")
    assert told(near.replace("np.clip(a, 1e-6, 1 - 1e-6)", "a"), "binary_cross_entropy")
    assert not told(text.replace("np.clip(a, 1e-6, 1 - 1e-6)", "0.9 * a + 0.05"), "binary_cross_entropy")
