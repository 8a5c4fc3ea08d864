"""A worked line in a terminal: *left = formula = numbers ≈ result*, continued under the first ``=``."""

from __future__ import annotations

from clearprop.explanation.document import Calculation
from clearprop.explanation.terminal.spans import Line, Span, both_ends, fits, line, spaces, wrapped, written
from clearprop.formula.tree import Expression
from clearprop.formula.unicode import pieces
from clearprop.words import text as words
from clearprop.words.width import width

MARGIN = 2
_RELATIONS = ("=", "≈", "≠")
_TERMS = ("+", "−", *_RELATIONS)
_FACTORS = ("×", "⊙", *_TERMS)


def calculation(block: Calculation, columns: int, lang: str | None) -> list[Line]:
    """Lay a calculation out; its aside stands at the right of the first line that has room for it."""
    aside, room = written(block.aside, lang), columns - MARGIN
    parts, signs = block.equality.parts, block.equality.signs
    lines = [line(each) for each in equality(parts, signs, room, lang)]
    if aside and len(lines) == 1 and not fits(lines[0], (Span(aside),), room):
        broken = [line(each) for each in equality(parts, signs, room, lang, whole=False)]
        lines = broken if fits(broken[0], (Span(aside),), room) else lines
    return with_aside(lines, aside, columns)


def with_aside(lines: list[Line], aside: str, columns: int) -> list[Line]:
    """Put a remark in grey at the right of the first line that has room, else above."""
    if not aside:
        return lines
    remark, room = (Span(aside, "dim"),), columns - MARGIN
    for place, each in enumerate(lines):
        if fits(each, remark, room):
            return [*lines[:place], both_ends(each, remark, room), *lines[place + 1 :]]
    if width(aside) > room - MARGIN:
        return [*wrapped(aside, room, MARGIN, "dim"), *lines]
    return [(spaces(room - width(aside)), *remark), *lines]


def equality(
    parts: tuple[Expression, ...],
    signs: tuple[str, ...],
    columns: int,
    lang: str | None,
    *,
    whole: bool = True,
) -> list[str]:
    """Write a line in as few lines as it takes; breaks come before ``=``, ``≈`` and operators.

    ``whole`` False breaks behind the formula even where all would fit, to leave room at the right.
    """
    room = columns - MARGIN
    left = " ".join(_pieces(parts[0], lang))
    sides = [_glued([sign, *_pieces(part, lang)]) for sign, part in zip(signs, parts[1:], strict=True)]
    together = " ".join((left, *(" ".join(side) for side in sides)))
    if whole and width(together) <= room:
        return [together]
    start = width(left) + 1
    rows: list[list[str]] = [sides[0]]
    for side in sides[1:]:
        longer = " ".join((*rows[-1], *side))
        if len(rows) > 1 and start + width(longer) <= room:
            rows[-1] = [*rows[-1], *side]
        else:
            rows.append(side)
    texts = [text for row in rows for text in _filled(row, room - start)]
    return [f"{left} {texts[0]}", *(" " * start + text for text in texts[1:])]


def _pieces(part: Expression, lang: str | None) -> list[str]:
    return list(pieces(part, words=lambda over: words(f"over.{over}", lang) if over else ""))


def _glued(parts: list[str]) -> list[str]:
    """The sign stays with the first piece behind it."""
    return [f"{parts[0]} {parts[1]}", *parts[2:]]


def _filled(row: list[str], room: int) -> list[str]:
    """Pieces in lines; continued ones stand two cells further in."""
    lines: list[str] = []
    for unit in _units(row, room - 2):
        if lines and width(lines[-1]) + 1 + width(unit) <= room:
            lines[-1] += f" {unit}"
        else:
            lines.append(f"  {unit}" if lines else unit)
    return lines


def _units(row: list[str], room: int, depth: int = 0) -> list[str]:
    """Terms that stay together; where one is too long, its factors, then what is in its brackets."""
    units: list[str] = []
    for term in _grouped(row, _TERMS, depth):
        for factor in [term] if width(" ".join(term)) <= room else _grouped(term, _FACTORS, depth):
            fits_whole = width(" ".join(factor)) <= room or len(factor) == 1
            units += [" ".join(factor)] if fits_whole else _units(factor, room, depth + 1)
    return units


def _grouped(row: list[str], signs: tuple[str, ...], depth: int = 0) -> list[list[str]]:
    """Pieces in groups that begin with one of the signs, no deeper in brackets than ``depth``."""
    groups: list[list[str]] = []
    deep = 0
    for piece in row:
        if not groups or (deep <= depth and piece.split(" ")[0] in signs):
            groups.append([])
        groups[-1].append(piece)
        deep += piece.count("(") - piece.count(")")
    return groups
