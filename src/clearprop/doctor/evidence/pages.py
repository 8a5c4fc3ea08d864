"""The program as syntax trees with their text: every file and every cell that was run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.trace.source.text import Text
from clearprop.trace.span import Span

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.Module)


@dataclass(frozen=True, eq=False)
class Page:
    """One file, or one cell of a notebook."""

    text: Text
    tree: ast.Module

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The node around each node."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def statements(self) -> tuple[ast.stmt, ...]:
        """All statements, in the order of the text."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.stmt)]
        return tuple(sorted(found, key=lambda each: (each.lineno, each.col_offset)))

    def span(self, node: ast.AST) -> Span:
        """Give the place of a node."""
        return self.text.span(node)

    def cut(self, node: ast.AST) -> str:
        """Give the text of a node."""
        return self.text.cut(self.text.span(node))

    def scope(self, node: ast.AST) -> ast.AST:
        """Give the function that a node stands in, or the module."""
        while not isinstance(node, SCOPES) or isinstance(node, ast.Lambda):
            node = self.parents[node]
        return node

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Give what stands around a node, the innermost first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def statement(self, node: ast.AST) -> ast.stmt:
        """Give the statement that a node belongs to."""
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node

    def at(self, line: int) -> ast.stmt | None:
        """Give the innermost statement that covers a line; of a compound one, only its head counts."""
        covering = [each for each in self.statements if each.lineno <= line <= (head_end(each))]
        return covering[-1] if covering else None


def head_end(statement: ast.stmt) -> int:
    """Give the last line of a statement, or of the head of a compound one.

    Examples
    --------
    >>> head_end(ast.parse("for k in x:\\n    pass").body[0])
    1
    """
    body = getattr(statement, "body", None)
    if isinstance(body, list) and body:
        return int(max(statement.lineno, body[0].lineno - 1))
    return int(statement.end_lineno or statement.lineno)


def pages(evidence: Evidence) -> tuple[Page, ...]:
    """Give the pages of a program, the same ones each time."""
    return evidence.once("pages", lambda: _read(evidence))


def _read(evidence: Evidence) -> tuple[Page, ...]:
    texts = {id(site.source): site.source for site in evidence.traced.sites}
    found = []
    for text in texts.values():
        try:
            found.append(Page(text, ast.parse(text.text)))
        except (SyntaxError, ValueError):
            continue
    return tuple(found)


def page_of(evidence: Evidence, span: Span) -> Page | None:
    """Find the page that a place stands on."""
    for page in pages(evidence):
        if page.text.name == span.file and page.text.cell == span.cell:
            return page
    return None


def own_expressions(statement: ast.stmt) -> Iterator[ast.AST]:
    """Give the nodes of a statement that belong to no statement inside it."""
    open_: list[ast.AST] = [
        each for each in ast.iter_child_nodes(statement) if not isinstance(each, ast.stmt)
    ]
    while open_:
        node = open_.pop(0)
        yield node
        open_ += [each for each in ast.iter_child_nodes(node) if not isinstance(each, ast.stmt)]
