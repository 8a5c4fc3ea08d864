"""Tables, paths and facts in a terminal."""

from __future__ import annotations

import re
from itertools import zip_longest

from clearprop.explanation.document import (
    Cell,
    Column,
    Facts,
    PathLine,
    Paths,
    Table,
    Text,
)
from clearprop.explanation.terminal.calculations import MARGIN, calculation
from clearprop.explanation.terminal.matrices import style
from clearprop.explanation.terminal.spans import (
    Line,
    Span,
    cells,
    formula,
    line,
    paragraph,
    spaces,
    wrapped,
    written,
)
from clearprop.formula.columns import at_one_point, written_alike
from clearprop.formula.tree import Expression, Negative, Printed, Quotient, Sum
from clearprop.formula.unicode import pieces
from clearprop.record.address import Address
from clearprop.words import text as words
from clearprop.words.width import Side, filled, pad, width

GAP = 3
_SHORT_NAME = 3


def table(block: Table, columns: int, lang: str | None) -> list[Line]:
    """Rows in columns, numbers aligned at the point; where that is too wide, each row a paragraph."""
    standing = [
        _column(head, [row[place] for row in block.rows], lang) for place, head in enumerate(block.columns)
    ]
    rows = list(zip(*standing, strict=True))
    gap = next((g for g in (GAP, 2, 1) if _width(rows[0], g) <= columns), None)
    lines = _paragraphs(rows, columns) if gap is None else [_spaced(row, gap) for row in rows]
    return [*lines, *(paragraph(block.left_out, columns, lang) if block.left_out else [])]


def _paragraphs(rows: list[tuple[Span, ...]], columns: int) -> list[Line]:
    """Each row as ``head value`` pairs, as many on a line as fit."""
    heads, *others = rows
    lines: list[Line] = []
    for row in others:
        current: Line = ()
        for head, span in zip(heads, row, strict=True):
            name, value = head.text.strip(), Span(span.text.strip(), span.style)
            if not value.text:
                continue
            pair = (Span(f"{name} ", "dim"), value) if name else (value,)
            if current and cells(current) + 3 + cells(pair) > columns:
                lines.append(current)
                current = (spaces(2 * MARGIN),)
            current = (
                (*current, spaces(3 if len(current) > 1 else 0), *pair)
                if current
                else (spaces(MARGIN), *pair)
            )
        lines.append(current)
    return lines


def _width(row: tuple[Span, ...], gap: int) -> int:
    return MARGIN + sum(width(span.text) for span in row) + gap * (len(row) - 1)


def _spaced(row: tuple[Span, ...], gap: int) -> Line:
    spans = [spaces(MARGIN)]
    for place, span in enumerate(row):
        spans += (spaces(gap), span) if place else (span,)
    return tuple(spans)


def _column(head: Column, found: list[Cell], lang: str | None) -> list[Span]:
    """One column with its head: numbers under one another at the point, words at the left."""
    numbers = at_one_point(written_alike([cell.number for cell in found if isinstance(cell, Printed)]))
    standing = iter(numbers)
    texts = [next(standing) if isinstance(cell, Printed) else _cell(cell, lang) for cell in found]
    title = written(head.head, lang)
    room = max(width(title), *(width(text) for text in texts))
    side: Side = "right" if numbers else "left"
    spans = [Span(pad(title, room, side), "dim")]
    for cell, text in zip(found, texts, strict=True):
        is_number = isinstance(cell, Printed)
        colour = (
            style(cell)
            if head.signed and isinstance(cell, Printed)
            else "dim"
            if isinstance(cell, Address)
            else ""
        )
        spans.append(Span(pad(text, room, "right" if is_number else "left"), colour))
    return spans


def _cell(cell: Address | Text | None, lang: str | None) -> str:
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, Address) else written(cell, lang)


def paths(block: Paths, columns: int, lang: str | None) -> list[Line]:
    """The paths as rows of factors under their names, if that fits; else one after the other."""
    one_way = len({path.nodes for path in block.lines}) == 1 and block.lines[0].example is not None
    rows = [_path(path, lang, with_way=not one_way) for path in block.lines]
    lines = _under_heads(block, rows, lang)
    if lines is None or max(map(cells, lines)) > columns:
        lines = _one_by_one(block, columns, lang)
    elif one_way:
        lines = [line(_nodes(block.lines[0], lang)), *lines]
    return [*lines, *(calculation(block.total, columns, lang) if block.count > 1 else [])]


