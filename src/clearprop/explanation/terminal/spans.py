"""Lines for a terminal: runs of text with a style each, measured in cells.

Styles are names (``heading``, ``dim``, ``positive``, ``negative``), not colours: piped output drops them,
a terminal gives them colours, and nothing is lost without.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from clearprop.explanation.document import Code, Text
from clearprop.formula.tree import Equality, Expression
from clearprop.formula.unicode import unicode
from clearprop.record.address import Address
from clearprop.words import text as words
from clearprop.words.width import width

_GLUE = "\N{NO-BREAK SPACE}"

Style = Literal["", "heading", "dim", "positive", "negative"]


class Span(NamedTuple):
    """Some text in one style."""

    text: str
    style: Style = ""


Line = tuple[Span, ...]


def plain(line: Line) -> str:
    """The text of a line, without spaces at its end."""
    return "".join(span.text for span in line).rstrip(" ")


def cells(line: Line) -> int:
    """How many cells a line takes."""
    return sum(width(span.text) for span in line)


def spaces(count: int) -> Span:
    """Room between two texts."""
    return Span(" " * max(0, count))


def line(text: str, style: Style = "", indent: int = 2) -> Line:
    """A line of one text."""
    return (spaces(indent), Span(text, style))


def both_ends(left: Line, right: Line, columns: int) -> Line:
    """One text at the left, one at the right end."""
    return (*left, spaces(max(2, columns - cells(left) - cells(right))), *right)


def fits(left: Line, right: Line, columns: int, gap: int = 3) -> bool:
    """Whether two texts stand on one line with a gap between them."""
    return cells(left) + gap + cells(right) <= columns


def formula(expression: Expression, lang: str | None) -> str:
    """A formula on one line, as people type it."""
    return unicode(expression, words=lambda over: words(f"over.{over}", lang) if over else "")


def written(text: Text, lang: str | None) -> str:
    """A run of words, formulas, addresses and code as one text."""
    return "".join(_inline(each, lang) for each in text)


def _inline(inline: str | Expression | Address | Code, lang: str | None) -> str:
    match inline:
        case str():
            return inline
        case Address():
            return str(inline)
        case Code(text):
            return text
        case Equality() | Expression():
            return formula(inline, lang)


def paragraph(text: Text, columns: int, lang: str | None, indent: int = 2, style: Style = "") -> list[Line]:
    """A run of words in lines; a formula, an address or a command in it is not broken, unless it is long."""
    run = ""
    for piece in text:
        said = _inline(piece, lang)
        whole = not isinstance(piece, str) and width(said) <= columns // 2
        run += said.replace(" ", _GLUE) if whole else said
    return [
        tuple(Span(span.text.replace(_GLUE, " "), span.style) for span in each)
        for each in wrapped(run, columns, indent, style)
    ]


def wrapped(text: str, columns: int, indent: int = 2, style: Style = "") -> list[Line]:
    """A paragraph in lines of at most so many cells, broken at spaces and between Chinese characters."""
    lines, current = [], ""
    for unit in _units(text):
        if current and width(current) + width(unit.rstrip(" ")) > columns - indent:
            lines.append(current.rstrip(" "))
            current = ""
        current += unit
    return [line(each, style, indent) for each in (*lines, current.rstrip(" ")) if each]


_CLOSING = "，。；：、）」』？"
_OPENING = "（「『"


def _units(text: str) -> Iterable[str]:
    """Words with the space behind them; each Chinese character, with the marks that may not begin a line."""
    unit = ""
    for place, character in enumerate(text):
        unit += character
        after = text[place + 1] if place + 1 < len(text) else ""
        ends = character == " " or (width(character) == 2 and character not in _OPENING and after != " ")
        if (ends or (width(after) == 2 and character not in _OPENING)) and after not in _CLOSING:
            yield unit
            unit = ""
    if unit:
        yield unit
