"""A module's syntax tree, rewritten so that what it computes can be watched."""

from __future__ import annotations

import ast

from clearprop.trace.source.bodies import MOST_NAMES, Watched
from clearprop.trace.source.expressions import Scope
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.source.text import Text

DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def rewritten(text: Text, sites: SiteTable) -> ast.Module:
    """Rewrite one file or cell that Python can compile; its sites are added to the table.

    What a compiler refuses is for the caller to find out first: rewriting would hide some of it.

    Raises
    ------
    SyntaxError
        as Python itself raises it

    Examples
    --------
    >>> sites = SiteTable()
    >>> print(ast.unparse(rewritten(Text("a.py", "c = a + b"), sites)))
    c = clearprop_bind(0, clearprop_done(1, clearprop_operate(1, a, b)()))
    """
    tree = ast.parse(text.text, text.name)
    head = 0
    while head < len(tree.body) and _stays_first(tree.body[head], head):
        head += 1
    body = Watched(Scope(text, sites, shared=_shared(tree))).body(tree.body[head:])
    return ast.Module([*tree.body[:head], *body], tree.type_ignores)


def _shared(tree: ast.Module) -> tuple[str, ...]:
    """Give the variables of the module that its functions read or change."""
    functions = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.Lambda)]
    inside = [each for function in functions for each in ast.walk(function)]
    declared = {word for each in inside if isinstance(each, ast.Global) for word in each.names}
    used = {each.id for each in inside if isinstance(each, ast.Name)}
    outside = [each for part in tree.body if not isinstance(part, DEFINING) for each in ast.walk(part)]
    bound = [each.id for each in outside if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
    return tuple(dict.fromkeys([*sorted(declared), *[word for word in bound if word in used]]))[:MOST_NAMES]


def _stays_first(node: ast.stmt, place: int) -> bool:
    """The docstring and ``from __future__`` must stand before anything else."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "__future__"
    return place == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
