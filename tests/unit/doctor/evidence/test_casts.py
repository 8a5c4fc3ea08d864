"""Edits that make floats."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.casts import cast_variants, narrow
from tests.unit.doctor.evidence.page import page, texts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("w = np.zeros(3).astype(int)\n", "w = np.zeros(3)\n"),
        ("w = np.zeros(3, dtype=np.int32)\n", "w = np.zeros(3, dtype=float)\n"),
        ("w = np.array([1, 2])\n", "w = np.array([1, 2], dtype=float)\n"),
        ("w = rng.integers(0, 2, 3)\n", "w = rng.integers(0, 2, 3).astype(float)\n"),
        ("x = (images - 128) / 2\n", "x = (images.astype(float) - 128) / 2\n"),
        ("w -= a - b\n", "w = w - (a - b)\n"),
        ("m = total // n\n", "m = total / n\n"),
        ("x = np.round(x)\n", "x = x\n"),
    ],
)
def test_a_float_is_proposed(text: str, wanted: str) -> None:
    assert wanted in texts(text, cast_variants)


def test_kinds_of_numbers_are_known_by_their_names() -> None:
    read = page("np.uint8\nfloat\n'int32'\n")
    assert [narrow(read, each.value) for each in read.tree.body] == [True, False, True]  # type: ignore[attr-defined]
