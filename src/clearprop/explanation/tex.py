r"""Lines and matrices in LaTeX, for Markdown and for LaTeX documents alike.

A line is cut at its relations, ``z &= w_1 x_1 + b \\ &= …``, and a long part once more before a sign, so that
no line is wider than a page.  Matrices are plain ``bmatrix``, one row a line: people copy them, and so do
programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from clearprop.explanation.breaking import Marks, units
from clearprop.explanation.document import Factor, Grid, Matrix, MatrixEquation, PathLine
from clearprop.explanation.padding import padding
from clearprop.formula.alphabet import Pieces, glued
from clearprop.formula.latex import Latex, latex
from clearprop.formula.tree import Equality, Expression, Number, Printed, Product
from clearprop.formula.writer import Words, Writer


class Flat(Latex):
    """LaTeX without stacks: what is too wide for a fraction is written on the line, and may break."""

    fractions_are_inline = True

    def fraction(self, numerator: Pieces, denominator: Pieces) -> Pieces:
        return (*numerator, *glued("/ ", denominator))

    def root(self, inner: Pieces) -> Pieces:
        return glued(r"\surd ", inner)


_ALPHABET, _FLAT = Latex(), Flat()
_MATRIX = re.compile(r"\\underset\{\([^)]*\)\}\{\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}\}", re.DOTALL)
_MARKS = Marks(times=(r"\times", r"\odot", "/"))
_UNIT = 40  # brackets and terms up to so many digits wide stay on one line


def line(equality: Equality, words: Words, width: int) -> list[str]:
    r"""One calculation as rows of an ``aligned`` environment, each at most about ``width`` characters wide.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from clearprop.formula.tree import Symbol
    >>> half = Printed(Decimal("0.5"))
    >>> line(Equality((Symbol("z"), half + half, Printed(Decimal(1))), ("=", "=")), str, 80)
    ['z &= 0.5 + 0.5 = 1']
    >>> line(Equality((Symbol("z"), half + half, Printed(Decimal(1))), ("=", "=")), str, 8)
    ['z &= 0.5', '&\\quad + 0.5', '&= 1']
    """
    left, *parts = equality.parts
    head = latex(left, words=words)
    runs = [_behind(sign, part, words, width) for sign, part in zip(equality.signs, parts, strict=True)]
    together = [piece for run in runs for piece in run]
    room = width - width_of(head)
    if sum(map(width_of, together)) + len(together) <= room:
        return [f"{head} &{' '.join(together)}"]
    rows = _filled(runs, room)
    return [f"{head} &{rows[0]}", *(f"&{row}" for row in rows[1:])]


def matrix(grid: Grid, *, aligned: bool = False) -> str:
    r"""A grid as ``bmatrix``, one row a line, with dots where entries are left out.

    ``aligned`` pads entries that stop early with invisible digits, so that points stand under one another
    where columns are flush right.
    """
    columns = [_column(grid, place, aligned) for place in range(len(grid.columns))]
    inside = " \\\\\n".join(" & ".join(row) for row in zip(*columns, strict=True))
    return f"\\begin{{bmatrix}}\n{inside}\n\\end{{bmatrix}}"


def phantom(digits: str) -> str:
    """Digits that take their room and are not seen."""
    return rf"\phantom{{{digits}}}" if digits else ""


def shape(grid: Grid) -> str:
    """The shape of a whole field, as Python writes it: ``(4, 2)`` or ``(4,)``."""
    return str(tuple(grid.shape))


def factor(each: Factor, *, aligned: bool = False) -> str:
    """A matrix with its shape below it."""
    return rf"\underset{{{shape(each.grid)}}}{{{matrix(each.grid, aligned=aligned)}}}"


def equation(block: MatrixEquation, words: Words, width: int, *, aligned: bool = False) -> list[str]:
    """A matrix worked out: formula, matrices put in, result; as many of them in a row as fit."""
    head, right = latex(block.name, words=words), latex(block.formula, words=words)
    between = r"\odot " if block.style == "elementwise" else ""
    parts = [f"= {right}"]
    for place, term in enumerate(block.terms):
        for k, each in enumerate(term):
            sign = between if k else "+ " if place else "= "
            parts.append(sign + factor(each, aligned=aligned))
    result = factor(Factor(block.name, block.result), aligned=aligned)
    parts.append(f"{_ALPHABET.sign(block.relation)} {result}")
    rows = [parts[0]]
    for part in parts[1:]:
        if width_of(head) + widest([rows[-1]]) + widest([part]) > width:
            rows.append(part)
        else:
            rows[-1] = f"{rows[-1]} {part}"
    return [f"{head} &{rows[0]}", *(f"&{row}" for row in rows[1:])]


def whole(block: Matrix, words: Words, width: int, *, aligned: bool = False) -> list[str]:
    """A whole field with its shape, behind the formula that it came from; below it, if that is too wide."""
    head, shown = (
        latex(block.name, words=words),
        f"= {factor(Factor(block.name, block.grid), aligned=aligned)}",
    )
    if block.formula is None:
        return [f"{head} &{shown}"]
    formula = f"{head} &= {latex(block.formula, words=words)}"
    fits = width_of(formula) + widest([shown]) <= width
    return [f"{formula} {shown}"] if fits else [formula, f"&{shown}"]


def nodes(path: PathLine, words: Words) -> str:
    """What lies along a path: ``w_1 \\to h_1 \\to o_1 \\to L``."""
    return r" \to ".join(latex(node, words=words) for node in path.nodes)


def path(block: PathLine, words: Words, width: int) -> list[str]:
    """The local derivatives along a path, multiplied; the name of each stands below it."""
    rows, used = ["&"], 0
    for place, each in enumerate(block.factors):
        name, digits = latex(each.name, words=words), _factor(each.number, leading=not place)
        times = r" \times " if place else ""
        needed = max(width_of(name) * 3 // 4, width_of(digits)) + 2
        if place and used + needed > width:
            rows.append(r"&\quad ")
            used = 2
        rows[-1] += rf"{times}\underset{{{name}}}{{{digits}}}"
        used += needed
    result = f"{_ALPHABET.sign(block.relation)} {latex(block.result)}"
    if used + width_of(result) > width:
        return [*rows, f"&{result}"]
    return [*rows[:-1], f"{rows[-1]} {result}"]


def widest(rows: list[str]) -> int:
    """About how many digits wide the widest row is, its matrices included."""
    return max(width_of(_MATRIX.sub(_as_wide, row)) for row in rows)


def grids(block: MatrixEquation) -> list[Grid]:
    """The matrices of an equation, the result last."""
    return [*(each.grid for term in block.terms for each in term), block.result]


def aligned(rows: Iterable[str]) -> str:
    """Rows that stand under one another at their relations; a single one needs no environment."""
    listed = list(rows)
    if len(listed) == 1:
        return listed[0].replace("&", "", 1)
    inside = " \\\\\n".join(listed)
    return f"\\begin{{aligned}}\n{inside}\n\\end{{aligned}}"


def _behind(sign: str, part: Expression, words: Words, width: int) -> list[str]:
    """One side of a line behind its relation, cut where it may break."""
    pieces = Writer(_ALPHABET, words=words).write(part)
    if any(width_of(piece) > 0.6 * width for piece in pieces):
        pieces = Writer(_FLAT, words=words).write(part)
    first, *rest = units(pieces, width_of, _UNIT, _MARKS)
    return [f"{_ALPHABET.sign(sign)} {first}", *rest]


def _filled(runs: list[list[str]], room: int) -> list[str]:
    """Fill rows from each part of a line; what continues a part is set in."""
    rows: list[str] = []
    for run in runs:
        row = run[0]
        is_first = True
        for piece in run[1:]:
            if width_of(row) + 1 + width_of(piece) > room:
                rows.append(row if is_first else rf"\quad {row}")
                row, is_first = piece, False
            else:
                row = f"{row} {piece}"
        rows.append(row if is_first else rf"\quad {row}")
    if len(rows) > 1 and width_of(rows[-2]) + 1 + width_of(rows[-1]) <= room:
        rows[-2:] = [f"{rows[-2]} {rows[-1]}"]
    return rows


def _factor(number: Printed, leading: bool) -> str:
    """A number as a factor: behind a sign, a negative one stands in brackets."""
    return latex(number) if leading else latex(Product((Number(1.0), number))).partition(r"\times ")[2]


def _as_wide(found: re.Match[str]) -> str:
    columns = zip(*(row.split("&") for row in found[1].split("\\\\\n")), strict=True)
    return "x" * (2 + sum(2 + max(map(width_of, column)) for column in columns))


def _column(grid: Grid, place: int, aligned: bool) -> list[str]:
    cells = [row[place] for row in grid.cells]
    pads = iter(padding([cell for cell in cells if cell is not None]))
    is_gap = grid.columns[place] is None
    return [
        _dots(row is None, is_gap)
        if cell is None
        else latex(cell) + phantom(next(pads)[1] if aligned else "")
        for cell, row in zip(cells, grid.rows, strict=True)
    ]


def _dots(is_row: bool, is_column: bool) -> str:
    return r"\ddots" if is_row and is_column else r"\vdots" if is_row else r"\cdots"


def width_of(piece: str) -> int:
    """About how many digits wide LaTeX sets a piece: a fraction as wide as its wider half."""
    piece = re.sub(r"\\phantom|\\q?quad", "", piece)
    piece = re.sub(
        r"[_^]\{((?:[^{}]|\{[^{}]*\})*)\}", lambda found: "x" * (width_of(found[1]) * 3 // 4), piece
    )
    piece = re.sub(r"\\(?:text|operatorname)\{([^{}]*)\}", r"\1", piece)
    piece = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", lambda found: max(found.groups(), key=len), piece)
    piece = re.sub(r"\\(?:times|approx|neq|odot|to)(?![a-z])|[-+=]", "xx", piece)
    letters = re.sub(r"[{}^_&\\ ]", "", re.sub(r"\\[a-zA-Z]+", "x", piece))
    return len(letters) + len(re.findall("[A-Zmw]", letters))
