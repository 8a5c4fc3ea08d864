"""Sums of all past gradients."""

from __future__ import annotations

import pytest

from clearprop.doctor.diagnosis.uncleared import uncleared
from tests.unit.doctor.diagnosis.recorded import HEAD, TWO_LAYERS, recorded

SUMS = "    gW += h.T @ d2\n    gb += d2.sum(axis=0)\n    W2 -= rate * gW\n    b2 -= rate * gb\n"
STARTS = "gW, gb = np.zeros((3, 3)), np.zeros(3)\n"
ADDED = TWO_LAYERS.replace("    W2 -= rate * h.T @ d2\n    b2 -= rate * d2.sum(axis=0)\n", SUMS).replace(
    "for step", STARTS + "for step"
)
BY_EXAMPLE = """\
import numpy as np

rng = np.random.default_rng(4)
x, y = rng.normal(size=(6, 3)), rng.normal(size=(6, 2))
W, b = rng.normal(size=(3, 2)), np.zeros(2)
sums = [np.zeros((3, 2)), np.zeros(2)]
for step in range(5):
    for k in range(6):
        d = np.tanh(x[k] @ W + b)
        d = (d - y[k]) * (1 - d ** 2)
        sums = [s + g for s, g in zip(sums, [np.outer(x[k], d), d])]
    W -= 0.01 * sums[0]
    b -= 0.01 * sums[1]
"""


def test_a_sum_that_is_added_to_once_a_step_is_given_instead() -> None:
    known = recorded(ADDED)
    (found,) = uncleared(known.evidence)
    assert known.told(found) == ("G10", known.line("gW +="))
    assert known.with_edit(found.edit) == ADDED.replace("gW +=", "gW =").replace("gb +=", "gb =")
    assert found.observed != found.expected
    assert {"U04", "H01"} <= set(found.explains)


def test_a_sum_over_examples_is_set_back_before_the_loop_that_adds() -> None:
    known = recorded(BY_EXAMPLE)
    (found,) = uncleared(known.evidence)
    assert known.told(found) == ("G10", known.line("sums = [s"))
    line = "    sums = [np.zeros_like(each) for each in sums]\n"
    assert known.with_edit(found.edit) == BY_EXAMPLE.replace("    for k", line + "    for k")


@pytest.mark.parametrize(
    "text",
    [
        TWO_LAYERS,
        ADDED.replace("    gW +=", "    gW *= 0.9\n    gb *= 0.9\n    gW +="),
        ADDED.replace("    gW +=", "    gW[:] = 0\n    gb[:] = 0\n    gW +="),
        ADDED.replace("rate * gW", "rate * h.T @ d2").replace("rate * gb", "rate * d2.sum(axis=0)"),
        ADDED.replace("gW += h.T @ d2", "gW += (h.T @ d2) ** 2")
        .replace("gb += d2.sum(axis=0)", "gb += d2.sum(axis=0) ** 2")
        .replace("rate * gW", "rate * h.T @ d2 / np.sqrt(gW)")
        .replace("rate * gb", "rate * d2.sum(axis=0) / np.sqrt(gb)"),
        BY_EXAMPLE.replace("    for k", "    sums = [np.zeros((3, 2)), np.zeros(2)]\n    for k"),
    ],
    ids=["plain", "momentum", "cleared", "only watched", "squares", "each step anew"],
)
def test_what_forgets_or_is_not_followed_is_left_alone(text: str) -> None:
    assert list(uncleared(recorded(text).evidence)) == []


def test_one_number_tells_a_sum_only_by_the_same_rate_in_all_steps() -> None:
    # Whatever is done to a single number goes along every sum of single numbers.
    one = HEAD.replace("(5, 3))\nW1", "(5, 1))\nW1").replace(
        "(3, 3)), np.zeros(3)\nrate", "(3, 1)), np.zeros(1)\nrate"
    )
    program = (
        one
        + """\
gb = np.zeros(1)
for step in range(5):
    h = np.tanh(x @ W1 + b1)
    d2 = h @ W2 + b2 - y
    d1 = d2 @ W2.T * (1 - h ** 2)
    gb += d2.sum(axis=0)
    W2 -= rate * h.T @ d2
    b2 -= CHANGE
    W1 -= rate * x.T @ d1
    b1 -= rate * d1.sum(axis=0)
"""
    )
    by_its_own = program.replace("CHANGE", "rate * d2.sum(axis=0)")
    along_the_sum = program.replace("CHANGE", "rate * gb")
    assert list(uncleared(recorded(by_its_own).evidence)) == []
    (found,) = uncleared(recorded(along_the_sum).evidence)
    assert found.code == "G10"
