"""Stable forms."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.stability import stable_variants
from tests.unit.doctor.evidence.page import texts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "c = y * np.log(a) + np.log(1 - a)\n",
            "c = y * np.log(np.maximum(a, 1e-12)) + np.log(np.maximum(1 - a, 1e-12))\n",
        ),
        ("c = math.log(p)\n", "c = math.log(max(p, 1e-12))\n"),
        ("c = np.log(np.round(p, 2))\n", "c = np.log(p)\n"),
        ("s = x / x.std(axis=0)\n", "s = x / (x.std(axis=0) + 1e-8)\n"),
        ("s = x / (1 - a)\n", "s = x / (1 - a + 1e-12)\n"),
        ("s = x / n\n", "s = x / (n + 1e-12)\n"),
        ("e = math.exp(-z)\n", "e = math.exp(min(-z, 700.0))\n"),
        ("e = np.exp(-z)\n", "e = np.exp(np.clip(-z, -700.0, 700.0))\n"),
        ("r = np.sqrt(v)\n", "r = np.sqrt(np.maximum(v, 0.0))\n"),
    ],
)
def test_a_stable_form_is_proposed(text: str, wanted: str) -> None:
    assert wanted in texts(text, stable_variants)


def test_the_largest_value_is_taken_off_along_the_axis_of_the_sum() -> None:
    text = "def softmax(z):\n    s = np.exp(z).sum(axis=1)\n    return s\ne = 1\n"
    body = "def softmax(z):\n    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)\n"
    assert any(
        "np.exp(z - np.max(z, axis=1, keepdims=True))" in each for each in texts(body, stable_variants)
    )
    assert texts(text, stable_variants) == []


def test_a_logarithm_that_is_safe_already_is_left_alone() -> None:
    assert texts("c = np.log(a + 1e-9)\n", stable_variants) == []
