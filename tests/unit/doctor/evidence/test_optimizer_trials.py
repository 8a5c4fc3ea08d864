"""Edits of what stands between a gradient and an update."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from clearprop.doctor.evidence.carried import CarriedSteps
from clearprop.doctor.evidence.optimizer_trials import fresh_trials, optimizer_trials
from clearprop.doctor.evidence.recurrence import Recurrence
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.recognise.rates import Rule
from tests.unit.doctor.evidence.searched import Searched, searched

RMSPROP = """\
import numpy as np

rng = np.random.default_rng(2)
x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 3))
W, s = rng.normal(size=(2, 3)), np.zeros((2, 3))
for step in range(5):
    g = x.T @ (x @ W - y)
    s = 0.9 * s + 0.1 * (g * g)
    W = W - 0.01 * g / (np.sqrt(s) + 1e-8)
"""
ADAM = """\
import numpy as np

rng = np.random.default_rng(2)
x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 3))
W, m, v = rng.normal(size=(2, 3)), np.zeros((2, 3)), np.zeros((2, 3))
for step in range(5):
    g = x.T @ (x @ W - y)
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g**2
    mh = m / (1 - 0.9 ** (step + 1.0))
    vh = v / (1 - 0.999 ** (step + 1.0))
    W = W - 0.01 * mh / (np.sqrt(vh) + 1e-8)
"""
SUMMED = """\
import numpy as np

rng = np.random.default_rng(2)
x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 1))
W1, W2 = rng.normal(size=(2, 3)), rng.normal(size=(3, 1))
g1, g2 = np.zeros((2, 3)), np.zeros((3, 1))
for step in range(5):
    h = np.tanh(x @ W1)
    d2 = h @ W2 - y
    d1 = d2 @ W2.T * (1 - h**2)
    g2 += h.T @ d2
    g1 += x.T @ d1
    W2 -= 0.01 * g2
    W1 -= 0.01 * g1
"""


def cured(looked: Searched, trials: Iterable[Trial], by_site: dict[int, list[int]]) -> list:
    understanding = looked.evidence.understanding
    return list(Recurrence(understanding, understanding.losses[0]).cured(trials, by_site))


def by_site(looked: Searched) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    steps = looked.evidence.understanding.first_steps
    for number in CarriedSteps(looked.tape, looked.roles, steps).needed:
        found.setdefault(looked.tape.nodes[number].site, []).append(number)
    return found


def rules(text: str, site: str) -> dict[str, Rule]:
    looked = searched(text)
    node = looked.node(site)
    trials = optimizer_trials(looked.tape, node.site, node)
    return {trial.detail["kind"]: rule for trial, rule in cured(looked, trials, by_site(looked))}


def test_a_missing_square_is_put_back() -> None:
    found = rules(RMSPROP.replace("(g * g)", "np.abs(g)"), "0.1 * np.abs(g)")
    assert (found["square"].name, found["square"].rate) == ("RMSProp", pytest.approx(0.01))


def test_a_missing_root_is_put_back() -> None:
    found = rules(RMSPROP.replace("np.sqrt(s)", "s"), "s + 1e-8")
    assert (found["root"].name, found["root"].rate) == ("RMSProp", pytest.approx(0.01))


def test_a_count_is_put_one_later() -> None:
    looked = searched(ADAM)
    node = looked.node("0.999 ** (step + 1.0)")
    trial = next(t for t in optimizer_trials(looked.tape, node.site, node) if t.detail["kind"] == "later")
    assert trial.change(node, looked.tape.value) == pytest.approx(0.999**2)


def test_a_power_or_a_root_too_many_is_taken_away() -> None:
    looked = searched(ADAM)
    for text, kind, inner in (("g**2", "plain", "x.T @ (x @ W - y)"), ("np.sqrt(vh)", "bare", None)):
        node = looked.node(text)
        found = {t.detail["kind"]: t for t in optimizer_trials(looked.tape, node.site, node)}
        bare = looked.tape.value(looked.node(inner or "v / (1 - 0.999 ** (step + 1.0))").id)
        np.testing.assert_array_equal(found[kind].change(node, looked.tape.value), bare)


def test_what_neither_takes_nor_raises_is_left_alone() -> None:
    looked = searched(ADAM)
    node = looked.node("x @ W")
    assert list(optimizer_trials(looked.tape, node.site, node)) == []


def test_sums_that_are_never_cleared_start_anew_together() -> None:
    looked = searched(SUMMED)
    sites = by_site(looked)
    trials = list(fresh_trials(looked.tape, looked.roles, sites))
    assert [len(trial.detail["sites"]) for trial in trials] == [1, 1, 2]
    ((cure, rule),) = [pair for pair in cured(looked, trials, sites) if pair[1].name == "SGD"]
    assert cure is trials[-1]
    assert rule.rate == pytest.approx(0.01)


def test_updates_of_parameters_are_no_such_sums() -> None:
    text = SUMMED.replace("g2 +=", "g2 =").replace("g1 +=", "g1 =")
    looked = searched(text)
    assert list(fresh_trials(looked.tape, looked.roles, by_site(looked))) == []
