"""Signs of several characters win over those of one; subscripts are flattened."""

from __future__ import annotations

import pytest

from clearprop.verify.reading.signs import braces, flat, sign_at


@pytest.mark.parametrize(
    ("text", "kind", "plain", "length"),
    [
        (":= 1", "rel", "←", 2),
        ("+= 1", "rel", "+=", 2),
        ("-> 1", "soft", "→", 2),
        ("=> 1", "soft", "→", 2),
        ("== 1", "rel", "=", 2),
        ("<= 1", "op", "≤", 2),
        ("**2", "op", "^", 2),
        ("...", "dots", "…", 3),
        (".T", "op", "⊤", 2),
        ("、", "comma", ",", 1),
        ("- 1", "op", "-", 1),
        ("§", "junk", "§", 1),
    ],
)
def test_signs(text: str, kind: str, plain: str, length: int) -> None:
    assert sign_at(text, 0) == (kind, plain, length)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("o_{1}", "o1"),
        (r"\text{o1}", "o1"),
        ("1,2", "12"),
        (r"\delta k+1", "δk+1"),
        ("layer_input", "layer_input"),
    ],
)
def test_subscripts_are_flattened(inside: str, expected: str) -> None:
    assert flat(inside) == expected


def test_braces_nest_and_may_be_open() -> None:
    assert braces("{a{b}c}d", 0) == ("a{b}c", 7)
    assert braces("{a", 0) == ("", 1)
