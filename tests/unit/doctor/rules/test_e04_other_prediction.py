"""The rule E04: an answer without the biases."""

from __future__ import annotations

from pathlib import Path

from tests.unit.doctor.rules.alone import found as finds
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("e04_other_prediction", "E04", "faulty")
    assert found.code == "E04"
    assert found.span is not None
    assert found.span.line in lines("E04")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("e04_other_prediction", "E04", "faulty")
    assert "hidden = np.tanh(X @ W + b)" in cured(found, text("E04", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("e04_other_prediction", "E04", "sound") == []


def test_updates_that_never_reach_the_network_are_no_fault_of_the_answer(tmp_path: Path) -> None:
    text = """\
import numpy as np

rng = np.random.default_rng(4)
x, y = rng.normal(size=(8, 3)), rng.normal(size=(8, 1))
params = [rng.normal(size=(3, 4)), np.zeros(4), rng.normal(size=(4, 1)), np.zeros(1)]


def forward(params):
    W1, b1, W2, b2 = params
    h = np.tanh(x @ W1 + b1)
    return h, h @ W2 + b2


for step in range(6):
    h, a = forward(params)
    d = a - y
    dh = d @ params[2].T * (1 - h ** 2)
    for p, g in zip(params, [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]):
        p = p - 0.01 * g
print(((forward(params)[1] - y) ** 2).mean())
"""
    assert finds("e04_other_prediction", text, tmp_path) == []
    assert {each.span and each.span.line for each in finds("u03_never_updated", text, tmp_path)} == {19}
