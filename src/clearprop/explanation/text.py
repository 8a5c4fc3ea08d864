"""An explanation in a terminal: Unicode formulas, numbers aligned, never wider than the terminal."""

from __future__ import annotations

from clearprop.explanation.document import (
    Block,
    Calculation,
    Derivation,
    Facts,
    Legend,
    Matrix,
    MatrixEquation,
    NotPrinted,
    Paths,
    Prose,
    Section,
    Table,
)
from clearprop.explanation.figure import Figure
from clearprop.explanation.terminal.calculations import calculation
from clearprop.explanation.terminal.legends import legend, not_printed
from clearprop.explanation.terminal.matrices import matrix, matrix_equation
from clearprop.explanation.terminal.spans import (
    Line,
    Span,
    both_ends,
    cells,
    fits,
    line,
    paragraph,
    plain,
    wrapped,
    written,
)
from clearprop.explanation.terminal.tables import facts, paths, table
from clearprop.words import text as say

NARROWEST = 40


def text(document: Derivation, columns: int = 80) -> str:
    """Write the document in lines of at most so many cells."""
    return "\n".join(plain(each) for each in lines(document, columns))


def lines(document: Derivation, columns: int = 80) -> list[Line]:
    """The same as lines of styled text."""
    columns, lang = max(columns, NARROWEST), document.lang
    found = _title(document, columns)
    if document.opening:
        found += [(), *_blocks(document.opening, columns, lang)]
    for section in document.sections:
        found += [(), *_section(section, columns, lang)]
    return found


def _title(document: Derivation, columns: int) -> list[Line]:
    lang = document.lang
    title, aside = written(document.title, lang), written(document.aside, lang)
    head: Line = (Span(title, "heading"),)
    right: Line = (Span(aside, "dim"),)
    if cells(head) + cells(right) + 2 <= columns:
        found = [both_ends(head, right, columns)] if aside else [head]
    else:
        found = [*wrapped(title, columns, 0), *wrapped(aside, columns, 0)]
    for each in document.subtitle:
        found += paragraph(each, columns, lang, 0)
    return found


def _section(section: Section, columns: int, lang: str | None) -> list[Line]:
    found: list[Line] = [_rule(section, columns, lang), ()]
    return found + _blocks(section.blocks, columns, lang)


def _rule(section: Section, columns: int, lang: str | None) -> Line:
    """``── 1  Forward ─────── x → a ──``."""
    number = "" if section.number is None else f"{section.number}  "
    title, aside = number + written(section.title, lang), written(section.aside, lang)
    head: Line = (Span("── "), Span(title, "heading"), Span(" "))
    tail: Line = (Span(" "), Span(aside, "dim"), Span(" ──")) if aside else (Span("──"),)
    free = columns - cells(head) - cells(tail)
    if free < 2 and aside:
        return _rule(Section(section.title, (), section.number), columns, lang)
    return (*head, Span("─" * max(0, free)), *tail)


def _heading(section: Section, columns: int, lang: str | None) -> list[Line]:
    """The heading of a part inside a phase, its remark at the right or below."""
    head, aside = line(written(section.title, lang), "heading"), written(section.aside, lang)
    if fits(head, (Span(aside),), columns - 2, gap=2):
        return [both_ends(head, (Span(aside, "dim"),), columns - 2)]
    return [head, *wrapped(aside, columns, 2, "dim")]


def _blocks(blocks: tuple[Block, ...], columns: int, lang: str | None) -> list[Line]:
    found: list[Line] = []
    for place, block in enumerate(blocks):
        found += [(), *_block(block, columns, lang)] if place else _block(block, columns, lang)
    return found


def _block(block: Block, columns: int, lang: str | None) -> list[Line]:
    match block:
        case Section():
            return [*_heading(block, columns, lang), (), *_blocks(block.blocks, columns, lang)]
        case Prose(words):
            return paragraph(words, columns, lang)
        case Calculation():
            return calculation(block, columns, lang)
        case Matrix():
            return matrix(block, columns, lang)
        case MatrixEquation():
            return matrix_equation(block, columns, lang)
        case Table():
            return table(block, columns, lang)
        case Paths():
            return paths(block, columns, lang)
        case Facts():
            return facts(block, columns, lang)
        case Legend():
            return legend(block, columns, lang)
        case NotPrinted():
            return not_printed(block, columns, lang)
        case Figure(caption=caption):
            return paragraph((f"{say('page.picture', lang)} ", *caption), columns, lang, style="dim")
    raise TypeError(f"a {type(block).__name__} has no place in a terminal")
