"""Every way to write a sign becomes the plain one, and no line is lost."""

from __future__ import annotations

import pytest

from clearprop.verify.reading.characters import plain_signs


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("h₁＝0.5", "h_{1}=0.5"),
        ("（0.80 − 0.59）²", "(0.80 - 0.59)^{2}"),
        ("３．５×２", "3.5*2"),
        ("ŷ ȳ y\u0302", r"\hat{y} \bar{y} \hat{y}"),
        ("½·δ⁺", "(1/2)*δ^{+}"),
        ("Wᵀx⁻¹", "W^{T}x^{-1}"),
        ("𝑤 ≃ 𝟎.𝟓", "w ≈ 0.5"),
        ("ϵ µ ∆ ∑", "ε μ Δ Σ"),
        ("a\u200bb\u00a0c", "ab c"),
    ],
)
def test_signs_become_plain(written: str, plain: str) -> None:
    assert plain_signs(written) == plain


def test_lines_stay_where_they_are() -> None:
    assert plain_signs("a\r\nb\rc\n") == "a\nb\nc\n"
    assert plain_signs("é à") == "é à"
