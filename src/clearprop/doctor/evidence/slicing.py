"""From a line that failed back to the lines that made what it was given, by the names in the text.

A variable is known by how it is written: a name within its function or the module, an attribute by its
word, an entry of a dictionary by its key.  That is more than truly flows, and never less; what does not
matter is told by trying.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from clearprop.doctor.evidence.pages import Page, own_expressions

DEEPEST = 4
MOST = 60


@dataclass(frozen=True)
class Reached:
    """A statement, and how many steps back it lies."""

    page: Page
    statement: ast.stmt
    distance: int


def written_as(node: ast.AST) -> str | None:
    """Give the key of a variable: ``W`` , ``.W``, ``["W"]``; None for what is none.

    Examples
    --------
    >>> written_as(ast.parse("self.W").body[0].value)
    '.W'
    """
    match node:
        case ast.Name(id=word):
            return word
        case ast.Attribute(attr=word):
            return f".{word}"
        case ast.Subscript(slice=ast.Constant(value=str() as key)):
            return f"[{key!r}]"
    return None


def base_of(node: ast.AST) -> ast.AST:
    """Give what an entry or a view is taken from: ``acts`` of ``acts[k]``; constant keys stay."""
    while isinstance(node, ast.Subscript | ast.Starred) and written_as(node) is None:
        node = node.value
    return node


def reads(statement: ast.stmt) -> set[str]:
    """Give the keys of all variables that a statement reads."""
    found = set()
    for node in own_expressions(statement):
        key = written_as(node)
        if key is not None and (isinstance(getattr(node, "ctx", None), ast.Load)):
            found.add(key)
    if isinstance(statement, ast.AugAssign):
        key = written_as(base_of(statement.target))
        found |= {key} if key else set()
    return found


def targets(statement: ast.stmt) -> Iterator[ast.AST]:
    """Give the targets that a statement writes, unpacked."""
    match statement:
        case ast.Assign(targets=given):
            open_: list[ast.AST] = list(given)
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            open_ = [target]
        case ast.For(target=target):
            open_ = [target]
        case _:
            open_ = []
    while open_:
        node = open_.pop(0)
        if isinstance(node, ast.Tuple | ast.List):
            open_ += node.elts
        else:
            yield node


def writes(statement: ast.stmt) -> set[str]:
    """Give the keys that a statement writes, keywords and keys of dictionaries among them."""
    found = {written_as(base_of(each)) for each in targets(statement)} - {None}
    for node in own_expressions(statement):
        if isinstance(node, ast.Dict):
            found |= {f"[{key.value!r}]" for key in node.keys if isinstance(key, ast.Constant)}
        elif isinstance(node, ast.keyword) and node.arg:
            found |= {f"[{node.arg!r}]", f".{node.arg}"}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ADDING:
            found |= {written_as(base_of(node.func.value))} - {None}
        elif isinstance(node, ast.NamedExpr):
            found.add(node.target.id)
    return {each for each in found if each}


ADDING = frozenset({"append", "insert", "extend", "update", "setdefault"})


def sliced(all_pages: tuple[Page, ...], start: list[tuple[Page, ast.stmt]]) -> list[Reached]:
    """Give the statements that some statements depend on, nearest first, themselves included."""
    found: dict[ast.stmt, Reached] = {}
    edge = [Reached(page, statement, 0) for page, statement in start]
    while edge:
        following = []
        for reached in edge:
            if reached.statement in found or len(found) >= MOST:
                continue
            found[reached.statement] = reached
            if reached.distance < DEEPEST:
                following += list(_before(all_pages, reached))
        edge = following
    return sorted(found.values(), key=lambda each: each.distance)


def _before(all_pages: tuple[Page, ...], reached: Reached) -> Iterator[Reached]:
    page, keys, distance = reached.page, reads(reached.statement), reached.distance + 1
    scope = page.scope(page.parents[reached.statement])
    called = {node.func for node in own_expressions(reached.statement) if isinstance(node, ast.Call)}
    names = {key.lstrip(".") for func in called if (key := written_as(func))}
    for other in all_pages:
        for statement in other.statements:
            if statement is reached.statement:
                continue
            inside = other.scope(other.parents[statement])
            plain = {key for key in keys if key[0] in ".["}
            if other is not page or inside is scope or isinstance(inside, ast.Module):
                plain = keys
            if (
                writes(statement) & plain
                or (isinstance(statement, ast.Return) and getattr(inside, "name", None) in names)
                or (isinstance(scope, ast.FunctionDef) and _calls(statement, scope.name))
                or (isinstance(statement, ast.FunctionDef) and statement is scope)
            ):
                yield Reached(other, statement, distance)


def _calls(statement: ast.stmt, name: str) -> bool:
    return any(
        isinstance(node, ast.Call) and (written_as(node.func) or "").lstrip(".") == name
        for node in own_expressions(statement)
    )
