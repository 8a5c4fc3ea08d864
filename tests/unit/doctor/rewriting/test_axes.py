"""Sums along another axis."""

from __future__ import annotations

import pytest

from clearprop.doctor.rewriting.axes import along, reduced
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


@pytest.mark.parametrize(
    ("text", "reduction", "new"),
    [
        ("d.mean(axis=0)", "sum", "d.sum(axis=0)"),
        ("np.mean(d, axis=0)", "sum", "np.sum(d, axis=0)"),
        ("d.sum(0)", "mean", "d.mean(0)"),
    ],
)
def test_a_sum_is_written_for_a_mean(text: str, reduction: str, new: str) -> None:
    edit = reduced(site(f"g = {text}\n", text), reduction)
    assert edit is not None
    assert applied(f"g = {text}\n", edit) == f"g = {new}\n"


def test_what_calls_nothing_by_name_has_no_other_reduction() -> None:
    assert reduced(site("g = d + 1\n", "d + 1"), "sum") is None
