"""What an explanation says, before anybody decides how it looks.

A document is a tree of frozen blocks.  Blocks carry formulas, numbers and addresses, not written-out ones.
The digits of every printed number are already chosen (:class:`~clearprop.formula.tree.Printed`), so that
the terminal, Markdown, LaTeX and HTML show the same digits, each in its own alphabet.  Only :data:`Text`
holds words, in the document's language, with formulas, addresses and commands between them.

A renderer is a function of a :class:`Derivation`; it never asks the record for anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from clearprop.explanation.media import Written
from clearprop.formula.tree import Equality, Expression, Printed
from clearprop.record.address import Address
from clearprop.words.lookup import Language

Convention = Literal["rows", "columns"]
Form = Literal["short", "long", "symbolic"]


@dataclass(frozen=True)
class Code:
    """What a reader may type: a command, an option, the name of a file."""

    text: str


Inline = str | Expression | Address | Code
Text = tuple[Inline, ...]
"""A run of words with formulas, addresses and code in it; pieces are joined without spaces."""


class Block:
    """Base of everything that stands below a heading."""


@dataclass(frozen=True)
class Prose(Block):
    """A paragraph."""

    text: Text


@dataclass(frozen=True)
class Calculation(Block):
    """One number worked out: ``equality`` is *left = formula = numbers put in ≈ result*.

    The last part is the result; the parts between may lack the formula (the matrix line above says it) or
    the numbers (the symbolic form).  ``address`` is that of the left side, as it is typed after ``--at``;
    ``aside`` stands in grey at the right (``dW = xᵀ delta``).  ``level`` counts how deep below the number
    that was asked for this one stands: 0 for itself.
    """

    equality: Equality
    address: Address | None = None
    aside: Text = ()
    level: int = 0


@dataclass(frozen=True)
class Grid:
    """A matrix, or a vector as one row, with the digits of every number chosen.

    ``cells[i][j]`` is the number at ``rows[i], columns[j]``; its ``source`` is an
    :class:`~clearprop.formula.tree.Entry` that knows its address.  Large matrices are shortened: where
    ``rows`` or ``columns`` holds ``None``, entries are left out and the cell is ``None`` too (shown as
    ``…``).  ``shape`` is that of the whole field, as the reader sees it.
    """

    cells: tuple[tuple[Printed | None, ...], ...]
    shape: tuple[int, ...]
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]

    @property
    def rows_left_out(self) -> int:
        """How many rows are not shown."""
        whole = self.shape[0] if len(self.shape) > 1 else 1
        return whole - sum(row is not None for row in self.rows)

    @property
    def columns_left_out(self) -> int:
        """How many columns are not shown."""
        return self.shape[-1] - sum(column is not None for column in self.columns)


@dataclass(frozen=True)
class Matrix(Block):
    """A whole field with its shape; ``formula`` says how it came about (``x W + b``)."""

    name: Expression
    grid: Grid
    formula: Expression | None = None
    address: Address | None = None
    aside: Text = ()


@dataclass(frozen=True)
class Factor:
    """A matrix in a matrix equation, under its name (``x``, ``aᵀ``).

    ``given`` says that it stands nowhere else in the document: a medium without room for the whole equation
    has to show it on its own.
    """

    name: Expression
    grid: Grid
    given: bool = False


@dataclass(frozen=True)
class MatrixEquation(Block):
    """A matrix worked out with all numbers: ``z = x W + b = [ ][ ] + [ ] = [ ]``.

    ``terms`` are added, the factors of a term are multiplied as matrices, or entry by entry where ``style``
    is ``elementwise``.  A vector is added to every row (to every column, where examples stand in columns).
    ``relation`` is ``=`` only if the printed numbers give the printed result exactly.
    """

    name: Expression
    formula: Expression
    terms: tuple[tuple[Factor, ...], ...]
    relation: str
    result: Grid
    address: Address | None = None
    style: Literal["matrix", "elementwise"] = "matrix"


Cell = Text | Printed | Address | None


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, and whether its numbers are signed quantities (to be coloured)."""

    head: Text
    signed: bool = False


