r"""An explanation as a LaTeX document: ``xelatex`` makes a page of it, in English and in Chinese.

Only packages of a plain TeX installation are used, and ``ctex`` where there is Chinese.  Addresses stand at
the right of their formulas as tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from string import Template

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
from clearprop.explanation.padding import padding
from clearprop.formula.latex import latex as formula
from clearprop.formula.tree import Expression, Printed
from clearprop.record.address import Address
from clearprop.words import text as words

_WIDTH = 72
_SIZES = {"normalsize": 1.0, "footnotesize": 1.2, "scriptsize": 1.4}  # how much more of it fits on a line
_PAGE = 30  # rows of a table that stay on one page
_HEADINGS = ("section", "subsection", "subsubsection", "paragraph")
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_FOR_CHINESE = r"""\IfFileExists{ctex.sty}
  {\usepackage[UTF8,scheme=plain]{ctex}}
  {\usepackage{fontspec}\setmainfont{Noto Serif CJK SC}\XeTeXlinebreaklocale "zh"}"""
_ESCAPES = {mark: f"\\{mark}" for mark in "#$%&_{}"} | {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "−": "$-$",
    "×": r"$\times$",
    "·": r"$\cdot$",
    "≈": r"$\approx$",
    "≠": r"$\neq$",
    "→": r"$\to$",
    "⊙": r"$\odot$",
    "∂": r"$\partial$",
    "Σ": r"$\Sigma$",
    "σ": r"$\sigma$",
    "δ": r"$\delta$",
    "η": r"$\eta$",
    "ε": r"$\varepsilon$",
    "½": r"$\frac{1}{2}$",
    "ᵀ": r"$^{\top}$",
    "′": r"$'$",
    "✓": r"$\checkmark$",
    "…": r"\dots{}",
    "\u2009": r"\,",
    "⁻": r"$^{-}$",
    **{mark: f"$^{{{digit}}}$" for digit, mark in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{mark: f"$_{{{digit}}}$" for digit, mark in enumerate("₀₁₂₃₄₅₆₇₈₉")},
}


def latex(document: Derivation) -> str:
    """Write the document as LaTeX for xelatex; Chinese is set with ctex, or else with a Noto font."""
    content = body(document)
    chinese = _FOR_CHINESE if _CHINESE.search(content) else ""
    return _template().substitute(chinese=chinese, body=content)


def body(document: Derivation) -> str:
    """What stands between the beginning and the end of the document."""
    return "\n\n".join(filter(None, _Writer(document.lang).parts(document)))


@cache
def _template() -> Template:
    return Template(files(__package__).joinpath("templates/document.tex").read_text("utf-8"))


def escaped(text: str) -> str:
    r"""Make any text mean nothing but itself to LaTeX.

    Examples
    --------
    >>> print(escaped("100 % of a_b → c"))
    100 \% of a\_b $\to$ c
    """
    return "".join(_ESCAPES.get(letter, letter if letter.isprintable() else " ") for letter in text)


class _Writer:
    """Writes the parts of a document, each a paragraph of its own."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def parts(self, document: Derivation) -> Iterator[str]:
        title = self.text(document.title).replace(r"\address{", r"\texttt{")
        yield rf"{{\LARGE\bfseries\boldmath {title}\par}}"
        yield from (rf"\aside{{{self.text(line)}}}" for line in (*document.subtitle, document.aside) if line)
        if document.key:
            yield rf"{{\large {self.text(document.key)}\par}}"
        yield from self.blocks(document.blocks, 0)

    def blocks(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block, depth)

    def block(self, block: Block, depth: int) -> Iterator[str]:
        match block:
            case Section():
                number = "" if block.number is None else rf"{block.number}\quad "
                heading = _HEADINGS[min(depth, len(_HEADINGS) - 1)]
                yield rf"\{heading}{{{number}{self.text(block.title)}}}"
                yield self.aside(block.aside)
                yield from self.blocks(block.blocks, depth + 1)
            case Prose(text):
                yield self.text(text)
            case Calculation():
                yield self.calculation(block)
            case Matrix():
                yield self.aside(block.aside)
                yield _fitted(tex.whole(block, self.over, _WIDTH, aligned=True), self.tag(block.address))
                yield self.missing(block.grid)
            case MatrixEquation():
                yield _fitted(tex.equation(block, self.over, _WIDTH, aligned=True), self.tag(block.address))
                yield self.missing(block.result)
            case Table():
                yield self.table(block)
                yield self.aside(block.left_out)
            case Paths(lines, total=total):
                yield from map(self.path, lines)
                yield self.calculation(total)
            case Facts(facts):
                rows = (
                    (self.text(fact.name), rf"\textbf{{{self.text(fact.value)}}}", self.text(fact.aside))
                    for fact in facts
                )
                yield _tabular("lrl", map(" & ".join, rows))
            case Legend(names, deeper):
                yield "\\quad\n".join(
                    f"\\mbox{{{self.text((name,))} = {self.text((at,))}}}" for name, at in names
                )
                yield self.aside(deeper)
            case NotPrinted(what, commands):
                yield self.text(what)
                pairs = (f"{self.text(about)} & {self.text((code,))}" for about, code in commands)
                yield _tabular("ll", pairs) if commands else ""
            case Figure(caption=caption):
                yield rf"\aside{{{escaped(words('page.picture', self.lang))} {self.text(caption)}}}"
            case _:
                raise TypeError(f"LaTeX has no words for a {type(block).__name__}")

    def calculation(self, block: Calculation) -> str:
        rows = tex.line(block.equality, self.over, _WIDTH)
        return "\n\n".join(filter(None, (self.aside(block.aside), _display(rows, self.tag(block.address)))))

    def path(self, line: PathLine) -> str:
        rows = tex.path(line, self.over, _WIDTH)
        example = "" if line.example is None else words("explain.example", self.lang, row=line.example) + ": "
        return f"{escaped(example)}${tex.nodes(line, self.over)}$\n\n{_display(rows)}"

    def tag(self, address: Address | None) -> str:
        return "" if address is None else rf" \tag*{{{self.text((address,))}}}"

    def aside(self, text: Text) -> str:
        return rf"\aside{{{self.text(text)}}}" if text else ""

    def missing(self, grid: Grid) -> str:
        return self.aside(left_out(grid, self.lang))

    def table(self, block: Table) -> str:
        columns = [[row[place] for row in block.rows] for place in range(len(block.columns))]
        numbers = [all(isinstance(cell, Printed | None) for cell in column) for column in columns]
        rows = [" & ".join(row) for row in zip(*map(self.cells, columns), strict=True)]
        head = " & ".join(self.text(column.head) for column in block.columns)
        kinds = "".join("r" if number else "l" for number in numbers)
        name, end = ("longtable", "\n\\endhead") if len(rows) > _PAGE else ("tabular", "")
        inside = " \\\\\n".join(rows)
        return (
            f"\\begin{{{name}}}{{@{{}}{kinds}@{{}}}}\n\\toprule\n{head} \\\\\n\\midrule{end}\n"
            f"{inside} \\\\\n\\bottomrule\n\\end{{{name}}}"
        )

    def cells(self, column: list[Cell]) -> list[str]:
        """A column of a table; numbers stand under one another at the point."""
        pads = iter(padding([cell for cell in column if isinstance(cell, Printed)]))
        return [self.cell(cell, next(pads)[1] if isinstance(cell, Printed) else "") for cell in column]

    def cell(self, cell: Cell, behind: str) -> str:
        if cell is None:
            return ""
        if isinstance(cell, Printed):
            return f"${formula(cell)}{tex.phantom(behind)}$"
        return self.text(cell if isinstance(cell, tuple) else (cell,))

    def text(self, text: Text) -> str:
        return "".join(map(self.inline, text))

    def inline(self, piece: Inline) -> str:
        match piece:
            case str():
                return escaped(piece)
            case Expression():
                return f"${formula(piece, words=self.over)}$"
            case Address():
                return rf"\address{{{escaped(str(piece))}}}"
            case Code(text):
                return rf"\texttt{{{escaped(text)}}}"
        raise TypeError(f"{piece!r} is not text")

    def over(self, axis: str) -> str:
        return words(f"over.{axis}", self.lang) if axis else ""


def _display(rows: list[str], tag: str = "") -> str:
    inside = " \\\\\n".join((rows[0] + tag, *rows[1:]))
    return f"\\begin{{align*}}\n{inside}\n\\end{{align*}}"


def _fitted(rows: list[str], tag: str) -> str:
    """Matrices, in a smaller size where they are wider than the page."""
    display, widest = _display(rows, tag), tex.widest(rows)
    size = next((name for name, share in _SIZES.items() if widest <= _WIDTH * share), "tiny")
    return display if size == "normalsize" else f"{{\\{size}\n{display}\n}}"


def _tabular(kinds: str, rows: Iterable[str]) -> str:
    inside = " \\\\\n".join(rows)
    return f"\\begin{{tabular}}{{@{{}}{kinds}@{{}}}}\n{inside}\n\\end{{tabular}}"
