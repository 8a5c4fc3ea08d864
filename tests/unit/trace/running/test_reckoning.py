from __future__ import annotations

import ast
import sys
import types

import numpy as np
import pytest

from clearprop.trace.running.reckoning import Reckoner, Unreckoned
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.recorder import Recorder
from clearprop.trace.tape.tape import Tape


def reckoned(text: str) -> object:
    z, row, table = 1.5, [0.5, -0.5], np.array([[1.0, 2.0], [3.0, 4.0]])
    unit, calls = types.SimpleNamespace(slope=0.1), list[float]()
    frame = sys._getframe()
    assert {"z", "row", "table", "unit", "calls"} <= set(frame.f_locals)
    recorder = Recorder(Tape())
    found = Reckoner(recorder, SiteTable(), 0, frame).of(ast.parse(text, mode="eval").body)
    assert (z, row, table.sum(), vars(unit), calls) == (1.5, [0.5, -0.5], 10.0, {"slope": 0.1}, [])
    return found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1 * z", 0.15000000000000002),
        ("-row[1] + table[1, 0]", 3.5),
        ("table[1][1] ** 2", 16.0),
        ("unit.slope * z", 0.15000000000000002),
        ("abs(row[1]) - max(z, 2)", -1.5),
        ("np.exp(0.0 * z)", 1.0),
        ("z if z > 2 else -z if z > 1 else 0.0", -1.5),
        ("0 < z < 1 or not z > 3", True),
        ("float(z > 0)", 1.0),
    ],
)
def test_expressions_that_only_give_a_number(text: str, value: object) -> None:
    assert reckoned(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "calls.append(z)",
        "print(z)",
        "np.random.rand()",
        "open('x')",
        "late * z",
        "z / 0.0",
        "row[7]",
        "[z]",
        "table * 2",
        "unit.late",
        "(lambda: z)()",
    ],
)
def test_what_could_do_more_or_fails_is_refused(text: str) -> None:
    with pytest.raises(Unreckoned):
        reckoned(text)
