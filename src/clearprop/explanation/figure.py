"""A picture in a document, drawn by whoever asked for the document: explanations themselves draw nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from clearprop.explanation.document import Block, Text


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
