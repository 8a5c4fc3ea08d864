"""Small pieces of syntax tree, each at the place of the text that it stands for.

Trees are never changed: what is rewritten is built anew, what stays is shared by both bodies.  Places are
copied, so that warnings and tracebacks show the program's own lines.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

PREFIX = "clearprop_"
N = TypeVar("N", bound=ast.AST)


def at(node: N, place: ast.AST) -> N:
    """Give a new node the place of an old one."""
    return ast.copy_location(node, place)


def name(word: str, place: ast.AST) -> ast.Name:
    """Read a name."""
    return at(ast.Name(word, ast.Load()), place)


def constant(value: str | int | None, place: ast.AST) -> ast.Constant:
    """Write a constant."""
    return at(ast.Constant(value), place)


def call(function: ast.expr, arguments: Iterable[ast.expr], place: ast.AST) -> ast.Call:
    """Call with positional arguments."""
    return at(ast.Call(function, list(arguments), []), place)


def hook(word: str, place: ast.AST, *arguments: ast.expr | int) -> ast.Call:
    """Call a hook of ours; whole numbers become constants."""
    given = [constant(each, place) if isinstance(each, int) else each for each in arguments]
    return call(name(PREFIX + word, place), given, place)


def flag(place: ast.AST, word: str = "on") -> ast.Name:
    """Read whether the program is being watched now (or whether the rounds of this loop are counted)."""
    return name(f"{PREFIX}{word}", place)


def statement(expression: ast.expr) -> ast.Expr:
    """Turn an expression into a statement."""
    return at(ast.Expr(expression), expression)


def rebuilt(node: N, change: Callable[[ast.AST], Any]) -> N:
    """Build a node anew with its children changed; lists keep what is no node."""

    def changed_value(value: object) -> object:
        if isinstance(value, list):
            return [changed_value(each) for each in value]
        return change(value) if isinstance(value, ast.AST) else value

    fields = {field: changed_value(value) for field, value in ast.iter_fields(node)}
    return at(type(node)(**fields), node)


def changed(node: N, **fields: object) -> N:
    """Build a node anew with some fields replaced."""
    return at(type(node)(**{**dict(ast.iter_fields(node)), **fields}), node)


def index_of(node: ast.expr) -> ast.expr:
    """Give the index of a subscript as a value: ``a[1:2, 0]`` has ``(slice(1, 2, None), 0)``."""
    match node:
        case ast.Slice(lower, upper, step):
            parts = [each if each is not None else constant(None, node) for each in (lower, upper, step)]
            return hook("slice", node, *parts)
        case ast.Tuple(elements):
            return at(ast.Tuple([index_of(each) for each in elements], ast.Load()), node)
    return node


def contains(node: ast.AST, *kinds: type[ast.AST]) -> bool:
    """Tell whether a tree holds a node of some kinds."""
    return any(isinstance(each, kinds) for each in ast.walk(node))


def own_yield(body: Iterable[ast.AST]) -> bool:
    """Tell whether a function with this body is a generator; functions inside it do not count."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            waiting.extend(ast.iter_child_nodes(node))
    return False
