"""Loss curves as files: documents that parse, images that decode, at both widths and in both languages."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from clearprop.drawing.curves import plot
from clearprop.drawing.palette import DARK, LIGHT
from tests.unit.drawing.pictures import decode, needs_chinese_fonts, needs_fonts, run, runs, size

EPOCH = np.arange(1.0, 301)
TRAINING = 0.04 + 0.65 * np.exp(-EPOCH / 40)
VALIDATION = 0.07 + 0.55 * np.exp(-EPOCH / 45) + np.maximum(0, EPOCH - 200) * 0.0004
RUN = run(TRAINING, TRAINING * 0.01, TRAINING * 8, VALIDATION, best=int(VALIDATION.argmin()) + 1)
SVG = "{http://www.w3.org/2000/svg}"


@given(runs())
def test_every_document_is_well_formed_and_stands_alone(record: Any) -> None:
    picture = plot(record, lang="en")
    root = ElementTree.fromstring(picture.text)
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "line", "polyline", "polygon", "circle", "text"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name == "id" or "href" in name or name.startswith("on") for name in names)
    assert "nan" not in " ".join(element.get("points", "") for element in root.iter())


def test_every_colour_has_a_light_value_and_a_dark_rule() -> None:
    picture = plot(RUN, lang="en")
    root = ElementTree.fromstring(picture.text)
    rules = root.findtext(f"{SVG}style") or ""
    for element in root.iter():
        for name in (element.get("class") or "").split():
            what, role = name.removeprefix("cp-").split("-")
            assert element.get(what) == LIGHT[role]  # type: ignore[index]
            assert f".{name}{{{what}:{DARK[role]}}}" in rules  # type: ignore[index]
    assert "var(" not in picture.text


@pytest.mark.parametrize(
    ("lang", "width"),
    [
        pytest.param("en", 980, marks=needs_fonts),
        pytest.param("en", 390, marks=needs_fonts),
        pytest.param("zh", 980, marks=needs_chinese_fonts),
    ],
)
def test_images_have_twice_the_size(lang: str, width: int, tmp_path: Path) -> None:
    picture = plot(RUN, lang=lang, width=width)
    picture.save(tmp_path / "loss.png")
    assert size((tmp_path / "loss.png").read_bytes()) == (2 * picture.width, 2 * picture.height)


@needs_fonts
def test_images_have_the_light_colours(tmp_path: Path) -> None:
    plot(RUN, lang="en", width=360).save(tmp_path / "loss.png")
    image = decode((tmp_path / "loss.png").read_bytes())
    assert all(image.has(LIGHT[role]) for role in ("paper", "ink"))  # type: ignore[index]
    assert not image.has(DARK["paper"])


def test_the_same_run_is_the_same_document() -> None:
    assert plot(RUN, lang="en") == plot(RUN, lang="en")
