from __future__ import annotations

import numpy as np
import pytest

from tests.unit.trace.snippets import COLUMNS, MOMENTUM, NUMBERS, ROWS, SOFTMAX, looked


@pytest.mark.parametrize(
    ("snippet", "sizes", "activations", "orientations"),
    [
        (ROWS, [2, 3, 1], ["tanh", "sigmoid"], ["rows", "rows"]),
        (COLUMNS, [2, 3, 1], ["relu", "identity"], ["columns", "columns"]),
        (NUMBERS, [2, 2, 1], ["sigmoid", "sigmoid"], ["scalars", "scalars"]),
        (MOMENTUM, [2, 1], ["identity"], ["rows"]),
        (SOFTMAX.replace("AXIS", "1"), [2, 3], ["softmax"], ["rows"]),
    ],
)
def test_the_network_behind_a_program(snippet, sizes, activations, orientations) -> None:
    found = looked(snippet)
    assert (found.sizes, found.activations, found.orientations) == (sizes, activations, orientations)
    assert len(found.recognised.steps) == len(found.roles.steps)
    assert found.recognised.reasons == ()


def test_a_step_has_the_weights_before_and_after() -> None:
    found = looked(ROWS)
    names = [p.name for p in found.roles.parameters]
    first, second = found.recognised.steps[:2]
    assert np.array_equal(first.after, second.before)
    assert np.array_equal(
        found.ran.names["W1"], found.recognised.steps[-1].W(0, found.recognised.steps[-1].after)
    )
    assert first.b(0, first.before).tolist() == [0.0, 0.0, 0.0]
    assert sorted(names) == ["W1", "W2", "b1", "b2"]


def test_inputs_and_targets_of_a_step() -> None:
    step = looked(ROWS).recognised.steps[0]
    assert step.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert step.y.tolist() == [[0], [1], [1], [0]]


def test_a_softmax_over_the_wrong_axis_is_told_by_what_it_depends_on() -> None:
    found = looked(SOFTMAX.replace("AXIS", "0")).recognised
    assert found.steps == ()
    assert {(each.layer, each.depends) for each in found.puzzles} == {(1, "column")}
    assert found.reasons == ("each answer of a layer depends on the sums of all examples",)


def test_a_step_unit_has_no_gradient() -> None:
    found = looked(ROWS.replace("np.tanh(x @ W1 + b1)", "(x @ W1 + b1 > 0.1).astype(float)")).recognised
    assert found.reasons[0].startswith("a step unit has no gradient")


def test_weights_that_were_copied_before_training_are_stale() -> None:
    copied = ROWS.replace("for epoch", "V1 = W1.copy()\nfor epoch").replace("x @ W1", "x @ V1")
    steps = looked(copied).recognised.steps
    assert steps[0].stale == ()
    assert {(each.layer, each.kind) for each in steps[2].stale} == {(0, "parameter")}


def test_answers_of_the_round_before_are_stale() -> None:
    before = ROWS.replace("for epoch", "h = np.tanh(x @ W1 + b1)\nfor epoch")
    hidden = "    h = np.tanh(x @ W1 + b1)\n    out"
    late = before.replace(hidden, "    out").replace(
        "    d2 =", "    late = h\n    h = np.tanh(x @ W1 + b1)\n    d2 ="
    )
    steps = looked(late).recognised.steps
    assert {(each.layer, each.kind) for step in steps[1:] for each in step.stale} >= {(1, "answers")}


def test_numbers_that_start_as_one_cannot_be_told_apart() -> None:
    same = NUMBERS.replace("b1, b2, b3 = 0.01, 0.02, 0.03", "b1 = b2 = b3 = 0.5")
    found = looked(same).recognised
    assert "are one number before their first change" in found.reasons[0]
    assert len(found.steps) == 7


MEASURED = """
import numpy as np
rng = np.random.default_rng(0)
x, y = rng.normal(size=(6, 2)), rng.normal(size=(6, 1))
w = rng.normal(0, 0.7, 9)
def net(w):
    return np.tanh(x @ w[:4].reshape(2, 2) + w[4:6]) @ w[6:8, None] + w[8]
def loss(w):
    return np.mean((net(w) - y) ** 2)
def gradient(w):
    g = np.zeros(9)
    for i in range(9):
MOVE
        g[i] = (up - down) / 2e-6
    return g
for epoch in range(5):
    w -= 0.1 * gradient(w)
"""
ONE_ENTRY = """        old = w[i]
        w[i] = old + 1e-6
        up = loss(w)
        w[i] = old - 1e-6
        down = loss(w)
        w[i] = old"""
DIRECTION = """        d = np.zeros_like(w)
        d[i] = 1e-6
        up, down = loss(w + d), loss(w - d)"""


@pytest.mark.parametrize("move", [ONE_ENTRY, DIRECTION])
def test_the_network_behind_a_gradient_that_is_measured(move: str) -> None:
    found = looked(MEASURED.replace("MOVE", move))
    assert (found.sizes, found.activations) == ([2, 2, 1], ["tanh", "identity"])
    first = found.recognised.steps[0]
    assert (len(first.x), len(first.layers[0].z)) == (6, 6)


BRANCHED = """
import random
random.seed(3)
calls = []

def relu(z):
    return z if z > 0 else 0.0

def relu_slope(z):
    return 1.0 if z > 0 else 0.0

data = [([0.1 * k, 1.0 - 0.05 * k], (0.1 * k) ** 2) for k in range(12)]
n_h = 5
W1 = [[random.uniform(-1, 1) for _ in range(2)] for _ in range(n_h)]
b1 = [0.1] * n_h
W2 = [random.uniform(-1, 1) for _ in range(n_h)]
b2 = 0.0
for epoch in range(3):
    loss = 0.0
    for x, t in data:
        z = [sum(w * v for w, v in zip(W1[j], x)) + b1[j] for j in range(n_h)]
        h = [relu(v) for v in z]
        y = sum(W2[j] * h[j] for j in range(n_h)) + b2
        e = y - t
        loss += 0.5 * e * e
        for j in range(n_h):
            d = e * W2[j] * relu_slope(z[j])
            W2[j] -= 0.05 * e * h[j]
            for i in range(2):
                W1[j][i] -= 0.05 * d * x[i]
            b1[j] -= 0.05 * d
        b2 -= 0.05 * e
"""


def test_steps_in_which_a_branch_goes_round_the_network_are_not_taken_for_it() -> None:
    busy = "def relu(z):\n    if z > 0:\n        calls.append(z)\n        return z\n    return 0.0\n"
    found = looked(BRANCHED.replace("def relu_slope", f"{busy}\ndef relu_slope")).recognised
    assert found.steps == ()
    assert found.reasons


def test_a_branch_that_only_chooses_is_read_as_the_activation_that_it_is() -> None:
    found = looked(BRANCHED)
    assert found.activations == ["relu", "identity"]
    assert found.sizes == [2, 5, 1]


def test_of_steps_with_very_many_numbers_the_first_ones_are_read(monkeypatch) -> None:
    monkeypatch.setattr("clearprop.trace.recognise.recognise.MOST_NUMBERS", 10)
    found = looked(ROWS)
    assert len(found.roles.steps) > 2
    assert [step.step.number for step in found.recognised.steps] == [0, 1]
    assert found.recognised.reasons == ()
