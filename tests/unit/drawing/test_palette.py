"""The colours can be told apart, and text on every ground can be read."""

from __future__ import annotations

from typing import get_args

import pytest

from clearprop.drawing.palette import DARK, LIGHT, Role


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_role_has_a_light_and_a_dark_colour() -> None:
    assert set(LIGHT) == set(DARK) == set(get_args(Role))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize(
    ("role", "least"), [("ink", 13.0), ("soft", 5.8), ("positive", 5.6), ("negative", 5.1), ("control", 3.0)]
)
def test_contrast_on_paper_and_panel(
    palette: dict[Role, str], ground: Role, role: Role, least: float
) -> None:
    assert contrast(palette[role], palette[ground]) >= least - 0.05


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("role", "least"), [("ink", 8.5), ("positive", 4.8), ("negative", 4.7)])
def test_contrast_on_the_focus(palette: dict[Role, str], role: Role, least: float) -> None:
    assert contrast(palette[role], palette["focus"]) >= least - 0.05
