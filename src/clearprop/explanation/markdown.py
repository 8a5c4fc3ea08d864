r"""An explanation in GitHub's Markdown, with formulas that KaTeX and MathJax both set.

GitHub hands a formula to Markdown before it sets it, which eats a backslash before a comma or an underscore
and keeps ``\\`` only at the end of a line.  So formulas are written without the first and with the second:
every place that shows Markdown then shows the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from clearprop.explanation import tex
from clearprop.explanation.document import (
    Block,
    Calculation,
    Cell,
    Code,
    Derivation,
    Facts,
    Grid,
    Inline,
    Legend,
    Matrix,
    MatrixEquation,
    NotPrinted,
    PathLine,
    Paths,
    Prose,
    Section,
    Table,
    Text,
)
from clearprop.explanation.figure import Figure
from clearprop.explanation.grids import left_out
from clearprop.formula.latex import latex
from clearprop.formula.numbers import written
from clearprop.formula.tree import Expression, Printed
from clearprop.record.address import Address
from clearprop.words import text as words

_WIDTH = 84
_SPECIAL = re.compile(r"[\\`*<>|~$&]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=\])[\[(:]|\[(?=\^)")
_OPENING = re.compile(r"(?:[#+=-]|\d+(?=[.)]))(?=[\s.)]|$)|-{3}|={3}")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "<span>$</span>"}


def markdown(document: Derivation) -> str:
    """Write the document as Markdown: calculations between ``$$``, their addresses above them."""
    return "\n\n".join(filter(None, _Writer(document.lang).parts(document))) + "\n"


def escaped(text: str) -> str:
    r"""Make any text mean nothing but itself, and leave ordinary text as it is.

    Examples
    --------
    >>> escaped("half_squared_error, sum"), escaped("a*b_|<c>")
    ('half_squared_error, sum', 'a\\*b\\_\\|&lt;c&gt;')
    """
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), text)


def for_github(formula: str) -> str:
    r"""The same formula without what GitHub's Markdown takes out of formulas.

    Examples
    --------
    >>> print(for_github(r"\delta^{(2)}_{0,1} \, W + \text{clip\_scale} \, |z|"))
    \delta_{0,1}^{(2)} \thinspace W + \text{clip scale} \thinspace \lvert z\rvert
    """
    formula = re.sub(r"\^\{\((\d+)\)\}_(\{(?:[^{}]|\{[^{}]*\})*\})", r"_\2^{(\1)}", formula)
    formula = re.sub(r"\\(?:text|operatorname)\{([^{}]*\\_[^{}]*)\}", _with_spaces, formula)
    formula = re.sub(r"\|([^|]*)\|", r"\\lvert \1\\rvert", formula)
    return re.sub(r"\\, ?", lambda _: r"\thinspace ", formula)


class _Writer:
    """Writes the parts of a document; each stands between empty lines."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def parts(self, document: Derivation) -> Iterator[str]:
        yield f"# {self.text(document.title)}"
        yield from (self.text(line) for line in (*document.subtitle, document.aside))
        if document.key:
            yield f"**{self.text(document.key)}**"
        yield from self.blocks(document.blocks, 2)

    def blocks(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block, depth)

    def block(self, block: Block, depth: int) -> Iterator[str]:
        match block:
            case Section():
                number = "" if block.number is None else f"{block.number} "
                yield f"{'#' * min(depth, 6)} {number}{self.text(block.title)}"
                yield self.text(block.aside)
                yield from self.blocks(block.blocks, depth + 1)
            case Prose(text):
                yield self.text(text)
            case Calculation():
                yield from self.calculation(block)
            case Matrix():
                yield from self.matrix(block)
            case MatrixEquation():
                yield self.label(block.address, ())
                yield self.display(tex.equation(block, self.over, _WIDTH))
                yield self.missing(*tex.grids(block))
            case Table():
                yield self.table(block)
                yield self.text(block.left_out)
            case Paths(lines, total=total):
                for line in lines:
                    yield from self.path(line)
                yield from self.calculation(total)
            case Facts(facts):
                pairs = ((fact, self.text(fact.value)) for fact in facts)
                yield self.items(
                    f"{self.text(fact.name)} **{value}** {self.text(fact.aside)}" for fact, value in pairs
                )
            case Legend(names, deeper):
                yield self.items(f"{self.text((name,))} = {self.text((where,))}" for name, where in names)
                yield self.text(deeper)
            case NotPrinted(what, commands):
                yield self.text(what)
                yield self.items(f"{self.text(about)} {self.text((code,))}" for about, code in commands)
            case Figure(caption=caption):
                yield f"*{words('page.picture', self.lang)}* {self.text(caption)}"
            case _:
                raise TypeError(f"Markdown has no words for a {type(block).__name__}")

    def calculation(self, block: Calculation) -> Iterator[str]:
        yield self.label(block.address, block.aside)
        yield self.display(tex.line(block.equality, self.over, _WIDTH))

    def matrix(self, block: Matrix) -> Iterator[str]:
        yield self.label(block.address, block.aside)
        yield self.display(tex.whole(block, self.over, _WIDTH))
        yield self.missing(block.grid)

    def path(self, line: PathLine) -> Iterator[str]:
        example = "" if line.example is None else words("explain.example", self.lang, row=line.example) + ": "
        yield f"{example}${for_github(tex.nodes(line, self.over))}$"
        yield self.display(tex.path(line, self.over, _WIDTH))

    def label(self, address: Address | None, aside: Text) -> str:
        """What stands in grey beside a formula elsewhere, here above it."""
        parts = [self.text((address,))] if address is not None else []
        return " · ".join([*parts, *([self.text(aside)] if aside else [])])

    def missing(self, *grids: Grid) -> str:
        return self.text(left_out(grids[-1], self.lang))

    def display(self, rows: list[str]) -> str:
        return f"$$\n{for_github(tex.aligned(rows))}\n$$"

    def table(self, block: Table) -> str:
        is_number = [
            all(isinstance(row[place], Printed | None) for row in block.rows)
            for place in range(len(block.columns))
        ]
        head = " | ".join(self.text(column.head) for column in block.columns)
        rule = " | ".join("---:" if number else ":---" for number in is_number)
        rows = [" | ".join(map(self.cell, row)) for row in block.rows]
        return "\n".join(f"| {row} |" for row in (head, rule, *rows))

    def cell(self, cell: Cell) -> str:
        if cell is None:
            return ""
        return self.text(cell if isinstance(cell, tuple) else (cell,))

    def items(self, texts: Iterable[str]) -> str:
        return "\n".join(f"- {text.strip()}" for text in texts)

    def text(self, text: Text) -> str:
        """A run of words; a formula is kept off the letters beside it, or it would not be seen as one."""
        parts = list(filter(None, map(self.inline, text)))
        if text and isinstance(text[0], str) and (found := _OPENING.match(parts[0])):
            end = found.end() if found[0].isdigit() else 0
            parts[0] = f"{parts[0][:end]}\\{parts[0][end:]}"
        return "".join(
            f" {right}" if _run_together(left, right) else right for left, right in pairwise(["", *parts])
        )

    def inline(self, piece: Inline) -> str:
        match piece:
            case str():
                return escaped(piece)
            case Printed(number):
                return written(number, "×")
            case Expression():
                return f"${for_github(latex(piece, words=self.over))}$"
            case Address():
                return f"`{piece}`"
            case Code(text):
                fence = "``" if "`" in text else "`"
                return f"{fence}{text}{fence}"
        raise TypeError(f"{piece!r} is not text")

    def over(self, axis: str) -> str:
        return words(f"over.{axis}", self.lang) if axis else ""


def _with_spaces(found: re.Match[str]) -> str:
    return rf"\text{{{found[1].replace(chr(92) + '_', ' ')}}}"


def _run_together(left: str, right: str) -> bool:
    is_before, is_behind = right.startswith("$"), left.endswith("$")
    return (
        (is_before and left[-1:].isalnum())
        or (is_behind and right[:1].isalnum())
        or (is_before and is_behind)
    )
