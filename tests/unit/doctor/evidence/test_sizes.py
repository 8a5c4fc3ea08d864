"""Other sizes of new arrays."""

from __future__ import annotations

from functools import partial

from clearprop.doctor.evidence.sizes import known_sizes, size_variants
from tests.unit.doctor.evidence.page import page, texts

TEXT = "W = rng.normal(0, 1, (n, m))\nV = np.zeros((m, k))\nb = np.zeros(97)\n"


def test_the_sizes_of_a_page_are_known_commonest_first() -> None:
    assert known_sizes(page(TEXT))[0] == "m"


def test_sizes_that_are_written_elsewhere_are_proposed() -> None:
    proposed = texts(TEXT, partial(size_variants, numbers=(8,)))
    assert TEXT.replace("97", "m") in proposed
    assert TEXT.replace("97", "8") in proposed
    assert TEXT.replace("97", "(1, 97)") in proposed


def test_rows_and_columns_are_exchanged() -> None:
    text = "W = np.random.randn(n, m)\n"
    assert "W = np.random.randn(m, n)\n" in texts(text, partial(size_variants, numbers=()))
