"""The rule H03: a return in the loop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.doctor.rules.alone import found
from tests.unit.doctor.rules.cases import cured, lines, said, text


def test_the_fault_is_found_where_it_is() -> None:
    (found,) = said("h03_left_early", "H03", "faulty")
    assert found.code == "H03"
    assert found.span is not None
    assert found.span.line in lines("H03")
    assert found.proof == "exact"


def test_the_edit_is_written_in_the_words_of_the_program() -> None:
    (found,) = said("h03_left_early", "H03", "faulty")
    assert "    return P" in cured(found, text("H03", "faulty"))


def test_nothing_is_said_of_its_sound_twin() -> None:
    assert said("h03_left_early", "H03", "sound") == []


def test_a_loop_that_its_own_counter_leaves_is_told(tmp_path: Path) -> None:
    program = (
        "import numpy as np\n"
        "x = np.linspace(-1, 1, 20).reshape(-1, 1)\n"
        "w, b = np.zeros((1, 1)), np.zeros(1)\n"
        "for k in range(300):\n"
        "    if k % 10 == 9:\n"
        "        break\n"
        "    a = x @ w + b\n"
        "    w -= 0.1 * x.T @ (a - 3 * x - 1) / 20\n"
        "    b -= 0.1 * (a - 3 * x - 1).mean(axis=0)\n"
        "print('loss', np.mean((a - 3 * x - 1) ** 2))\n"
    )
    (one,) = found("h03_left_early", program, tmp_path)
    assert (one.span and one.span.line, one.proof) == (5, "rerun")
    assert "break" not in cured(one, program)


STOPPING = """\
import numpy as np
rng = np.random.default_rng(5)
x = rng.uniform(-1, 1, (40, 1))
t = np.sin(3 * x)
W1, b1 = rng.normal(0, 1, (1, 8)), np.zeros(8)
W2, b2 = rng.normal(0, 0.5, (8, 1)), np.zeros(1)
best, wait = {best}, 0
for epoch in range(2000):
    h = np.tanh(x @ W1 + b1)
    d = 2 * (h @ W2 + b2 - t) / 40
    e = d @ W2.T * (1 - h * h)
    W2 -= 0.05 * h.T @ d
    b2 -= 0.05 * d.sum(axis=0)
    W1 -= 0.05 * x.T @ e
    b1 -= 0.05 * e.sum(axis=0)
    loss = np.mean((np.tanh(x @ W1 + b1) @ W2 + b2 - t) ** 2)
    if {test}:
        best = loss
        {success}
    else:
        {failure}
    if wait >= 10:
        break
print("loss", loss)
"""


@pytest.mark.parametrize(
    ("best", "test", "success", "failure", "line"),
    [
        ("np.inf", "loss < best", "wait += 1", "wait = 0", 19),
        ("float('inf')", "loss > best", "wait = 0", "wait += 1", 17),
        ("np.inf", "loss < best", "wait = 0", "wait += 1", None),
    ],
)
def test_an_early_stopping_that_counts_the_wrong_way_round_is_told(
    best: str, test: str, success: str, failure: str, line: int | None, tmp_path: Path
) -> None:
    program = STOPPING.format(best=best, test=test, success=success, failure=failure)
    heard = found("h03_left_early", program, tmp_path)
    assert [each.span and each.span.line for each in heard] == ([] if line is None else [line])
    for each in heard:
        right = STOPPING.format(best=best, test="loss < best", success="wait = 0", failure="wait += 1")
        assert cured(each, program) == right
