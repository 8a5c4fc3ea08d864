"""Where a number comes from: its line, the lines of the numbers in it, and so on down to what was given."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clearprop.explanation.document import Calculation
from clearprop.explanation.formulas import is_computed
from clearprop.explanation.lines import formula_aside, worked, written
from clearprop.explanation.updates import behind
from clearprop.explanation.view import View
from clearprop.formula.tree import entries_of
from clearprop.record.address import Address

MOST_LINES = 60


@dataclass(frozen=True)
class Tree:
    """The lines down to a depth, each address once; ``open`` are computed numbers not worked out any more.

    ``left_out`` counts those that would have been within the depth, but were too many.
    """

    lines: tuple[Calculation, ...]
    open: tuple[Address, ...]
    left_out: int


def grown(view: View, root: Address, depth: int, most: int = MOST_LINES) -> Tree:
    """Work a number out, and what is in it, level by level."""
    lines: list[Calculation] = []
    seen, level = {root}, [root]
    told: set[tuple[int | None, str]] = set()
    for deep in range(depth):
        below: list[Address] = []
        room = most - len(lines)
        for address in level[:room]:
            new = _lines_of(view, address, deep, with_law=(address.layer, address.field) not in told)
            told.add((address.layer, address.field))
            lines += new
            for found in _computed(view, new):
                if found not in seen:
                    seen.add(found)
                    below.append(found)
        if len(level) > room:
            return Tree(tuple(lines), tuple(below), len(level) - room)
        level = below
    return Tree(tuple(lines), tuple(level), 0)


def _lines_of(view: View, address: Address, level: int, *, with_law: bool) -> list[Calculation]:
    """The line of one number, with the law of its field, and the lines of what has no address of its own."""
    line = worked(view, address, level=level)
    lines = [replace(line, aside=formula_aside(view, address)) if with_law and not line.aside else line]
    for left, formula in behind(view, address):
        lines.append(written(view, left, [formula], None, level=level))
    return lines


def _computed(view: View, lines: list[Calculation]) -> list[Address]:
    """The computed numbers that lines read, from left to right."""
    found = []
    for line in lines:
        for entry in entries_of(line.equality.parts[1]):
            address = entry.address
            if isinstance(address, Address) and is_computed(view, address.without_step()):
                found.append(address.without_step())
    return found
