"""Reductions along other axes, and sums that were forgotten."""

from __future__ import annotations

import ast

import pytest

from clearprop.doctor.evidence.reductions import axis_variants, of_module, settings, sum_variants
from tests.unit.doctor.evidence.page import texts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("s = d.sum(axis=1)\n", "s = d.sum(axis=0)\n"),
        ("s = np.sum(d, 1)\n", "s = np.sum(d, axis=0)\n"),
        ("s = d.max()\n", "s = d.max(axis=1, keepdims=True)\n"),
        ("s = d.mean(axis=0)\n", "s = d\n"),
    ],
)
def test_another_axis_is_proposed(text: str, wanted: str) -> None:
    assert wanted in texts(text, axis_variants)


def test_a_forgotten_sum_is_proposed() -> None:
    assert "b -= rate * d.sum(axis=0)\n" in texts("b -= rate * d\n", sum_variants)
    assert texts("n = 3\n", sum_variants) == []


def test_what_is_written_of_axis_and_keepdims_is_read() -> None:
    call = ast.parse("np.sum(d, axis=-1, keepdims=True)").body[0].value  # type: ignore[attr-defined]
    assert settings(call) == (-1, True)
    assert of_module(call)
    assert settings(ast.parse("d.sum(axis=k)").body[0].value) == (None, False)  # type: ignore[attr-defined]
