"""Paragraphs in lines of so many cells, in either language.

A line breaks at a space, or beside a Chinese character, but never before a closing mark nor after an
opening one.  What does not fit into a line and cannot be broken, such as a long path, is left whole.
"""

from __future__ import annotations

import unicodedata

from clearprop.words.width import width

_CLOSING = "，。：；、！？）》”’…"
_OPENING = "（《“‘"

Piece = tuple[str, str]


def wrap(text: str, cells: int, indent: str = "") -> str:
    """Break the lines of a text so that each takes at most ``cells``.

    ``indent`` stands before each line that a break makes.

    Examples
    --------
    >>> print(wrap("network 4-64-3: relu, softmax", 20, indent="  "))
    network 4-64-3:
      relu, softmax
    >>> print(wrap("目标（target）：数值", 14))
    目标
    （target）：数
    值
    """
    return "\n".join(line for whole in text.split("\n") for line in _wrapped(whole, cells, indent))


def _wrapped(text: str, cells: int, indent: str) -> list[str]:
    lines, line = [], ""
    for gap, piece in _pieces(text):
        if line.strip() and width(line + gap + piece) > cells:
            lines.append(line)
            line = indent + piece
        else:
            line += gap + piece
    return [*lines, line]


def _pieces(text: str) -> list[Piece]:
    """What must stay together, each with the spaces before it."""
    pieces: list[Piece] = []
    gap = piece = ""
    for character in text:
        if character == " ":
            if piece:
                pieces.append((gap, piece))
                gap = piece = ""
            gap += character
        elif piece and _may_part(piece[-1], character):
            pieces.append((gap, piece))
            gap, piece = "", character
        else:
            piece += character
    return [*pieces, (gap, piece)] if piece else pieces


def _may_part(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")
