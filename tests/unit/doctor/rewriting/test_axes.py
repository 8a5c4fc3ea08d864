"""Sums along another axis."""

from __future__ import annotations

import pytest

from clearprop.doctor.rewriting.axes import along
from tests.unit.doctor.rewriting.sites import applied, site


@pytest.mark.parametrize(
    ("piece", "axis", "keepdims", "expected"),
    [
        ("d.sum()", 0, False, "d.sum(axis=0)"),
        ("d.sum()", 0, True, "d.sum(axis=0, keepdims=True)"),
        ("d.sum(1)", 0, False, "d.sum(axis=0)"),
        ("d.sum(axis=1, keepdims=True)", None, False, "d.sum()"),
        ("np.sum(d, 1)", 0, True, "np.sum(d, axis=0, keepdims=True)"),
        ("np.mean(d, axis=0)", 1, False, "np.mean(d, axis=1)"),
        ("np.sum(d, axis=1, dtype=float)", None, False, "np.sum(d, dtype=float)"),
        ("(a - y).sum()", 0, False, "(a - y).sum(axis=0)"),
        ("δ.sum()", 1, True, "δ.sum(axis=1, keepdims=True)"),
    ],
)
def test_the_axis_is_written_anew(piece: str, axis: int | None, keepdims: bool, expected: str) -> None:
    source = f"b -= rate * {piece}\n"
    assert applied(source, along(site(source, piece), axis, keepdims)) == f"b -= rate * {expected}\n"


def test_what_is_no_call_has_no_axis() -> None:
    assert along(site("s = a @ b\n", "a @ b"), 0, False) is None
