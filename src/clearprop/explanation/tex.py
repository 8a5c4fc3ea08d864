r"""Lines and matrices in LaTeX, for Markdown and for LaTeX documents alike.

A line is cut at its relations, ``z &= w_1 x_1 + b \\ &= …``, and a long part once more before a sign, so that
no line is wider than a page.  Matrices are plain ``bmatrix``, one row a line: people copy them, and so do
programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from clearprop.explanation.document import Factor, Grid, Matrix, MatrixEquation, PathLine
from clearprop.formula.alphabet import Pieces
from clearprop.formula.latex import Latex, latex, pieces
from clearprop.formula.tree import Equality, Expression, Number, Printed, Product
from clearprop.formula.writer import Words

_ALPHABET = Latex()
_MARKS = re.compile(r"\\(?:text|operatorname|mathrm)(?=\{)|\\[a-zA-Z]+|[{}^_&\\]")


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
    runs = [signed(sign, pieces(part, words=words)) for sign, part in zip(equality.signs, parts, strict=True)]
    together = [piece for run in runs for piece in run]
    room = width - _width(head)
    if sum(map(_width, together)) + len(together) <= room:
        return [f"{head} &{' '.join(together)}"]
    rows = _filled(runs, room)
    return [f"{head} &{rows[0]}", *(f"&{row}" for row in rows[1:])]


def signed(sign: str, inner: Pieces) -> Pieces:
    """The pieces of one side of a line, behind the relation that leads to it."""
    first, *rest = inner
    return (f"{_ALPHABET.sign(sign)} {first}", *rest)


def matrix(grid: Grid) -> str:
    r"""A grid as ``bmatrix``, one row a line, with dots where entries are left out."""
    gaps = [column is None for column in grid.columns]
    rows = [_row(cells, row is None, gaps) for cells, row in zip(grid.cells, grid.rows, strict=True)]
    inside = " \\\\\n".join(rows)
    return f"\\begin{{bmatrix}}\n{inside}\n\\end{{bmatrix}}"


def shape(grid: Grid) -> str:
    """The shape of a whole field, as Python writes it: ``(4, 2)`` or ``(4,)``."""
    return str(tuple(grid.shape))


def factor(each: Factor) -> str:
    """A matrix with its shape below it."""
    return rf"\underset{{{shape(each.grid)}}}{{{matrix(each.grid)}}}"


def equation(block: MatrixEquation, words: Words, width: int) -> list[str]:
    """A matrix worked out: formula, matrices put in, result; as many of them in a row as fit."""
    head, right = latex(block.name, words=words), latex(block.formula, words=words)
    between = r"\odot " if block.style == "elementwise" else ""
    units = [(f"= {right}", _width(right) + 2)]
    for place, term in enumerate(block.terms):
        for k, each in enumerate(term):
            sign = between if k else "+ " if place else "= "
            units.append((sign + factor(each), _matrix_width(each.grid) + 2))
    sign = _ALPHABET.sign(block.relation)
    units.append((f"{sign} {factor(Factor(block.name, block.result))}", _matrix_width(block.result) + 2))
    room = width - _width(head)
    rows, used = [""], 0
    for text, needed in units:
        if rows[-1] and used + needed > room:
            rows.append("")
            used = 0
        rows[-1] = f"{rows[-1]} {text}".strip()
        used += needed
    return [f"{head} &{rows[0]}", *(f"&{row}" for row in rows[1:])]


def whole(block: Matrix, words: Words) -> list[str]:
    """A whole field with its shape, and the formula that it came from."""
    name = latex(block.name, words=words)
    formula = [] if block.formula is None else [f"{name} &= {latex(block.formula, words=words)}"]
    return [*formula, f"{'' if formula else name} &= {factor(Factor(block.name, block.grid))}".strip()]


def nodes(path: PathLine, words: Words) -> str:
    """What lies along a path: ``w_1 \\to h_1 \\to o_1 \\to L``."""
    return r" \to ".join(latex(node, words=words) for node in path.nodes)


def path(block: PathLine, words: Words, width: int) -> list[str]:
    """The local derivatives along a path, multiplied; the name of each stands below it."""
    pieces = [
        _named_number(each.name, each.number, words, not place) for place, each in enumerate(block.factors)
    ]
    signs = ["", *[r"\times "] * (len(pieces) - 1)]
    row = " ".join(sign + piece for sign, piece in zip(signs, pieces, strict=True))
    return [f"&{row}", f"&{_ALPHABET.sign(block.relation)} {latex(block.result)}"]


def grids(block: MatrixEquation) -> list[Grid]:
    """The matrices of an equation, the result last."""
    return [*(each.grid for term in block.terms for each in term), block.result]


def aligned(rows: Iterable[str]) -> str:
    """Rows that stand under one another at their relations; a single one needs no environment."""
    listed = list(rows)
    if len(listed) == 1:
        return listed[0].replace("&", "")
    inside = " \\\\\n".join(listed)
    return f"\\begin{{aligned}}\n{inside}\n\\end{{aligned}}"


def _filled(runs: list[Pieces], room: int) -> list[str]:
    """Fill rows from each part of a line; what continues a part is set in."""
    rows: list[str] = []
    for run in runs:
        row = run[0]
        is_first = True
        for piece in run[1:]:
            if _width(row) + 1 + _width(piece) > room:
                rows.append(row if is_first else rf"\quad {row}")
                row, is_first = piece, False
            else:
                row = f"{row} {piece}"
        rows.append(row if is_first else rf"\quad {row}")
    if len(rows) > 1 and _width(rows[-2]) + 1 + _width(rows[-1]) <= room:
        rows[-2:] = [f"{rows[-2]} {rows[-1]}"]
    return rows


def _named_number(name: Expression, number: Printed, words: Words, leading: bool) -> str:
    digits = latex(number) if leading else latex(Product((Number(1.0), number))).partition(r"\times ")[2]
    return rf"\underset{{{latex(name, words=words)}}}{{{digits}}}"


def _matrix_width(grid: Grid) -> int:
    """About how many digits wide a matrix is set, brackets and gaps included."""
    columns = zip(*grid.cells, strict=True)
    return 2 + sum(
        2 + max((_width(latex(cell)) for cell in column if cell is not None), default=1) for column in columns
    )


def _row(cells: tuple[Printed | None, ...], is_gap: bool, gaps: list[bool]) -> str:
    written = []
    for cell, gap in zip(cells, gaps, strict=True):
        if cell is not None:
            written.append(latex(cell))
        else:
            written.append(r"\ddots" if gap and is_gap else r"\cdots" if gap else r"\vdots")
    return " & ".join(written)


def _width(piece: str) -> int:
    """About how many digits wide LaTeX sets a piece; of a fraction, its wider half."""
    piece = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", lambda found: max(found.groups(), key=len), piece)
    return len(_MARKS.sub(lambda found: "x" if len(found[0]) > 2 else "", piece).replace(" ", ""))
