"""How much room a text takes, without asking a font.

The reader's machine chooses the font, so its widths cannot be known here.  These are the widths of the
two widest sans-serif families a picture is likely to meet (DejaVu Sans, Liberation Sans, measured
character by character and rounded up), so a text is never wider than is planned for.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

Weight = Literal["normal", "bold"]

# Hundredths of the font size, then the characters of that width.
_NORMAL = {
    20: "\u2009\u202f", 28: "'ijl", 30: "I", 32: " ,.\xa0·‘’", 34: "/:;\\|", 36: "f", 38: "-", 40: "()[]t",
    42: "!r²³¹⁰⁴⁵⁶⁷⁸⁹", 46: '"', 50: "*J`°–", 52: "“”∂", 54: "sz⁻", 56: "?L_c", 58: "k", 60: "vxy",
    62: "FTaeoδ", 64: "$0123456789bdghnpqu{}Σ", 68: "EKPSY", 70: "ABVXZΔ", 74: "CRU", 76: "HN", 78: "&DG",
    80: "OQ", 82: "w", 84: "#+<=>^~±×↑↓−≈≤≥⊙", 88: "M", 96: "%", 98: "m", 100: "W—…←→", 102: "@",
}  # fmt: skip
_BOLD = {
    20: "\u2009\u202f", 32: "'", 36: " ijl\xa0", 38: ",./I\\|·‘’", 40: ":;", 42: "-", 44: "f²³¹⁰⁴⁵⁶⁷⁸⁹",
    46: "!()[]", 48: "t", 50: "`r°–", 54: '"*⁻', 56: "J_∂", 60: "csz", 62: "?", 64: "L", 66: "vxy“”",
    68: "aek", 70: "$0123456789EFToΣδ", 72: "bdghnpqu{}", 74: "CPSYZ", 78: "ABKRVXΔ", 82: "U",
    84: "#+<=>DGHN^~±×↑↓−≈≤≥⊙", 86: "OQ", 88: "&", 94: "w", 100: "@M—…←→", 102: "%", 106: "m", 112: "W",
}  # fmt: skip
_WIDTHS: dict[Weight, dict[str, float]] = {
    "normal": {character: width / 100 for width, characters in _NORMAL.items() for character in characters},
    "bold": {character: width / 100 for width, characters in _BOLD.items() for character in characters},
}
_OTHER = 1.0  # a letter of another alphabet: few are wider than they are high

# What a line may not begin with, in Chinese typesetting as in English.
_NEVER_FIRST = frozenset("，。；：、！？）》」』”’…,.;:!?)]}%")


def text_width(text: str, size: float, weight: Weight = "normal") -> float:
    """Estimate how wide a line of text is, a little too wide rather than too narrow.

    Parameters
    ----------
    text   : one line
    size   : the font size, in the unit of the picture
    weight : ``"normal"`` or ``"bold"``

    Returns
    -------
    The width in the same unit; an East Asian character counts a full ``size``, a combining mark nothing.

    Examples
    --------
    >>> text_width("损失", 12), round(text_width("loss", 12), 2)
    (24.0, 23.76)
    """
    table = _WIDTHS[weight]
    return size * sum(table[c] if c in table else _other_width(c) for c in text)


def wrap(text: str, width: float, size: float, weight: Weight = "normal") -> tuple[str, ...]:
    """Break a text into lines that fit a width.

    Lines break at spaces, and anywhere between East Asian characters except before a closing mark.  A
    word that is wider than a whole line is broken where it must.  Runs of white space count as one
    space; an empty text has no lines.

    Examples
    --------
    >>> wrap("each measured before its update", 120, 12)
    ('each measured', 'before its update')
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split())):
        if text_width((line + piece).rstrip(" "), size, weight) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip(" "))
        line = piece
        while text_width(line.rstrip(" "), size, weight) > width and len(line) > 1:
            head = _fitting(line, width, size, weight)
            lines.append(line[:head].rstrip(" "))
            line = line[head:].lstrip(" ")
    return (*lines, line.rstrip(" ")) if line.strip() else tuple(lines)


def shorten(
    lines: tuple[str, ...], most: int, width: float, size: float, weight: Weight = "normal"
) -> tuple[str, ...]:
    """Keep the first lines of a text that is too long, and say with ``…`` that it goes on.

    Examples
    --------
    >>> shorten(("one", "two", "three"), 2, 100, 12)
    ('one', 'two…')
    """
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(last + "…", size, weight) > width:
        last = last[:-1].rstrip()
    return (*lines[: most - 1], last + "…")


def is_wide(character: str) -> bool:
    """Whether a character is an East Asian one that takes a whole square."""
    return unicodedata.east_asian_width(character) in "WF"


def _other_width(character: str) -> float:
    return 0.0 if unicodedata.combining(character) else _OTHER


def _pieces(text: str) -> list[str]:
    """Cut a text at every place where a line may end; each piece keeps its trailing space."""
    pieces = [""]
    for character in text:
        last = pieces[-1][-1:]
        breakable = last == " " or (last != "" and (is_wide(last) or is_wide(character)))
        if breakable and character not in _NEVER_FIRST and character != " ":
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _fitting(line: str, width: float, size: float, weight: Weight) -> int:
    """How many characters of a line fit, at least one."""
    count = 1
    while count < len(line) and text_width(line[: count + 1], size, weight) <= width:
        count += 1
    return count
