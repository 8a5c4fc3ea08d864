"""Averages that are divided by ``1 - b ** t`` where the count of steps is 0."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearprop.doctor.diagnosis.uncounted import uncounted
from tests.unit.doctor.diagnosis.recorded import ADAM, recorded
from tests.unit.doctor.rules.alone import found

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

LOOP = "for t in range(1, 7):\n"
NEVER = ADAM.replace(LOOP, "t = 0\nfor step in range(6):\n")
NUMBERS = """\
class Adam:
    def __init__(self):
        self.m, self.v, self.t = [0.0] * 2, [0.0] * 2, 0

    def step(self, p, g):
        for i in range(2):
            self.m[i] = 0.9 * self.m[i] + 0.1 * g[i]
            self.v[i] = 0.999 * self.v[i] + 0.001 * g[i] * g[i]
            m, v = self.m[i] / (1 - 0.9 ** self.t), self.v[i] / (1 - 0.999 ** self.t)
            p[i] -= 0.1 * m / (v ** 0.5 + 1e-8)


p, adam = [0.3, -0.2], Adam()
for epoch in range(5):
    e = [p[0] * x + p[1] - (2 * x - 1) for x in (-1.0, 0.5, 2.0)]
    adam.step(p, [e[0] * -1.0 + e[1] * 0.5 + e[2] * 2.0, sum(e)])
print("error", sum(each * each for each in e))
"""


def test_a_count_that_is_never_raised_is_raised_before_the_loop_over_the_parameters() -> None:
    known = recorded(NEVER)
    (told,) = uncounted(known.evidence)
    assert known.told(told) == ("U04", known.line("m_hat = "))
    assert (told.message, told.proof) == ("doctor.message.U04.uncounted", "exact")
    assert told.observed == "1 - 0.9 ** t: 0"
    before = "    for k in range(4):\n"
    assert known.with_edit(told.edit) == NEVER.replace(before, f"    t += 1\n{before}")


def test_single_numbers_raise_an_exception_and_are_told_alike(tmp_path: Path) -> None:
    (told,) = found("u04_uneven_steps", NUMBERS, tmp_path)
    assert told.span is not None
    assert NUMBERS.split("\n")[told.span.line - 1].lstrip().startswith("m, v = ")
    before = "        for i in range(2):\n"
    assert told.edit is not None
    file = told.span.file
    assert told.edit.applied(NUMBERS, file) == NUMBERS.replace(before, f"        self.t += 1\n{before}")


@pytest.mark.parametrize("power", ["0.9 ** t", "np.power(0.9, t)", "pow(0.9, t)"])
def test_a_loop_that_counts_from_0_counts_one_more(power: str) -> None:
    text = ADAM.replace(LOOP, "for t in range(6):\n").replace("0.9 ** t", power)
    known = recorded(text)
    (told,) = uncounted(known.evidence)
    assert told.message == "doctor.message.U04.counts_from_0"
    one_more = text.replace(power, power.replace("t)", "(t + 1))").replace("** t", "** (t + 1)"))
    assert known.with_edit(told.edit) == one_more.replace("0.999 ** t", "0.999 ** (t + 1)")


@pytest.mark.parametrize(
    "sound",
    [
        ADAM,
        # The quotient that is no number has nothing to do with a count.
        ADAM.replace("print(", "print(np.zeros(2) / (1 - 1.0 ** t), "),
    ],
)
def test_of_a_count_from_1_nothing_is_said(sound: str) -> None:
    assert list(uncounted(recorded(sound).evidence)) == []
