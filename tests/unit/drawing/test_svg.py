"""The document: exact where it is small, well formed always, safe whatever words it is given."""

from __future__ import annotations

import os
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearprop.drawing.fonts import CHINESE_FONTS, FONTS
from clearprop.drawing.palette import LIGHT
from clearprop.drawing.primitives import Area, Circle, Drawing, Line, Polygon, Polyline, Rectangle, Text
from clearprop.drawing.svg import Svg, escape, render
from clearprop.errors import FileError, MissingExtraError, SettingError
from tests.unit.drawing.pictures import decode

NAMESPACE = "{http://www.w3.org/2000/svg}"


def body(*shapes: object) -> list[str]:
    """The lines of the shapes alone."""
    drawing = Drawing(80, 40, "T", "D", shapes)  # type: ignore[arg-type]
    return render(drawing).text.splitlines()[5:-1]


def test_a_whole_document() -> None:
    picture = render(Drawing(80, 40, "A dot", "One dot.", (Circle(40, 20, 3, fill="ink"),)))
    assert picture.text == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40" width="80" height="40" role="img" '
        f'lang="en" font-family="{FONTS}" style="font-variant-numeric:tabular-nums lining-nums">\n'
        "<title>A dot</title>\n"
        "<desc>One dot.</desc>\n"
        "<style>@media screen and (prefers-color-scheme:dark){.cp-fill-paper{fill:#15181B}"
        ".cp-fill-ink{fill:#E9E7E2}}</style>\n"
        '<rect x="0" y="0" width="80" height="40" fill="#FDFCFA" class="cp-fill-paper"/>\n'
        '<circle cx="40" cy="20" r="3" fill="#1D2125" class="cp-fill-ink"/>\n'
        "</svg>\n"
    )
    assert (picture.width, picture.height) == (80, 40)
    assert picture._repr_svg_() == picture.text
    assert repr(picture) == "Svg(width=80, height=40)"


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        (
            Rectangle(1, 2.504, 3, 4, stroke="ring", stroke_width=1.5, corner=8),
            '<rect x="1" y="2.5" width="3" height="4" rx="8" fill="none" stroke="#1D2125" '
            'class="cp-stroke-ring" stroke-width="1.5"/>',
        ),
        (
            Line(0, 0, 9, -0.001, dashes=(6, 4)),
            '<line x1="0" y1="0" x2="9" y2="0" stroke="#1D2125" class="cp-stroke-ink" stroke-width="1" '
            'stroke-dasharray="6 4"/>',
        ),
        (
            Polyline(((0, 1), (2, 3.25)), "positive", 2.6, opacity=0.5),
            '<polyline points="0,1 2,3.25" fill="none" stroke-linejoin="round" stroke="#1B62A8" '
            'class="cp-stroke-positive" stroke-width="2.6" stroke-opacity="0.5"/>',
        ),
        (
            Polygon(((0, 0), (1, 0), (0, 1)), fill="grey", opacity=0.2),
            '<polygon points="0,0 1,0 0,1" fill="#9AA0A6" class="cp-fill-grey" fill-opacity="0.2"/>',
        ),
        (
            Area((((0, 0), (4, 0), (0, 4)), ((1, 1), (2, 1), (1, 2))), "ink", 0.25),
            '<path d="M0,0 4,0 0,4Z M1,1 2,1 1,2Z" fill-rule="evenodd" fill="#1D2125" class="cp-fill-ink" '
            'fill-opacity="0.25"/>',
        ),
        (
            Text(5, 6, "a<b", 13, "end", "bold", "soft"),
            '<text x="5" y="6" font-size="13" text-anchor="end" font-weight="600" fill="#585F68" '
            'class="cp-fill-soft">a&lt;b</text>',
        ),
        (
            Text(5, 6, "h1", italic=True, note='a < "b"'),
            '<text x="5" y="6" font-size="12" font-style="italic" fill="#1D2125" class="cp-fill-ink">'
            "<title>a &lt; &quot;b&quot;</title>h1</text>",
        ),
        (
            Line(0, 0, 1, 1, note="n"),
            '<line x1="0" y1="0" x2="1" y2="1" stroke="#1D2125" class="cp-stroke-ink" stroke-width="1">'
            "<title>n</title></line>",
        ),
        (
            Circle(0, 0, 1, fill="ink", note="n"),
            '<circle cx="0" cy="0" r="1" fill="#1D2125" class="cp-fill-ink"><title>n</title></circle>',
        ),
        (
            Text(5, 6, "轮"),
            f'<text x="5" y="6" font-size="12" font-family="{CHINESE_FONTS}" fill="#1D2125" '
            'class="cp-fill-ink">轮</text>',
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_every_shape(shape: object, line: str) -> None:
    assert body(shape) == [line]


@given(st.text(), st.text(), st.text())
def test_any_words_come_back_as_they_went_in(title: str, words: str, description: str) -> None:
    """All but what XML cannot write, and its own treatment of line ends."""
    text = render(Drawing(80, 40, title, description, (Text(1, 1, words),))).text
    root = ElementTree.fromstring(text)
    found = [root.findtext(NAMESPACE + tag) or "" for tag in ("title", "desc", "text")]
    assert [part.split() for part in found] == [
        "".join(c if writable(c) else "\ufffd" for c in part).split() for part in (title, description, words)
    ]


def writable(character: str) -> bool:
    """A character of XML 1.0."""
    code = ord(character)
    return character in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def test_escaping_covers_attributes_and_surrogates() -> None:
    assert escape("\x00\ud800\uffff&<>\"'") == "\ufffd\ufffd\ufffd&amp;&lt;&gt;&quot;'"


def test_saving_svg_writes_the_document(tmp_path: Path) -> None:
    picture = render(Drawing(80, 40, "损失", "", (Text(1, 20, "轮"),)))
    picture.save(tmp_path / "a.SVG")
    assert (tmp_path / "a.SVG").read_bytes() == picture.text.encode("utf-8")
    picture.save(str(tmp_path / "a.SVG"))
    assert os.listdir(tmp_path) == ["a.SVG"]


def test_saving_png_draws_it_in_light_colours(tmp_path: Path) -> None:
    shapes = (Rectangle(10, 10, 20, 20, fill="positive"), Rectangle(40, 10, 20, 20, fill="negative"))
    render(Drawing(80, 40, "", "", shapes)).save(tmp_path / "a.png")
    image = decode((tmp_path / "a.png").read_bytes())
    assert image.size == (160, 80)
    assert all(image.has(LIGHT[role]) for role in ("paper", "positive", "negative"))  # type: ignore[index]


@pytest.mark.parametrize("name", ["loss.jpg", "loss", "svg", "loss.svg.gz", ""])
def test_other_names_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"cannot be saved as .*: the name must end in \.svg or \.png\."):
        Svg("<svg/>", 1, 1).save(os.path.join(tmp_path, name) if name else "")
    assert os.listdir(tmp_path) == []


def test_without_resvg_the_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)  # what an import finds where it is not installed
    picture = render(Drawing(80, 40, "", "", (Text(1, 20, "a"),)))
    with pytest.raises(MissingExtraError, match=r"pip install 'clearprop\[plot\]'"):
        picture.save(tmp_path / "a.png")
    assert os.listdir(tmp_path) == []
    picture.save(tmp_path / "a.svg")
    assert os.listdir(tmp_path) == ["a.svg"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no folder"):
        Svg("<svg/>", 1, 1).save(tmp_path / "gone" / "a.svg")
