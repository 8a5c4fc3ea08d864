"""A picture as SVG, that stands by itself wherever it is opened.

Every shape carries its light colours as plain attributes, which any program understands; a media query
replaces them where the reader prefers dark.  There is no script, no font and nothing from the network,
and every word that came from outside is escaped.  A style sheet inside a picture rules the whole page
that the picture is put into, so its names begin with ``cp-`` and mean the same in every picture.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from clearprop.drawing.fonts import FONTS, fonts_for
from clearprop.drawing.palette import DARK, LIGHT, Role
from clearprop.drawing.primitives import (
    Area,
    Circle,
    Drawing,
    Line,
    Point,
    Polygon,
    Polyline,
    Primitive,
    Rectangle,
    Text,
)
from clearprop.drawing.raster import png
from clearprop.errors import SettingError
from clearprop.files import PathLike, write_atomically

# XML 1.0 has no way to write these, not even escaped.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Svg:
    """A finished picture: shown by notebooks, written by :meth:`save`.

    ``text`` is the whole SVG document; ``width`` and ``height`` are its size in CSS pixels.

    Examples
    --------
    >>> picture = render(Drawing(80, 40, "A dot", "One dot.", (Circle(40, 20, 3, fill="ink"),)))
    >>> picture
    Svg(width=80, height=40)
    >>> picture.text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True
    """

    text: str = field(repr=False)
    width: int
    height: int

    def _repr_svg_(self) -> str:
        return self.text

    def save(self, path: PathLike) -> None:
        """Write the picture to a file, whole or not at all.

        ``x.svg`` is the document itself; ``x.png`` has its light colours and two pixels for each unit of
        the picture, and needs the extra ``plot``.

        Raises
        ------
        SettingError
            "the picture cannot be saved as 'loss.jpg': the name must end in .svg or .png."
        MissingExtraError
            "a PNG file needs resvg_py, which is not installed. Install it with pip install
            'clearprop[plot]', or save the picture as .svg."
        FileError
            when the file cannot be written; the sentence says why

        Examples
        --------
        >>> import tempfile
        >>> picture = render(Drawing(80, 40, "A dot", "One dot.", (Circle(40, 20, 3, fill="ink"),)))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     picture.save(folder + "/dot.svg")
        ...     os.listdir(folder)
        ['dot.svg']
        """
        suffix = os.path.splitext(os.fspath(path))[1].lower()
        if suffix == ".svg":
            write_atomically(path, self.text.encode("utf-8"))
        elif suffix == ".png":
            write_atomically(path, png(self.text))
        else:
            raise SettingError(
                f"the picture cannot be saved as {os.fspath(path)!r}: the name must end in .svg or .png."
            )


def render(drawing: Drawing) -> Svg:
    """Write a drawing as SVG.

    The document starts with a ``<title>`` and a ``<desc>``, which are read aloud and shown by browsers,
    then the rules for dark, then the ground, then the shapes in their order.
    """
    ground = Rectangle(0, 0, drawing.width, drawing.height, fill="paper")
    body = "\n".join(_element(shape) for shape in (ground, *drawing.shapes))
    size = f'width="{drawing.width}" height="{drawing.height}"'
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" {size} '
        f'role="img" lang="{escape(drawing.lang)}" font-family="{FONTS}" '
        'style="font-variant-numeric:tabular-nums lining-nums">\n'
        f"<title>{escape(drawing.title)}</title>\n<desc>{escape(drawing.description)}</desc>\n"
        f"<style>{_dark_rules(body)}</style>\n{body}\n</svg>\n"
    )
    return Svg(text, drawing.width, drawing.height)


def escape(text: str) -> str:
    """Make any text safe inside an element or an attribute; what XML cannot write becomes U+FFFD.

    Examples
    --------
    >>> escape('a < b & "c"')
    'a &lt; b &amp; &quot;c&quot;'
    """
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _dark_rules(body: str) -> str:
    """The dark colours of the roles that occur, for screens only: paper is light."""
    rules = "".join(
        f".cp-{what}-{role}{{{what}:{DARK[role]}}}"
        for role in DARK
        for what in ("fill", "stroke")
        if f"cp-{what}-{role}" in body
    )
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}"


def _element(shape: Primitive) -> str:
    match shape:
        case Rectangle():
            corner = f' rx="{_number(shape.corner)}"' if shape.corner else ""
            place = _attributes(x=shape.x, y=shape.y, width=shape.width, height=shape.height)
            return f"<rect {place}{corner}{_filled(shape)}/>"
        case Circle():
            place = _attributes(cx=shape.x, cy=shape.y, r=shape.radius)
            return f"<circle {place}{_filled(shape)}{_end('circle', shape.note)}"
        case Polygon():
            return f'<polygon points="{_points(shape.points)}"{_filled(shape)}/>'
        case Area():
            return f'<path d="{_path(shape.outlines)}" fill-rule="evenodd"{_filled(shape)}/>'
        case Line():
            place = _attributes(x1=shape.x1, y1=shape.y1, x2=shape.x2, y2=shape.y2)
            return f"<line {place}{_stroked(shape)}{_end('line', shape.note)}"
        case Polyline():
            return f'<polyline points="{_points(shape.points)}"{_stroked(shape)}/>'
        case Text():
            return _text(shape)


def _text(shape: Text) -> str:
    anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
    weight = "" if shape.weight == "normal" else ' font-weight="600"'
    style = ' font-style="italic"' if shape.italic else ""
    note = f"<title>{escape(shape.note)}</title>" if shape.note else ""
    place = _attributes(x=shape.x, y=shape.y, font_size=shape.size)
    fonts = "" if fonts_for(shape.text) == FONTS else f' font-family="{fonts_for(shape.text)}"'
    paint = _paint(fill=shape.role)
    return f"<text {place}{anchor}{weight}{style}{fonts}{paint}>{note}{escape(shape.text)}</text>"


def _end(tag: str, note: str) -> str:
    """The end of an element, with what it says to those who point at it."""
    return f"><title>{escape(note)}</title></{tag}>" if note else "/>"


def _filled(shape: Rectangle | Circle | Polygon | Area) -> str:
    opacity = "" if shape.opacity == 1 else f' fill-opacity="{_number(shape.opacity)}"'
    if isinstance(shape, Area):
        return _paint(fill=shape.fill) + opacity
    width = f' stroke-width="{_number(shape.stroke_width)}"' if shape.stroke else ""
    return _paint(fill=shape.fill, stroke=shape.stroke) + opacity + width


def _stroked(shape: Line | Polyline) -> str:
    opacity = "" if shape.opacity == 1 else f' stroke-opacity="{_number(shape.opacity)}"'
    dashes = f' stroke-dasharray="{" ".join(map(_number, shape.dashes))}"' if shape.dashes else ""
    hollow = ' fill="none" stroke-linejoin="round"' if isinstance(shape, Polyline) else ""
    width = f' stroke-width="{_number(shape.stroke_width)}"'
    return hollow + _paint(stroke=shape.stroke) + width + opacity + dashes


def _paint(**roles: Role | None) -> str:
    """The light colours as attributes, and the names by which the dark ones are found."""
    colours = "".join(
        f' {what}="{LIGHT[role] if role else "none"}"'
        for what, role in roles.items()
        if role or what == "fill"
    )
    names = " ".join(f"cp-{what}-{role}" for what, role in roles.items() if role)
    return f'{colours} class="{names}"' if names else colours


def _attributes(**values: float) -> str:
    return " ".join(f'{name.replace("_", "-")}="{_number(value)}"' for name, value in values.items())


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _path(outlines: Iterable[Iterable[Point]]) -> str:
    return " ".join(f"M{_points(outline)}Z" for outline in outlines)


def _number(value: float) -> str:
    """Two decimals are finer than any screen; more would only make the file longer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
