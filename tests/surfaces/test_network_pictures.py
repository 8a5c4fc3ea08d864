"""Network pictures as files: documents that parse, in which nothing collides and every number is right."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import clearprop as cp
from clearprop.drawing.extents import text_width
from clearprop.drawing.palette import DARK, LIGHT
from tests.unit.drawing.diagram.diagrams import NOTE, Asked, asked, rounds_to
from tests.unit.drawing.pictures import decode, needs_chinese_fonts, needs_fonts, size

SVG = "{http://www.w3.org/2000/svg}"
STEP = cp.examples.worked_2_2_2.step()
SHOWS = ("weights", "activations", "delta", "gradients", "change")


def root_of(picture: Any) -> ElementTree.Element:
    return ElementTree.fromstring(picture.text)


@given(asked(most_units=10, most_layers=5))
@settings(max_examples=25)
def test_every_document_is_well_formed_and_stands_alone(picture: Asked) -> None:
    root = root_of(cp.draw(picture.thing, show=picture.show, row=picture.row, lang=picture.lang))  # type: ignore[arg-type]
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "line", "circle", "text"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name == "id" or "href" in name or name.startswith("on") for name in names)
    places = ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "stroke-width")
    numbers = [element.get(place) for element in root.iter() for place in places if element.get(place)]
    assert all(re.fullmatch(r"-?\d+(\.\d+)?", str(number)) for number in numbers)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [390, 980])
@pytest.mark.parametrize("show", SHOWS)
@pytest.mark.parametrize("name", cp.examples.NETWORKS)
def test_the_examples_in_the_document(name: str, show: str, width: int, lang: str) -> None:
    """Measured again in the file itself: labels apart, texts in the frame, numbers those of the record."""
    step = cp.examples.find(name).step()
    picture = cp.draw(step, show=show, width=width, lang=lang)  # type: ignore[arg-type]
    root = root_of(picture)
    grounds = [rectangle(e) for e in root.iter(f"{SVG}rect") if e.get("height") == "18"]
    assert len(grounds) == sum(layer.W.size for layer in step.layers)
    for (a, b, c, d), (e, f, g, h) in itertools.combinations(grounds, 2):
        assert c + 3 <= e + 0.02 or g + 3 <= a + 0.02 or d + 3 <= f + 0.02 or h + 3 <= b + 0.02
    for element in root.iter(f"{SVG}text"):
        left, right = ends(element)
        assert left >= 0
        assert right <= width
        note = element.findtext(f"{SVG}title")
        found = NOTE.fullmatch(note or "")
        if found:
            assert rounds_to(float(step[found["address"]]), found["number"])


def rectangle(element: ElementTree.Element) -> tuple[float, float, float, float]:
    x, y, width, height = (float(element.get(name, "nan")) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def ends(element: ElementTree.Element) -> tuple[float, float]:
    words = "".join(element.itertext()).removeprefix(element.findtext(f"{SVG}title") or "")
    weight = "bold" if element.get("font-weight") == "600" else "normal"
    width = text_width(words, float(element.get("font-size", "nan")), weight)  # type: ignore[arg-type]
    part = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    left = float(element.get("x", "nan")) - part * width
    return left, left + width


def test_every_colour_has_a_light_value_and_a_dark_rule() -> None:
    for show in SHOWS:
        root = root_of(cp.draw(STEP, show=show))  # type: ignore[arg-type]
        rules = root.findtext(f"{SVG}style") or ""
        for element in root.iter():
            for name in (element.get("class") or "").split():
                what, role = name.removeprefix("cp-").split("-")
                assert element.get(what) == LIGHT[role]  # type: ignore[index]
                assert f".{name}{{{what}:{DARK[role]}}}" in rules  # type: ignore[index]


@pytest.mark.parametrize(
    ("lang", "width"),
    [
        pytest.param("en", 980, marks=needs_fonts),
        pytest.param("en", 390, marks=needs_fonts),
        pytest.param("zh", 390, marks=needs_chinese_fonts),
    ],
)
def test_images_have_twice_the_size(lang: str, width: int, tmp_path: Path) -> None:
    picture = cp.draw(STEP, lang=lang, width=width)
    picture.save(tmp_path / "net.png")
    assert size((tmp_path / "net.png").read_bytes()) == (2 * picture.width, 2 * picture.height)


@needs_fonts
def test_images_have_the_colours_of_the_signs(tmp_path: Path) -> None:
    cp.draw(STEP, show="change", lang="en", width=360).save(tmp_path / "net.png")
    image = decode((tmp_path / "net.png").read_bytes())
    assert all(image.has(LIGHT[role]) for role in ("paper", "ink", "positive", "negative"))  # type: ignore[index]


XOR = cp.examples.xor_2_4_1
PLANES = {
    "boundary": cp.draw_boundary(XOR.network, XOR.x, XOR.y, lang="en"),
    "surface": cp.draw_surface(STEP, "w5", "w6", lang="en"),
}


@pytest.mark.parametrize("name", PLANES)
def test_planes_are_documents_of_their_own(name: str) -> None:
    root = root_of(PLANES[name])
    assert root.findtext(f"{SVG}desc")
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "line", "polyline", "path", "circle", "text"}
    rules = root.findtext(f"{SVG}style") or ""
    for path in root.iter(f"{SVG}path"):
        role = (path.get("class") or "").removeprefix("cp-fill-")
        assert path.get("fill") == LIGHT[role]  # type: ignore[index]
        assert f".cp-fill-{role}{{fill:{DARK[role]}}}" in rules  # type: ignore[index]
        assert re.fullmatch(r"(M(-?[\d.]+,-?[\d.]+ ?)+Z ?)+", path.get("d") or "")


@needs_fonts
@pytest.mark.parametrize("name", PLANES)
def test_images_of_planes_are_shaded(name: str, tmp_path: Path) -> None:
    picture = PLANES[name]
    picture.save(tmp_path / "plane.png")
    image = decode((tmp_path / "plane.png").read_bytes())
    assert image.size == (2 * picture.width, 2 * picture.height)
    middle = image.rgb[400:-400:9, 200:-200:9].reshape(-1, 3)
    assert len({tuple(colour) for colour in middle.tolist()}) >= 5  # bands, not one ground
