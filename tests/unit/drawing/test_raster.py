"""PNG images are what the SVG says, and never have silent gaps."""

from __future__ import annotations

import pytest

from clearprop.drawing import raster
from clearprop.drawing.primitives import Drawing, Text
from clearprop.drawing.svg import render
from clearprop.errors import MissingExtraError
from tests.unit.drawing.pictures import decode, needs_fonts


@needs_fonts
def test_the_dark_rules_are_not_obeyed_and_words_are_drawn() -> None:
    image = decode(raster.png(render(Drawing(80, 40, "", "", (Text(5, 30, "██", 24),))).text))
    assert image.size == (160, 80)
    assert image.has("#1D2125")
    assert image.has("#FDFCFA")
    assert not image.has("#15181B")


@needs_fonts
def test_a_character_with_a_font_is_seen() -> None:
    assert raster._drawable("0")


def test_a_machine_without_fonts_is_seen() -> None:
    assert not raster._drawable("0", skip_system_fonts=True)
    assert not raster._drawable("\U0010fffd")


def test_samples_are_one_of_each_kind_and_of_drawn_words_only() -> None:
    picture = render(Drawing(80, 40, "题", "述", (Text(1, 1, "loss"),)))
    assert raster._samples(picture.text) == ("0",)
    assert raster._samples(render(Drawing(80, 40, "", "", (Text(1, 1, "a 损失"),))).text) == ("0", "损")
    assert raster._samples(render(Drawing(80, 40, "", "", ())).text) == ()


@pytest.mark.parametrize(("missing", "package"), [("0", "fonts-dejavu-core"), ("损", "fonts-noto-cjk")])
def test_a_missing_font_is_said_with_its_remedy(
    missing: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "_drawable", lambda character: character != missing)
    picture = render(Drawing(80, 40, "", "", (Text(1, 1, "a 损失"),)))
    with pytest.raises(MissingExtraError, match=f"can draw “{missing}”.*{package}"):
        raster.png(picture.text)
