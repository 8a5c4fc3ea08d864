"""Reshapes left out and put in."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.reshapes import reshape_variants, undone
from tests.unit.doctor.evidence.page import texts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("e = a - y.ravel()\n", "e = a - y\n"),
        ("e = a - np.squeeze(y)\n", "e = a - y\n"),
        ("e = a - y[:, 0]\n", "e = a - y[:, [0]]\n"),
        ("y = y.reshape(1, -1)\n", "y = y.reshape(-1, 1)\n"),
    ],
)
def test_a_reshape_is_undone(text: str, wanted: str) -> None:
    assert wanted in texts(text, undone)


def test_a_second_axis_is_proposed() -> None:
    assert "e = a - y.reshape(-1, 1)\n" in texts("e = a - y\n", reshape_variants)
    assert not any("f.reshape" in each for each in texts("e = f(a)\n", reshape_variants))
