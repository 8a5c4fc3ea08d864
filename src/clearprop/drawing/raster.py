"""SVG to PNG, through resvg: one small library, no browser, no system package.

resvg draws a text for which the machine has no font as nothing, or as empty boxes, and says nothing.
So before a picture with words is drawn it is asked whether it can draw such words at all.
"""

from __future__ import annotations

import re
from typing import Any

from clearprop.drawing.extents import is_wide
from clearprop.drawing.fonts import fonts_for
from clearprop.errors import MissingExtraError

PIXELS_PER_UNIT = 2

# The last code point of all: for private use, so that no font has a shape for it.
_SHAPELESS = "\U0010fffd"


def png(svg: str) -> bytes:
    """Draw an SVG document as a PNG image with two pixels for each unit, so that text stays sharp.

    Raises
    ------
    MissingExtraError
        "a PNG file needs resvg_py, which is not installed. Install it with pip install
        'clearprop[plot]', or save the picture as .svg.";
        "no font on this machine can draw “损”, so the PNG file would have gaps. Install a font that
        can (on Debian fonts-noto-cjk), or save the picture as .svg."
    """
    for sample in _samples(svg):
        if not _drawable(sample):
            font = "fonts-noto-cjk" if is_wide(sample) else "fonts-dejavu-core"
            raise MissingExtraError(
                f"no font on this machine can draw “{sample}”, so the PNG file would have gaps. "
                f"Install a font that can (on Debian {font}), or save the picture as .svg."
            )
    return _draw(svg, zoom=PIXELS_PER_UNIT)


def _samples(svg: str) -> tuple[str, ...]:
    """One character for each kind of font that the words of a picture need."""
    words = "".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    wide = next((character for character in words if is_wide(character)), None)
    return tuple(sample for sample in ("0" if words else None, wide) if sample)


def _drawable(character: str, **options: Any) -> bool:
    """Whether a character looks different from one that no font knows."""
    return _draw(_probe(character), **options) != _draw(_probe(_SHAPELESS), **options)


def _probe(character: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
        f'<text x="4" y="16" font-size="12" font-family="{fonts_for(character)}">{character}</text></svg>'
    )


def _draw(svg: str, **options: Any) -> bytes:
    try:
        import resvg_py
    except ImportError:
        raise MissingExtraError(
            "a PNG file needs resvg_py, which is not installed. "
            "Install it with pip install 'clearprop[plot]', or save the picture as .svg."
        ) from None
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, **options))
