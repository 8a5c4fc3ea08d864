"""Another variable in place of one: the neighbour's weights, the delta of the layer before."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator

from clearprop.doctor.evidence.pages import Page, own_expressions
from clearprop.doctor.evidence.slicing import written_as
from clearprop.doctor.evidence.variant import Variant, replaced

MOST = 8


def variable_texts(page: Page, scope: ast.AST) -> list[str]:
    """Give how variables are written in a function: names, attributes, constant entries."""
    found: dict[str, int] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Name | ast.Attribute | ast.Subscript) and written_as(node) is not None:
            around = page.parents.get(node)
            called = isinstance(around, ast.Call) and around.func is node
            module = isinstance(node, ast.Name) and isinstance(around, ast.Attribute) and around.value is node
            if not called and not module and not _is_function(node):
                text = page.cut(node)
                found[text] = found.get(text, 0) + 1
    return list(found)


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("T", "shape", "size", "ndim", "dtype")


def likeness(one: str, other: str) -> float:
    """Tell how alike two variables are written, 0 to 1; numbers at the end count little.

    Examples
    --------
    >>> likeness("dW1", "dW2") > likeness("dW1", "delta")
    True
    """
    plain = re.sub(r"\d+", "", one) == re.sub(r"\d+", "", other)
    return 0.5 * plain + 0.5 * difflib.SequenceMatcher(None, one, other).ratio()


def name_variants(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose other variables of the function for each one that a statement reads, those alike first."""
    scope = page.scope(page.parents[statement])
    known = variable_texts(page, scope)
    for node in own_expressions(statement):
        around = page.parents.get(node)
        if not isinstance(node, ast.Name | ast.Attribute | ast.Subscript) or written_as(node) is None:
            continue
        if (isinstance(around, ast.Call) and around.func is node) or _is_function(node):
            continue
        if (
            isinstance(around, ast.Attribute | ast.Subscript)
            and around.value is node
            and not _is_function(around)
        ):
            continue
        stored = isinstance(getattr(node, "ctx", None), ast.Store)
        if stored and not isinstance(statement, ast.AugAssign):
            continue
        yield from _others(page, node, known)


def _others(page: Page, node: ast.AST, known: list[str]) -> Iterator[Variant]:
    text = page.cut(node)
    others = sorted((each for each in known if each != text), key=lambda each: -likeness(text, each))
    for k, other in enumerate(others[:MOST]):
        near = likeness(text, other)
        yield replaced(page, node, other, 2.0 - near + 0.04 * k, "name")


def index_variants(page: Page, statement: ast.stmt) -> Iterator[Variant]:
    """Propose the neighbouring entry: ``W[k - 1]`` and ``W[k + 1]`` for ``W[k]``."""
    for node in own_expressions(statement):
        if not isinstance(node, ast.Subscript) or isinstance(node.slice, ast.Tuple | ast.Slice):
            continue
        match node.slice:
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=ast.Constant(value=1)):
                yield replaced(page, node.slice, page.cut(left), 1.4, "index")
            case ast.Name(id=word):
                yield replaced(page, node.slice, f"{word} - 1", 1.6, "index")
                yield replaced(page, node.slice, f"{word} + 1", 1.6, "index")
            case ast.Constant(value=int() as number) if not isinstance(number, bool):
                for other in (number - 1, number + 1):
                    yield replaced(page, node.slice, str(other), 1.7, "index")
