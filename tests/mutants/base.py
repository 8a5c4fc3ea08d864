"""A sound program and its places: which names are weights, which lines go forward, back, and update.

The places are written by hand in ``places.toml`` beside the program, as the first characters of a line
(``… @@2`` for its second occurrence), so that an operator never guesses what a name means.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.mutants.change import Change, Edit, line_at

BASES = Path(__file__).parent / "bases"


@dataclass(frozen=True)
class Base:
    """A program, its text and its annotations."""

    name: str
    text: str
    places: dict[str, Any]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def statements(self) -> dict[int, ast.stmt]:
        """Each statement by its first line."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.stmt)]
        return {node.lineno: node for node in reversed(found)}

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    # -- annotations

    def name_of(self, role: str) -> str:
        return str(self.places.get("names", {}).get(role, ""))

    def names(self, role: str) -> list[str]:
        return list(self.places.get("names", {}).get(role, []))

    def entries(self, kind: str) -> list[dict[str, Any]]:
        """The expressions of a kind, each a table with the line it stands on."""
        return list(self.places.get(kind, []))

    def lines(self, role: str) -> list[ast.stmt]:
        """The statements that play a role, in the order they were annotated."""
        written = self.places.get("lines", {}).get(role, [])
        return [self.statement(s) for s in ([written] if isinstance(written, str) else written)]

    def row_of(self, snippet: str) -> int:
        """The line that begins like this, leading blanks left out."""
        start, _, count = snippet.partition(" @@")
        rows = enumerate(self.text.splitlines(), 1)
        found = [number for number, row in rows if row.strip().startswith(start)]
        wanted = int(count or 1)
        if len(found) < wanted or (not count and len(found) > 1):
            raise ValueError(f"{self.name}: {len(found)} lines begin with {start!r}")
        return found[wanted - 1]

    def statement(self, snippet: str) -> ast.stmt:
        return self.statements[self.row_of(snippet)]

    # -- positions

    def offset(self, line: int, column: int) -> int:
        """The character at a line and a column, which ast counts in bytes."""
        start = self.line_starts[line - 1]
        row = self.text[start:].split("\n", 1)[0]
        return start + len(row.encode()[:column].decode())

    def span(self, node: ast.AST) -> tuple[int, int]:
        at: Any = node
        return self.offset(at.lineno, at.col_offset), self.offset(at.end_lineno, at.end_col_offset)

    def source(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.text[start:end]

    def rows(self, statement: ast.stmt) -> tuple[int, int]:
        """A statement with its indentation and its line end."""
        end = self.line_starts[(statement.end_lineno or statement.lineno)]
        return self.line_starts[statement.lineno - 1], end

    def indent(self, statement: ast.stmt) -> str:
        return self.text[self.line_starts[statement.lineno - 1] :][: statement.col_offset]

    # -- edits

    def replace(self, node: ast.AST, text: str) -> Edit:
        return Edit(*self.span(node), text)

    def delete(self, statement: ast.stmt) -> Edit:
        return Edit(*self.rows(statement), "")

    def before(self, statement: ast.stmt, *texts: str) -> Edit:
        start = self.rows(statement)[0]
        return Edit(start, start, "".join(self.indent(statement) + text + "\n" for text in texts))

    def after(self, statement: ast.stmt, *texts: str) -> Edit:
        end = self.rows(statement)[1]
        return Edit(end, end, "".join(self.indent(statement) + text + "\n" for text in texts))

    def in_line(self, entry: dict[str, Any], text: str, key: str = "expr") -> Edit:
        """An annotated expression, which must stand once in its line, replaced."""
        row = self.row_of(entry["line"])
        start, end = self.line_starts[row - 1], self.line_starts[row]
        at = self.text.find(entry[key], start, end)
        if at < 0 or self.text.find(entry[key], at + 1, end) >= 0:
            raise ValueError(f"{self.name}: {entry[key]!r} does not stand once in {entry['line']!r}")
        return Edit(at, at + len(entry[key]), text)

    def several(self, place: dict[str, Any]) -> list[Edit]:
        """The edits of a place: one, or a list of line, expression and text."""
        if "edits" in place:
            return [self.in_line({"line": a, "expr": b}, text) for a, b, text in place["edits"]]
        return [self.in_line(place, place["text"])]

    def one(self, *edits: Edit, also: tuple[ast.stmt, ...] = (), codes: tuple[str, ...] = ()) -> Change:
        return Change(edits, tuple(self.span(s)[0] for s in also), codes)

    # -- structure

    def block(self, statement: ast.stmt) -> list[ast.stmt]:
        """The statements among which one stands."""
        parent = self.parents[statement]
        for field in ("body", "orelse", "finalbody"):
            found = getattr(parent, field, [])
            if isinstance(found, list) and statement in found:
                return list(found)
        raise ValueError("a statement stands in no block")

    def nodes(self, statement: ast.AST, *kinds: type[ast.AST]) -> Iterator[Any]:
        """The parts of a statement of some kinds, in the order of the text."""
        found = [node for node in ast.walk(statement) if isinstance(node, kinds)]
        yield from sorted(found, key=self.span)

    def equal_places(self, position: int) -> Iterator[int]:
        """Where else a fault at this position could be repaired as well."""
        line = line_at(self.text, position)
        for group in self.equal_lines:
            if line in group:
                yield from (self.span(self.statements[other])[0] for other in group if other != line)

    @cached_property
    def equal_lines(self) -> list[list[int]]:
        """Lines of which each repairs what any other spoils: as annotated; a gradient and its only update."""
        groups = [[self.statement(s).lineno for s in group] for group in self.places.get("equal", [])]
        updates = self.lines("updates")
        for gradient in self.lines("gradients"):
            target = target_of(self, gradient)
            readers = [s for s in updates if target and target in reads(self, s)]
            if len(readers) == 1 and readers[0] is not gradient:
                groups.append([gradient.lineno, readers[0].lineno])
        return groups


def target_of(base: Base, statement: ast.stmt) -> str:
    """What a statement assigns, as it is written."""
    if isinstance(statement, ast.Assign):
        return base.source(statement.targets[0])
    if isinstance(statement, ast.AugAssign | ast.AnnAssign):
        return base.source(statement.target)
    return ""


def value_of(statement: ast.stmt) -> ast.expr:
    """The right-hand side of an assignment or a return."""
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.Return) and statement.value is not None:
        return statement.value
    raise ValueError(f"line {statement.lineno} has no value")


def has_value(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign | ast.AugAssign | ast.Return) and statement.value is not None


def reads(base: Base, statement: ast.stmt) -> set[str]:
    """Names, attributes and subscripts that a statement reads, as they are written."""
    kinds = (ast.Name, ast.Attribute, ast.Subscript)
    found = {base.source(node) for node in base.nodes(statement, *kinds) if isinstance(node.ctx, ast.Load)}
    return found | ({target_of(base, statement)} if isinstance(statement, ast.AugAssign) else set())


def load(folder: Path) -> Base:
    text = (folder / "program.py").read_text(encoding="utf-8")
    places = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
    return Base(folder.name, text, places)


def bases() -> list[Base]:
    return [load(path.parent) for path in sorted(BASES.glob("*/places.toml"))]
