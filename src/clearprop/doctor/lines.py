"""Lines of a report: paragraphs that fit, a text at either end of a line, numbers as people read them."""

from __future__ import annotations

from clearprop.formula.numbers import shown
from clearprop.words import text
from clearprop.words.width import pad, width

_CLOSING = "，。：；、！？）》”’…"
_OPENING = "（《“‘"
DIGITS = 6
ELLIPSIS = "…"


def paragraph(words: str, cells: int, indent: str = "") -> list[str]:
    """Break a text so that each line takes at most ``cells``; ``indent`` stands before all but the first.

    A line breaks at a space or beside a Chinese character, never before a closing mark.

    Examples
    --------
    >>> paragraph("one two three", 8, "  "), paragraph("第一行第二行", 6)
    (['one two', '  three'], ['第一行', '第二行'])
    """
    lines: list[str] = []
    line = ""
    for gap, piece in _pieces(words):
        if line.strip() and width(line + gap + piece) > cells:
            lines.append(line)
            line = indent + piece
        else:
            line += gap + piece
    return [*lines, line]


def _pieces(words: str) -> list[tuple[str, str]]:
    """What stays together, each with the spaces before it."""
    pieces: list[tuple[str, str]] = []
    gap = piece = ""
    for sign in words:
        if sign == " ":
            if piece:
                pieces.append((gap, piece))
                gap = piece = ""
            gap += sign
        elif piece and _may_part(piece[-1], sign):
            pieces.append((gap, piece))
            gap, piece = "", sign
        else:
            piece += sign
    return [*pieces, (gap, piece)] if piece else pieces


def _may_part(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING:
        return False
    return width(before) == 2 or width(after) == 2


def ends(left: str, right: str, cells: int) -> list[str]:
    """A text at the left and one at the right end; on two lines where both do not fit.

    Examples
    --------
    >>> ends("G02  twice", "line 27", 20)
    ['G02  twice   line 27']
    """
    free = cells - width(left) - width(right)
    if free >= 2:
        return [left + " " * free + right]
    return [*paragraph(left, cells, " " * 5), pad(right, cells, "right")]


def number(value: float | None, digits: int = DIGITS) -> str | None:
    """A number as it is shown; None stays None.

    Examples
    --------
    >>> number(0.25), number(1 / 3), number(-1.5)
    ('0.25', '0.333333', '−1.5')
    """
    return None if value is None else shown(value, digits).text


def cut(code: str, cells: int) -> str:
    """A line of code that fits; what is cut off is marked.

    Examples
    --------
    >>> cut("abcdef", 4)
    'abc…'
    """
    if width(code) <= cells:
        return code
    while width(code) > cells - 1:
        code = code[:-1]
    return code + ELLIPSIS


def sentence(words: str, lang: str | None = None) -> str:
    """Begin and end some words as a sentence does.

    Examples
    --------
    >>> sentence("nothing was recorded", "en"), sentence("什么也没有记录到", "zh")
    ('Nothing was recorded.', '什么也没有记录到。')
    """
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "。")) else words + text("doctor.report.stop", lang)
