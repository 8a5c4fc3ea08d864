"""Products in other forms."""

from __future__ import annotations

import pytest

from clearprop.doctor.evidence.products import product_variants
from tests.unit.doctor.evidence.page import texts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("g = x @ d\n", "g = x.T @ d\n"),
        ("g = x.T @ d\n", "g = x @ d\n"),
        ("g = d @ x.T\n", "g = x.T @ d\n"),
        ("g = x * d\n", "g = x @ d\n"),
        ("g = x @ d\n", "g = x * d\n"),
        ("g = np.dot(x, d)\n", "g = np.dot(x.T, d)\n"),
        ("g = np.dot(d, x)\n", "g = np.dot(x, d)\n"),
        ("g = x.dot(d)\n", "g = x.T.dot(d)\n"),
        ("g = a + x.T\n", "g = a + x\n"),
    ],
)
def test_a_form_is_proposed(text: str, wanted: str) -> None:
    assert wanted in texts(text, product_variants)


def test_a_product_with_a_number_is_left_alone() -> None:
    assert not any("@" in each for each in texts("g = 0.5 * d\n", product_variants))