@dataclass(frozen=True)
class Table(Block):
    """Rows of cells: words, numbers, addresses or nothing.

    Numbers of a column have equal decimals, exact ones may stop early; they are aligned at the point.
    ``left_out`` says in words what is not shown.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: Text = ()


@dataclass(frozen=True)
class PathFactor:
    """One local derivative on a path: its name (``h1 (1 − h1)``) and its number."""

    name: Expression
    number: Printed


@dataclass(frozen=True)
class PathLine:
    """One path from a parameter to the loss, its local derivatives multiplied out.

    ``nodes`` are the names along it (w1, h1, o1, loss); ``addresses`` what they stand for.  ``example`` is
    the row of the batch that the path runs through, where there are several.
    """

    nodes: tuple[Expression, ...]
    addresses: tuple[Address, ...]
    factors: tuple[PathFactor, ...]
    relation: str
    result: Printed
    example: int | None = None


@dataclass(frozen=True)
class Paths(Block):
    """The paths of the chain rule, and their sum.

    ``count`` is how many there are; where not all are shown, ``rest`` is the sum of the others.
    ``total`` is the line that adds them up: *sum of the paths = dW[0, 0]*.
    """

    lines: tuple[PathLine, ...]
    count: int
    total: Calculation
    rest: Printed | None = None


@dataclass(frozen=True)
class Fact:
    """A number with its name: ``change measured −0.0366495``."""

    name: Text
    value: Text
    aside: Text = ()
    signed: bool = False


@dataclass(frozen=True)
class Facts(Block):
    """A few numbers with their names, one below the other."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Legend(Block):
    """What short names stand for: ``h1 = layer 1, a[0, 0]``; ``deeper`` tells how to see more."""

    names: tuple[tuple[Expression, Address], ...]
    deeper: Text = ()


@dataclass(frozen=True)
class NotPrinted(Block):
    """What is left out here, and the command that shows it."""

    what: Text
    commands: tuple[tuple[Text, Code], ...] = ()


@dataclass(frozen=True)
class Section(Block):
    """A part of the document; ``number`` is that of a phase, 1 Forward to 4 Update.

    A section inside a section is one layer.  ``foldable`` parts may be closed where the medium can do that.
    """

    title: Text
    blocks: tuple[Block, ...]
    number: int | None = None
    aside: Text = ()
    foldable: bool = False


@dataclass(frozen=True)
class Derivation(Written):
    """An explanation: print it, or write it as Markdown, LaTeX or HTML.

    ``title`` with ``aside`` at its right and ``subtitle`` lines below; ``key`` is the number that the whole
    is about (the loss before and after, the number asked for); ``opening`` stands before the first section.
    """

    title: Text
    sections: tuple[Section, ...]
    lang: Language
    aside: Text = ()
    subtitle: tuple[Text, ...] = ()
    key: Text = ()
    address: Address | None = None
    convention: Convention = "rows"
    command: str = field(default="clearprop explain", compare=False)
    opening: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands below the title, in order."""
        return (*self.opening, *self.sections)

    def __repr__(self) -> str:
        what = "whole step" if self.address is None else str(self.address)
        return f"Derivation({what}: {sum(1 for _ in calculations(self))} calculations)"


def blocks(document: Derivation | Section) -> Iterator[Block]:
    """Every block of a document in order, sections and what is in them included."""
    for block in document.blocks:
        yield block
        if isinstance(block, Section):
            yield from blocks(block)


def calculations(document: Derivation | Section) -> Iterator[Calculation]:
    """Every line of a document that works a number out."""
    for block in blocks(document):
        if isinstance(block, Calculation):
            yield block
        elif isinstance(block, Paths):
            yield block.total
