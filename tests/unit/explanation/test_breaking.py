"""Brackets and terms that are short enough stay on one line, and nothing is lost or moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.explanation.breaking import units


@pytest.mark.parametrize(
    ("pieces", "most", "expected"),
    [
        (("a", "+ b"), 3, ["a", "+ b"]),
        (("(a", "+ b)", "× c"), 7, ["(a + b)", "× c"]),
        (("(a", "+ b)", "× c"), 11, ["(a + b) × c"]),
        (("a", "× b", "× c", "+ d", "× e"), 9, ["a × b × c", "+ d × e"]),
        (("a", "× b", "× c", "+ d", "× e"), 8, ["a", "× b", "× c", "+ d × e"]),
        (("(a", "+ b)", "× c"), 6, ["(a", "+ b)", "× c"]),
        (("x", "× (a", "+ (b", "− c))"), 20, ["x × (a + (b − c))"]),
        (("x", "× (aa", "+ (b", "− c))"), 12, ["x × (aa", "+ (b − c))"]),
        (("f(a)", "+ b"), 20, ["f(a)", "+ b"]),
    ],
)
def test_what_stays_together(pieces: tuple[str, ...], most: int, expected: list[str]) -> None:
    assert units(pieces, len, most) == expected


@given(st.lists(st.text("ab()", min_size=1, max_size=4), max_size=8), st.integers(1, 30))
def test_nothing_is_lost(pieces: list[str], most: int) -> None:
    assert " ".join(units(pieces, len, most)) == " ".join(pieces)
