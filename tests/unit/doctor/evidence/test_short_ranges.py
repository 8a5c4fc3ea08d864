"""Loops over the numbers of the examples that leave some out."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.short_ranges import short_range
from tests.unit.doctor.programs import evidence

PROGRAM = """\
data = [[0.2, -0.4, 1], [0.5, 0.1, 0], [-0.3, 0.8, 1], [0.9, 0.7, 0]]
w, b = [0.1, -0.2], 0.0
for epoch in range(6):
    total = 0.0
    for i in range(len(data)):
        x, z, target = data[i]
        e = w[0] * x + w[1] * z + b - target
        total += e * e
        w[0] -= 0.1 * e * x
        w[1] -= 0.1 * e * z
        b -= 0.1 * e
    print("error", total)
for x, z, target in data:
    print(w[0] * x + w[1] * z + b, target)
"""
SERIES = """\
s = [0.1, 0.5, 0.2, -0.3, 0.4, 0.0]
w = 0.1
for epoch in range(6):
    for i in range(len(s) - 1):
        e = w * s[i] - s[i + 1]
        w -= 0.1 * e * s[i]
print("error", e)
"""


@pytest.mark.parametrize("short", ["len(data) - 1", "1, len(data)", "3"])
def test_the_range_that_leaves_examples_out_runs_over_all(short: str) -> None:
    program = PROGRAM.replace("len(data)", short, 1)
    found = short_range(evidence(program))
    assert found is not None
    assert (found.unused, found.rows, found.span.line) == (1, 4, 5)
    assert found.edit.applied(program, found.edit.files[0]).replace("0, len", "len") == PROGRAM


@pytest.mark.parametrize(
    "sound",
    [
        PROGRAM,
        SERIES,
        # The last one is held out.
        PROGRAM.replace("len(data)", "len(data) - 1").replace(
            "for x, z, target in data:", "for x, z, target in data[-1:]:"
        ),
        # Another one is left out in each epoch.
        PROGRAM.replace("len(data)", "len(data) - 1").replace(
            "    total = 0.0\n", "    total = 0.0\n    data.sort(key=lambda row: (epoch * row[0]) % 1)\n"
        ),
        # The range counts as many as are written out.
        PROGRAM.replace("len(data)", "4"),
    ],
)
def test_of_a_range_that_leaves_none_out_nothing_is_said(sound: str) -> None:
    assert short_range(evidence(sound)) is None
