"""Somebody's program beside our formulas: what it calls each number, and the line that computes it."""

from __future__ import annotations

from dataclasses import replace

from clearprop.explanation.document import (
    Block,
    Cell,
    Code,
    Column,
    Derivation,
    Fact,
    Facts,
    Prose,
    Section,
    Table,
    Text,
)
from clearprop.explanation.summaries import network as network_summary
from clearprop.record.address import Address
from clearprop.trace.case import Case
from clearprop.trace.span import Span
from clearprop.words import language, text

ORDER = (
    *("x", "W", "b", "z", "a", "y", "da", "slope", "delta", "dW", "db"),
    *("update_W", "update_b", "W_new", "b_new"),
)
# What enters a layer is what left the one below; an update stands where the new parameter does.
SAID_ELSEWHERE = ("a_in", "update_W", "update_b")
MOST_ROWS = 60


def with_program(document: Derivation, case: Case) -> Derivation:
    """Add to an explanation where the program computes what stands in it."""
    table = places(case, document.lang)
    if table is None:
        return document
    lead: Block = Prose((text("explain.program.lead", document.lang),))
    section = Section((text("explain.program.title", document.lang, name=case.program.name),), (lead, table))
    return replace(document, sections=(*document.sections, section))


def places(case: Case, lang: str) -> Table | None:
    """Give a table of our addresses, the program's names and its lines; None where none is known."""
    addresses = sorted(
        {a for a in (*case.names, *case.spans) if a.field not in SAID_ELSEWHERE}, key=_in_order
    )
    if not addresses:
        return None
    heads = ("address", "called", "line")
    columns = tuple(Column((text(f"explain.program.{head}", lang),)) for head in heads)
    rows = tuple(_row(case, address) for address in addresses[:MOST_ROWS])
    left = len(addresses) - len(rows)
    left_out: Text = (text("explain.program.left_out", lang, count=left),) if left > 0 else ()
    return Table(columns, rows, left_out)


def _row(case: Case, address: Address) -> tuple[Cell, ...]:
    name, span = case.names.get(address), case.spans.get(address)
    called: Cell = None if name is None else (Code(name),)
    return address, called, None if span is None else (_line(case, span),)


def _line(case: Case, span: Span) -> str:
    cell = "" if span.cell is None else f"{span.cell}:"
    beside = "" if span.file.endswith(case.program.name) else f"{span.file.rpartition('/')[2]}:"
    return f"{beside}{cell}{span.line}"


def _in_order(address: Address) -> tuple[int, int, tuple[int, ...]]:
    layer = address.layer if address.layer is not None else (99 if address.field == "y" else 0)
    place = ORDER.index(address.field) if address.field in ORDER else len(ORDER)
    return layer, place, address.index


def case_document(case: Case) -> Derivation:
    """What notebooks show of a program that was read: its network, how it trains, where its numbers stand."""
    lang = language()
    notes = tuple(Prose((f"{note[:1].upper()}{note[1:]}.",)) for note in (*case.limits, *case.notes))
    title: Text = (case.program.name,)
    if case.network is None:
        return Derivation(title, (), lang, opening=notes, command="clearprop")
    summary = network_summary(case.network)
    facts: tuple[Block, ...] = (Facts(_facts(case, lang)),) if case.settings is not None else ()
    table = places(case, lang)
    where: tuple[Block, ...] = () if table is None else (table,)
    subtitle = (summary.title, *summary.subtitle)
    opening = (*summary.opening, *facts, *where, *notes)
    return Derivation(title, (), lang, subtitle=subtitle, opening=opening, command="clearprop")


def _facts(case: Case, lang: str) -> tuple[Fact, ...]:
    settings = case.settings
    assert settings is not None
    said = {
        "loss": f"{settings.loss}, {settings.reduction}",
        "optimizer": str(settings.optimizer),
        "steps": str(len(case.steps)),
    }
    return tuple(Fact((text(f"explain.program.{name}", lang),), (value,)) for name, value in said.items())
