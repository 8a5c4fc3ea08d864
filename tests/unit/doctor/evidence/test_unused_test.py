"""Rows that are split off and never read."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.unused_test import unused_test
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
rng = np.random.default_rng(7)
x = rng.normal(0, 1, (30, 2))
y = (x[:, 0] > x[:, 1]).astype(float)
{split}
w, b = np.zeros(2), 0.0
for epoch in range(50):
    p = 1 / (1 + np.exp(-(x_train @ w + b)))
    w -= 0.1 * x_train.T @ (p - y_train) / 20
    b -= 0.1 * np.mean(p - y_train)
print("{word}", np.mean((x_{part} @ w + b > 0) == y_{part}))
"""
BY_KIND = "x_train, x_test = x[:20], x[20:]\ny_train, y_test = y[:20], y[20:]"
AT_ONCE = "x_train, y_train, x_test, y_test = x[:20], y[:20], x[20:], y[20:]"


@pytest.mark.parametrize("split", [BY_KIND, AT_ONCE])
def test_a_test_of_trained_rows_is_told_and_put_right(split: str) -> None:
    program = PROGRAM.format(split=split, word="test accuracy", part="train")
    found = unused_test(evidence(program))
    assert found is not None
    assert (found.name, found.span.line) == ("x_test", program[: program.index("print")].count("\n") + 1)
    right = PROGRAM.format(split=split, word="test accuracy", part="test")
    assert found.edit.applied(program, found.edit.files[0]) == right


@pytest.mark.parametrize(("word", "part"), [("test accuracy", "test"), ("training accuracy", "train")])
def test_what_is_called_by_its_name_is_left_alone(word: str, part: str) -> None:
    assert unused_test(evidence(PROGRAM.format(split=BY_KIND, word=word, part=part))) is None


def test_what_is_called_a_test_and_never_read_is_found_by_its_name() -> None:
    text = BY_KIND.replace("x_train, x_test = x[:20], x[20:]", "x_train = x[:20]\nx_test = x[20:]")
    text = text.replace("y_train, y_test = y[:20], y[20:]", "y_train = y[:20]\ny_test = y[20:]")
    program = PROGRAM.format(split=text, word="test accuracy", part="train")
    found = unused_test(evidence(program))
    assert found is not None
    assert found.edit.applied(program, found.edit.files[0]) == program.replace(
        "np.mean((x_train @ w + b > 0) == y_train)", "np.mean((x_test @ w + b > 0) == y_test)"
    )


def test_two_calls_of_one_function_make_a_pair() -> None:
    calls = "rows, right = load(0, 20)\nrows_test, right_test = load(20, 30)"
    split = f"def load(a, b):\n    return x[a:b], y[a:b]\n{calls}"
    program = PROGRAM.format(split=split, word="test accuracy", part="train")
    program = program.replace("x_train", "rows").replace("y_train", "right")
    found = unused_test(evidence(program))
    assert found is not None
    assert "(rows_test @ w + b > 0) == right_test" in found.edit.applied(program, found.edit.files[0])
