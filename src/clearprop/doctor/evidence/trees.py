"""The syntax trees of a program's files, with the way up from each node, and text for every place.

Sites know the place of one operation.  Rules that change statements, loops or settings also need what stands
around it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from clearprop.trace.source.sites import Site, SiteTable
from clearprop.trace.source.text import Text
from clearprop.trace.span import Span

Kind = TypeVar("Kind", bound=ast.AST)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True, eq=False)
class Tree:
    """One file, or one cell of a notebook, as Python reads it."""

    text: Text
    module: ast.Module
    parents: dict[ast.AST, ast.AST]

    @classmethod
    def of(cls, text: Text) -> Tree | None:
        """Read a text; None where it is no Python."""
        try:
            module = ast.parse(text.text)
        except (SyntaxError, ValueError):
            return None
        parents = {child: node for node in ast.walk(module) for child in ast.iter_child_nodes(node)}
        return cls(text, module, parents)

    def span(self, node: ast.AST) -> Span:
        """Give the place of a node."""
        return self.text.span(node)

    def cut(self, node: ast.AST) -> str:
        """Give the text of a node."""
        return self.text.cut(self.span(node))

    def up(self, node: ast.AST) -> Iterator[ast.AST]:
        """Give what is around a node, the nearest first, up to the module."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def around(self, node: ast.AST, kind: type[Kind] | tuple[type[Kind], ...]) -> Kind | None:
        """Give the nearest node of a kind around a node."""
        return next((each for each in self.up(node) if isinstance(each, kind)), None)

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """Give the statement that a node is, or stands in."""
        return node if isinstance(node, ast.stmt) else self.around(node, ast.stmt)

    def function(self, node: ast.AST) -> ast.AST:
        """Give the function around a node, or the module."""
        found = self.around(node, FUNCTIONS)
        return self.module if found is None else found

    def find(
        self, kind: type[Kind] | tuple[type[Kind], ...], inside: ast.AST | None = None
    ) -> Iterator[Kind]:
        """Give all nodes of a kind, in the order of the text."""
        for node in ast.walk(self.module if inside is None else inside):
            if isinstance(node, kind):
                yield node

    def indent(self, node: ast.AST) -> str:
        """Give what stands before a statement in its line, as spaces."""
        line = self.text.lines[self.span(node).line - 1]
        return line[: len(line) - len(line.lstrip())]

    def at(self, span: Span) -> ast.AST | None:
        """Give the outermost node that stands exactly at a place."""
        for node in ast.walk(self.module):
            same_line = getattr(node, "lineno", None) == span.line and not isinstance(node, ast.Expr)
            if same_line and self.span(node) == span:
                return node
        return None


class Trees:
    """All files of a program."""

    def __init__(self, sites: SiteTable) -> None:
        self.sites = sites
        texts = {(site.source.name, site.source.cell): site.source for site in sites}
        found = ((key, Tree.of(text)) for key, text in texts.items())
        self.by_file = {key: tree for key, tree in found if tree is not None}

    def of(self, site: Site) -> Tree | None:
        """Give the tree of the file that a site stands in."""
        return self.by_file.get((site.source.name, site.source.cell))

    def node(self, site: Site) -> tuple[Tree, ast.AST] | None:
        """Give the tree of a site and its node in it."""
        tree = self.of(site)
        found = None if tree is None else tree.at(site.span)
        return None if tree is None or found is None else (tree, found)

    def __iter__(self) -> Iterator[Tree]:
        return iter(self.by_file.values())
