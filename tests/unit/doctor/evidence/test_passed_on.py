"""Factors that were forgotten where a result is only passed on."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.passed_on import passed_on
from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.rewrite import edit_of
from tests.unit.doctor.evidence.searched import SOUND, Searched, searched

RENAMED = SOUND.replace("d1 = d2 @ W2.T * (1 - h**2)", "back = d2 @ W2.T\n    d1 = back")
LAYERS = """\
import numpy as np


class Dense:
    def __init__(self, W):
        self.W = W

    def forward(self, x):
        self.x = x
        return x @ self.W

    def backward(self, grad):
        self.dW = self.x.T @ grad
        return grad @ self.W.T


class Relu:
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, grad):
        return grad


rng = np.random.default_rng(4)
x, y = rng.normal(size=(6, 3)), rng.normal(size=(6, 3))
dense = [Dense(rng.normal(size=(3, 3))) for _ in range(3)]
layers = [dense[0], Relu(), dense[1], Relu(), dense[2]]
for step in range(4):
    out = x
    for layer in layers:
        out = layer.forward(out)
    grad = (out - y) / 6
    for layer in layers[::-1]:
        grad = layer.backward(grad)
    for layer in dense:
        layer.W -= 0.1 * layer.dW
"""


def proposed(looked: Searched) -> list[Trial]:
    sites, readings = looked.evidence.traced.sites, looked.search.proposer.readings
    return list(passed_on(looked.tape, sites, readings, looked.judged))


@pytest.mark.parametrize(
    ("program", "line", "text"),
    [(RENAMED, "d1 = back", "back * (1 - h ** 2)"), (LAYERS, "        return grad\n", "grad * self.mask")],
)
def test_the_slope_is_put_where_the_error_is_passed_on(program: str, line: str, text: str) -> None:
    looked = searched(program)
    cured = looked.cured_by(proposed(looked))
    edits = [edit for trial in cured if (edit := edit_of(looked.evidence.traced, trial)) is not None]
    assert text in [edit.replacements[0].text for edit in edits]
    assert {edit.replacements[0].span.line for edit in edits} == {
        program[: program.index(line)].count("\n") + 1
    }


def test_what_is_computed_is_not_passed_on() -> None:
    assert proposed(searched(SOUND)) == []