def _path(path: PathLine, lang: str | None, *, with_way: bool = True) -> list[str]:
    """A path's cells: the way it takes, its factors with their signs, the result."""
    factors = [" ".join(pieces(factor.number)) for factor in path.factors]
    factors = [
        f"({number})" if place and number.startswith("−") else number for place, number in enumerate(factors)
    ]
    end = f"{path.relation} {formula(path.result, lang)}"
    return [_way(path, lang, with_way), factors[0], *(f"× {factor}" for factor in factors[1:]), end]


def _way(path: PathLine, lang: str | None, with_way: bool = True) -> str:
    """The stations of a path, behind the example that it runs through where there are several."""
    if path.example is None:
        return _nodes(path, lang)
    example = words("explain.example", lang, row=path.example)
    return f"{example}  {_nodes(path, lang)}" if with_way else example


def _nodes(path: PathLine, lang: str | None) -> str:
    return "→".join(formula(node, lang) for node in path.nodes)


def _under_heads(block: Paths, rows: list[list[str]], lang: str | None) -> list[Line] | None:
    if len({len(row) for row in rows}) > 1:
        return None
    ends = _at_point([row[-1] for row in rows])
    heads = ["", *_heads(block, rows, lang), ""]
    table_rows = [heads, *([*row[:-1], end] for row, end in zip(rows, ends, strict=True))]
    widths = [max(width(cell) for cell in column) for column in zip_longest(*table_rows, fillvalue="")]
    lines: list[Line] = []
    for place, row in enumerate(table_rows):
        text = " ".join(pad(cell, widths[k]) for k, cell in enumerate(row)).rstrip(" ")
        lines.append(line(text, "dim" if place == 0 else ""))
    return lines


def _at_point(texts: list[str]) -> list[str]:
    """Results under one another at the point, behind their signs."""
    parts = [(text[:2], *text[2:].partition(".")) for text in texts]
    left = max(len(whole) for _, whole, _, _ in parts)
    return [sign + whole.rjust(left) + point + rest for sign, whole, point, rest in parts]


def _heads(block: Paths, rows: list[list[str]], lang: str | None) -> list[str]:
    """The names of the factors: the different ones of a column side by side, or without their numbers."""
    heads = []
    for place in range(len(block.lines[0].factors)):
        names = list(dict.fromkeys(_tight(path.factors[place].name, lang) for path in block.lines))
        several = len(names) > 2 or (len(names) == 2 and max(map(width, names)) > _SHORT_NAME)
        head = re.sub(r"(?<=[a-z])\d+", "", names[0]) if several else ",".join(names)
        room = max(width(row[place + 1]) for row in rows)
        heads.append(f"  {head}" if place and width(head) + 2 <= room else head)
    return heads


def _tight(name: Expression, lang: str | None) -> str:
    return formula(name, lang).replace(" (", "(").replace(" − ", "−")


def _one_by_one(block: Paths, columns: int, lang: str | None) -> list[Line]:
    lines: list[Line] = []
    for path in block.lines:
        names = " × ".join(_bracketed(factor.name, lang) for factor in path.factors)
        lines += [line(_way(path, lang)), *wrapped(names, columns - 2, 4)]
        numbers = _path(path, lang)[1:]
        lines += [
            line(f"  = {text}") if k == 0 else line(f"    {text}")
            for k, text in enumerate(filled(numbers, columns - 8))
        ]
    return lines


def _bracketed(name: Expression, lang: str | None) -> str:
    text = formula(name, lang)
    return f"({text})" if isinstance(name, Sum | Quotient | Negative) else text


def facts(block: Facts, columns: int, lang: str | None) -> list[Line]:
    """Names, values and remarks in three columns; remarks go below where there is no room."""
    rows = [(written(f.name, lang), written(f.value, lang), written(f.aside, lang)) for f in block.facts]
    first, second = (max(width(row[place]) for row in rows) for place in (0, 1))
    lines: list[Line] = []
    for name, value, aside in rows:
        left: Line = (spaces(MARGIN), Span(pad(name, first)), spaces(GAP), Span(value))
        remark = (spaces(GAP + second - width(value)), Span(aside, "dim"))
        lines += [(*left, *remark)] if cells((*left, *remark)) <= columns else [left, line(aside, "dim", 4)]
    return lines
