"""Indices and numbered names are moved by a layer."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.trials import Trial
from clearprop.doctor.rewriting.subscripts import shifted
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
W = [np.eye(2), np.eye(2), np.eye(2)]
P = {"W1": np.eye(2), "W2": np.eye(2)}
W1 = W2 = np.eye(2)
d, k = np.ones((1, 2)), 1
a = d @ W[k].T
b = d @ W[k + 1]
c = d @ W[-1]
e = d @ P["W1"]
f = d @ W1.T
"""


@pytest.mark.parametrize(
    ("text", "shift", "wanted"),
    [
        ("d @ W[k].T", 1, "d @ W[k + 1].T"),
        ("d @ W[k + 1]", -1, "d @ W[k]"),
        ("d @ W[-1]", -1, "d @ W[-2]"),
        ('d @ P["W1"]', 1, "d @ P['W2']"),
        ("d @ W1.T", 1, "d @ W2.T"),
    ],
)
def test_each_form(text: str, shift: int, wanted: str) -> None:
    site = next(s for s in evidence(PROGRAM).traced.sites if s.text == text and s.kind == "apply")
    trial = Trial(0, "layer", lambda node, value: None, 1, "", {"kind": "W", "shift": shift})
    edit = shifted(site, trial)
    assert edit is not None
    row = edit.applied(PROGRAM, site.span.file).split("\n")[site.line - 1]
    assert row.endswith(wanted)


def test_no_shift_is_no_text() -> None:
    site = next(s for s in evidence(PROGRAM).traced.sites if s.text == "d @ W1.T")
    assert shifted(site, Trial(0, "layer", lambda n, v: None, 1, "", {"kind": "z", "shift": 0})) is None
