"""A picture in a document, drawn by whoever asked for the document: explanations themselves draw nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from clearprop.explanation.document import Block, Derivation, Text


class Picture(Protocol):
    """An SVG document with its size in CSS pixels; :class:`clearprop.drawing.svg.Svg` is one."""

    @property
    def text(self) -> str:
        """The whole SVG document, with a title and a description of its own."""

    @property
    def width(self) -> int:
        """How wide it is."""

    @property
    def height(self) -> int:
        """How high it is."""


@dataclass(frozen=True)
class Figure(Block):
    """A picture with its caption; ``narrow`` is the same laid out for a small screen.

    Media that cannot show it print the caption instead, and say that there is a picture.
    """

    picture: Picture
    caption: Text
    narrow: Picture | None = None


def illustrated(
    document: Derivation, picture: Picture, caption: Text, narrow: Picture | None = None
) -> Derivation:
    """The same document with a picture above everything else that stands below its title.

    Examples
    --------
    >>> from clearprop.drawing.svg import Svg
    >>> illustrated(Derivation(("Title",), (), "en"), Svg("<svg/>", 80, 40), ("Two units.",)).opening
    (Figure(picture=Svg(width=80, height=40), caption=('Two units.',), narrow=None),)
    """
    return replace(document, opening=(Figure(picture, caption, narrow), *document.opening))
