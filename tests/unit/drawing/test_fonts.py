"""Texts ask for fonts that have their characters."""

from __future__ import annotations

import pytest

from clearprop.drawing.fonts import CHINESE_FONTS, FONTS, fonts_for


@pytest.mark.parametrize(
    ("text", "fonts"),
    [("", FONTS), ("loss × 10⁻⁸ δ", FONTS), ("损失", CHINESE_FONTS), ("loss，", CHINESE_FONTS)],
)
def test_chinese_characters_choose_chinese_fonts(text: str, fonts: str) -> None:
    assert fonts_for(text) == fonts


def test_both_lists_name_the_same_fonts_and_the_system_first() -> None:
    assert sorted(FONTS.split(", ")) == sorted(CHINESE_FONTS.split(", "))
    assert FONTS.startswith("system-ui, ")
    assert CHINESE_FONTS.startswith("system-ui, ")
    assert CHINESE_FONTS.index("CJK") < CHINESE_FONTS.index("DejaVu")
    assert '"' not in FONTS + CHINESE_FONTS
