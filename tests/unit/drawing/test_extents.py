"""Texts never take more room than is planned for them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing import raster
from clearprop.drawing.extents import Weight, is_wide, shorten, text_width, wrap
from clearprop.drawing.svg import escape
from tests.unit.drawing.pictures import decode, needs_chinese_fonts, needs_fonts

TEXTS = st.text(st.sampled_from("abcWMi .,;0189损失，。（）-"), max_size=60)


@needs_fonts
@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("font", ["DejaVu Sans", "Liberation Sans", "Noto Sans CJK SC"])
@pytest.mark.parametrize(
    "text",
    [
        "training, smallest",
        "binary_cross_entropy per example, log scale",
        "0123456789 3.14159 10\u2009000",
        "WMWMWM @%&#QOD",
        "JJ?? CEFGKPRSY",
        "HHNNHHNN UUXXZZTTLL",
        "gqjpyvxzwf/\\()[]{}<>=+~^|",
        "−0.5 × 10⁻⁸ ≈ 3.5",
        pytest.param("验证最高：0.939，第 49 轮", marks=needs_chinese_fonts),
    ],
)
def test_no_font_draws_a_text_wider_than_planned(text: str, font: str, weight: Weight) -> None:
    """Drawn by resvg (with another font where this one is not installed); ends at its last dark pixel."""
    thickness = 600 if weight == "bold" else 400
    image = decode(
        raster._draw(
            '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="40"><rect width="600" height="40" '
            f'fill="#fff"/><text x="10" y="28" font-size="16" font-family="{font}" '
            f'font-weight="{thickness}">{escape(text)}</text></svg>',
            zoom=2,
        )
    )
    columns = np.flatnonzero((image.rgb < 128).any(axis=(0, 2)))
    drawn = (columns[-1] + 1) / 2 - 10
    assert 0 < drawn <= text_width(text, 16, weight) + 0.5


def test_widths_add_up_and_grow_with_the_size() -> None:
    assert text_width("ab", 10) == pytest.approx(text_width("a", 10) + text_width("b", 10))
    assert text_width("abc", 20) == pytest.approx(2 * text_width("abc", 10))
    assert text_width("", 12) == 0


def test_other_alphabets_and_marks() -> None:
    assert text_width("Ж", 10) == 10  # not in the table: wide rather than narrow
    assert text_width("a\u0301", 10) == text_width("a", 10)
    assert is_wide("损")
    assert is_wide("，")
    assert not is_wide("a")


@given(TEXTS, st.floats(20, 300))
def test_wrapping_loses_nothing_and_fits(text: str, width: float) -> None:
    lines = wrap(text, width, 12)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 12) <= width or len(line) == 1 or line[1:2] in "，。）,.;" for line in lines)
    assert all(line == line.strip() and line for line in lines)


def test_chinese_breaks_anywhere_but_before_a_closing_mark() -> None:
    assert wrap("最小、均值、最大", 24, 12) == ("最", "小、", "均", "值、", "最大")
    assert wrap("训练 loss", 24, 12) == ("训练", "loss")
    assert wrap("训练 losses", 24, 12) == ("训练", "loss", "es")


def test_shortening_says_that_it_happened() -> None:
    lines = wrap("word " * 50, 100, 12)
    short = shorten(lines, 3, 100, 12)
    assert len(short) == 3
    assert short[:2] == lines[:2]
    assert short[-1].endswith("…")
    assert text_width(short[-1], 12) <= 100
    assert shorten(lines[:3], 3, 100, 12) == lines[:3]
