"""Sums along another axis, as text."""

from __future__ import annotations

from clearprop.doctor.rewriting.axes import along
from tests.unit.doctor.programs import evidence

PROGRAM = """\
import numpy as np
d = np.ones((2, 3))
a = d.sum()
b = np.sum(d, 1, dtype=float)
"""


def test_methods_and_functions() -> None:
    sites = {site.text: site for site in evidence(PROGRAM).traced.sites}
    first = along(sites["d.sum()"], 0, False)
    second = along(sites["np.sum(d, 1, dtype=float)"], 0, True)
    assert first is not None
    assert second is not None
    assert first.replacements[0].text == "d.sum(axis=0)"
    assert second.replacements[0].text == "np.sum(d, axis=0, keepdims=True, dtype=float)"
    assert along(sites["np.ones((2, 3))"], None, False) is not None
