"""What an operator hands back: edits of a text by spans, and the lines where one would look for the fault.

The text of a mutant keeps every blank and comment of its base; only the spans of the edits differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.mutants.base import Base


@dataclass(frozen=True, order=True)
class Edit:
    """The characters from start up to end are replaced by text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Change:
    """One fault: its edits, other places to repair it as well, and its codes if not the operator's."""

    edits: tuple[Edit, ...]
    also: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Operator:
    """Plants one kind of fault wherever it applies in a base; the first code is the most telling."""

    name: str
    codes: tuple[str, ...]
    find: Callable[[Base], Iterable[Change]]


@dataclass(frozen=True)
class Mutant:
    """A program with one fault; lines are those changed, also_lines where an equal repair can be made."""

    base: str
    operator: str
    codes: tuple[str, ...]
    lines: frozenset[int]
    also_lines: frozenset[int]
    text: str
    edits: tuple[Edit, ...]

    @property
    def code(self) -> str:
        return self.codes[0]

    @property
    def accepted_lines(self) -> frozenset[int]:
        return self.lines | self.also_lines


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; edits never overlap."""
    done, at = [], 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        done += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*done, text[at:]])


def moved(position: int, edits: Iterable[Edit]) -> int:
    """Where a position of the base lies in the mutant."""
    return position + sum(len(e.text) - (e.end - e.start) for e in edits if e.end <= position)


def line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def touched_lines(base: str, edits: tuple[Edit, ...]) -> Iterator[int]:
    """The lines of the mutant that an edit wrote; round a deletion, the line before it and the one after."""
    mutant = apply(base, edits)
    for edit in edits:
        others = [e for e in edits if e != edit]
        start = moved(edit.start, others)
        body = edit.text.strip()
        if body or edit.text == " ":
            first = start + edit.text.index(body)
            yield from range(line_at(mutant, first), line_at(mutant, first + len(body)) + 1)
        elif "\n" in base[edit.start : edit.end]:
            line = line_at(mutant, start)
            yield from filled_neighbours(mutant, line)
        else:
            yield line_at(mutant, start)


def filled_neighbours(text: str, line: int) -> Iterator[int]:
    """The nearest line before a gap that is not empty, and the nearest one after it."""
    rows = text.splitlines()
    before = [i for i in range(1, line) if rows[i - 1].strip()]
    after = [i for i in range(line, len(rows) + 1) if rows[i - 1].strip()]
    yield from before[-1:]
    yield from after[:1]


def mutant_of(base: Base, operator: Operator, change: Change) -> Mutant:
    """The program that a change makes of its base."""
    lines = frozenset(touched_lines(base.text, change.edits))
    text = apply(base.text, change.edits)
    starts = {edit.start for edit in change.edits}
    also = {*change.also, *(place for start in starts for place in base.equal_places(start))}
    also_lines = {line_at(text, moved(place, change.edits)) for place in also}
    codes = change.codes or operator.codes
    edits = tuple(sorted(change.edits))
    return Mutant(base.name, operator.name, codes, lines, frozenset(also_lines) - lines, text, edits)
