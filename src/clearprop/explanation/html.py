"""An explanation as one HTML file: native MathML, no script, nothing from the network.

The templates say what a page looks like; this module prepares what they show: texts, rows of formulas, and an
anchor for every address, so that each number can be linked to and every address in a text leads to its line.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from clearprop.explanation import mathml
from clearprop.explanation.document import (
    Block,
    Calculation,
    Cell,
    Code,
    Derivation,
    Grid,
    Inline,
    Matrix,
    MatrixEquation,
    PathFactor,
    Paths,
    Table,
    Text,
    blocks,
)
from clearprop.explanation.grids import left_out
from clearprop.explanation.padding import padding
from clearprop.formula.numbers import is_negative, written
from clearprop.formula.tree import Expression, Printed
from clearprop.record.address import Address
from clearprop.words import text as words

_TEMPLATES = Environment(
    loader=PackageLoader("clearprop.explanation"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# Compiled here, with the import that a first page waits for anyway: later pages take milliseconds.
_PAGE, _FRAGMENT, *_ = map(
    _TEMPLATES.get_template, ("page.html", "fragment.html", "document.html", "blocks.html", "style.css")
)


def page(document: Derivation) -> str:
    """Write the document as a page that stands by itself."""
    return _rendered(_PAGE, document, "")


def fragment(document: Derivation) -> str:
    """Write the document to be put into another page, such as a notebook; its anchors are its own."""
    said = (document.title, document.aside, document.subtitle, document.key)
    name = hashlib.sha256(repr(said).encode()).hexdigest()[:6]
    return _rendered(_FRAGMENT, document, f"cp-{name}-")


def _rendered(template: Template, document: Derivation, prefix: str) -> str:
    shown = _Page(document, prefix)
    return template.render(document=document, page=shown, say=shown.say)


class _Page:
    """What the templates ask for; everything that it hands out is escaped already."""

    def __init__(self, document: Derivation, prefix: str) -> None:
        self.document = document
        self.prefix = prefix
        self.anchors: dict[Address, int] = {}
        for block in blocks(document):
            worked = block.total if isinstance(block, Paths) else block
            address = _address_of(worked)
            if address is not None:
                self.anchors.setdefault(address, id(worked))

    def say(self, key: str, **values: Any) -> str:
        """The words for a key, in the document's language."""
        return words(key, self.document.lang, **values)

    def kind(self, block: Block) -> str:
        """Which macro writes a block."""
        return type(block).__name__.lower()

    def anchor(self, block: Block) -> str:
        """The id of a block, if it is the first that works its address out."""
        address = _address_of(block)
        return self._id(address) if address is not None and self.anchors[address] == id(block) else ""

    def link(self, address: Address) -> Markup:
        """An address, leading to its line if the page has it."""
        code = Markup("<code>{}</code>").format(str(address))
        if address not in self.anchors:
            return code
        return Markup('<a href="#{}">{}</a>').format(self._id(address), code)

    def text(self, text: Text, links: bool = True) -> Markup:
        """A run of words with formulas, addresses and code in it."""
        return Markup("").join(self._inline(piece, links) for piece in text)

    def line(self, block: Calculation) -> mathml.Row:
        """The formulas of a calculation, its left side first."""
        return self._row(mathml.line(block.equality, self._over))

    def equation(self, block: MatrixEquation) -> mathml.Row:
        """The matrices of an equation."""
        return self._row(mathml.equation(block, self._over, self._more))

    def matrix(self, block: Matrix) -> mathml.Row:
        """A whole field beside its formula."""
        return self._row(mathml.field(block, self._over, self._more))

    def formula(self, expression: Expression) -> Markup:
        """A formula that may wrap."""
        return Markup(mathml.inline(expression, self._over))

    def number(self, printed: Printed) -> str:
        """The digits of a number."""
        return written(printed.number, "×")

    def sign(self, printed: Printed) -> str:
        """The class that colours a number by its sign."""
        return mathml.sign_class(printed)

    def factor(self, factor: PathFactor, first: bool) -> str:
        """A factor on a path; a negative one behind ``×`` stands in brackets."""
        digits = self.number(factor.number)
        return f"({digits})" if not first and is_negative(factor.number.number) else digits

    def cell_kind(self, cell: Cell) -> str:
        """What stands in a cell of a table."""
        match cell:
            case Printed():
                return "number"
            case Address():
                return "address"
        return "" if cell is None else "text"

    def is_words(self, table: Table, place: int) -> bool:
        """Whether a column of a table holds no numbers."""
        return not any(isinstance(row[place], Printed) for row in table.rows)

    def zeros(self, table: Table) -> list[list[str]]:
        """The invisible digits that let the numbers of a table stand under one another at the point."""
        columns = []
        for column in zip(*table.rows, strict=True):
            pads = iter(padding([cell for cell in column if isinstance(cell, Printed)]))
            columns.append([next(pads)[1] if isinstance(cell, Printed) else "" for cell in column])
        return [list(row) for row in zip(*columns, strict=True)]

    def text_sign(self, text: Text) -> str:
        """The class of the first number in a text."""
        return next((self.sign(piece) for piece in text if isinstance(piece, Printed)), "")

    def plain(self, text: Text) -> str:
        """A text without marks, for an attribute."""
        return re.sub("<[^>]*>", "", str(self.text(text, links=False)))

    def svg(self, text: str) -> Markup:
        """A picture, drawn by clearprop, to stand in the page."""
        return Markup(re.sub(r"^<\?xml[^>]*\?>\s*", "", text))

    def _id(self, address: Address) -> str:
        return self.prefix + re.sub(r"[^\w.]+", "-", str(address)).strip("-")

    def _row(self, row: mathml.Row) -> mathml.Row:
        return mathml.Row(Markup(row.left), tuple(map(Markup, row.pieces)), row.is_long)

    def _inline(self, piece: Inline, links: bool) -> Markup:
        match piece:
            case Printed():
                return Markup('<span class="num">{}</span>').format(self.number(piece))
            case Expression():
                return self.formula(piece)
            case Address():
                return self.link(piece) if links else Markup("<code>{}</code>").format(str(piece))
            case Code(text):
                return Markup("<code>{}</code>").format(text)
        return Markup.escape(piece)

    def _over(self, axis: str) -> str:
        return self.say(f"over.{axis}") if axis else ""

    def _more(self, grid: Grid) -> str:
        return "".join(str(piece) for piece in left_out(grid, self.document.lang))


def _address_of(block: Block) -> Address | None:
    return block.address if isinstance(block, Calculation | Matrix | MatrixEquation) else None
