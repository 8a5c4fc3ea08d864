"""The operands of an operation that failed: their text in the program, and what they were."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from types import FrameType
from typing import Any

import numpy as np

from clearprop.trace.failure import Operand
from clearprop.trace.source.sites import Site
from clearprop.trace.source.text import Text

MOST = 8
PLAIN = (int, float, complex, bool, str, bytes, type(None), list, tuple, dict, np.ndarray, np.generic)


def expressions_of(node: ast.AST) -> list[ast.expr]:
    """Give the expressions that an operation takes, in order."""
    match node:
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.Call(args=args, keywords=keywords):
            return [*args, *[each.value for each in keywords]]
        case ast.Subscript(value=value, slice=index):
            return [value, index]
        case ast.Attribute(value=value):
            return [value]
        case ast.AugAssign(target=target, value=value):
            return [target, value]
    return []


def operands_of(
    site: Site, function: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> tuple[Operand, ...]:
    """Describe the values that an operation was given, the array before a method's name among them."""
    node = site.node
    expressions, values = expressions_of(node), [*args, *kwargs.values()]
    owner = getattr(function, "__self__", None)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(owner, np.ndarray):
        expressions, values = [node.func.value, *expressions], [owner, *values]
    words = [site.source.cut(site.source.span(each)) for each in expressions]
    if len(words) != len(values):
        words = [words[k] if k < len(words) else f"argument {k + 1}" for k in range(len(values))]
    return tuple(Operand.of(word, value) for word, value in list(zip(words, values, strict=True))[:MOST])


def operands_in(frame: FrameType, node: ast.AST, text: Text) -> tuple[Operand, ...]:
    """Look up the names of an expression in a frame: nothing is computed again, nothing is run."""
    found: dict[str, Operand] = {}
    for each in ast.walk(node):
        if isinstance(each, ast.Name | ast.Attribute | ast.Subscript):
            known, value = _looked_up(each, frame)
            if known and isinstance(value, PLAIN):
                words = text.cut(text.span(each))
                found[words] = Operand.of(words, value)
    whole = [each for each in found if not any(each != other and other.startswith(each) for other in found)]
    return tuple(found[each] for each in whole[:MOST])


def _looked_up(node: ast.expr, frame: FrameType) -> tuple[bool, Any]:
    match node:
        case ast.Name(id=word):
            for scope in (frame.f_locals, frame.f_globals):
                if word in scope:
                    return True, scope[word]
        case ast.Attribute(value=inner, attr=word):
            known, thing = _looked_up(inner, frame)
            held = getattr(thing, "__dict__", None) if known else None
            if type(held) is dict and word in held:
                return True, held[word]
        case ast.Subscript(value=inner, slice=ast.Constant(value=key)):
            known, thing = _looked_up(inner, frame)
            if known and type(thing) in (list, tuple, dict):
                try:
                    return True, thing[key]
                except (LookupError, TypeError):
                    return False, None
    return False, None
