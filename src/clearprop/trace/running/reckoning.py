"""The side of a choice that the program did not take, computed for the tape: quietly, and without harm.

Only what can do nothing but give a number is computed: arithmetic, comparisons, entries of lists and arrays,
and functions of ``math`` and NumPy that change nothing and draw nothing.  Names are looked up where the
program stands.
"""

from __future__ import annotations

import ast
import builtins
import operator
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import numpy as np

from clearprop.trace.replay.quiet import quiet
from clearprop.trace.source.expressions import OPERATORS
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.choices import choose
from clearprop.trace.tape.functions import traits_of
from clearprop.trace.tape.nodes import Ref
from clearprop.trace.tape.recorder import Recorder

HOLDING = (list, tuple, dict)
NUMBERS = (bool, int, float, np.number, np.bool_)
FURTHEST, RECENT = 64, 8
FAILING = (ArithmeticError, ValueError, TypeError, LookupError, AttributeError, NameError)
BOTH: dict[type[ast.AST], Callable[..., Any]] = {ast.And: operator.and_, ast.Or: operator.or_}


class Unreckoned(Exception):
    """It cannot be computed without doing something."""


class Reckoned(NamedTuple):
    """A value, and what the tape has of it: a Ref, a structure of such, or the value itself."""

    value: Any
    read: Any


class Reckoner:
    """Computes expressions of one place of a program, and writes them on the tape."""

    def __init__(self, recorder: Recorder, sites: SiteTable, site: int, frame: FrameType) -> None:
        self.recorder, self.frame = recorder, frame
        following = range(site, min(site + FURTHEST, len(sites)))
        self.places = {id(sites[k].node): k for k in following if sites[k].kind in ("apply", "literal")}

    def of(self, node: ast.expr) -> Reckoned:
        """Compute an expression.

        Raises
        ------
        Unreckoned
            where that could do more than give a number, or fails
        """
        try:
            with quiet():
                return self._of(node)
        except FAILING as problem:
            raise Unreckoned(str(problem)) from None

    def _of(self, node: ast.expr) -> Reckoned:
        match node:
            case ast.Constant(value=value):
                return self._literal(node, value)
            case ast.Name(id=word):
                return self._seen(self._named(word))
            case ast.Attribute(value=inner, attr=word):
                return self._attribute(self._of(inner).value, word)
            case ast.Subscript(value=inner, slice=index):
                return self._entry(node, self._of(inner), self._of(index))
            case ast.Tuple(elts=elements):
                parts = [self._of(each) for each in elements]
                return Reckoned(tuple([p.value for p in parts]), tuple([p.read for p in parts]))
            case ast.UnaryOp(op=op, operand=operand):
                word = "not_" if isinstance(op, ast.Not) else OPERATORS[type(op)]
                return self._called(node, getattr(operator, word), [self._of(operand)])
            case ast.BinOp(left=left, op=op, right=right):
                function = getattr(operator, OPERATORS[type(op)])
                return self._called(node, function, [self._of(left), self._of(right)])
            case ast.Call(func=func, args=args, keywords=[]):
                function = self._harmless(self._of(func).value)
                return self._called(node, function, [self._of(each) for each in args])
        return self._decided(node)

    def _decided(self, node: ast.expr) -> Reckoned:
        match node:
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self._called(node, choose, [self._of(each) for each in (test, body, orelse)])
            case ast.BoolOp(op=op, values=values):
                return self._joined(node, [self._of(each) for each in values], BOTH[type(op)])
            case ast.Compare(left=left, ops=ops, comparators=others):
                parts = [self._of(each) for each in (left, *others)]
                pairs = zip(ops, parts[:-1], parts[1:], strict=True)
                words = [(getattr(operator, OPERATORS[type(op)]), [a, b]) for op, a, b in pairs]
                return self._joined(node, [self._called(node, *each) for each in words], operator.and_)
        raise Unreckoned(type(node).__name__)

    def _joined(self, node: ast.expr, parts: list[Reckoned], function: Callable[..., Any]) -> Reckoned:
        found = parts[0]
        for each in parts[1:]:
            found = self._called(node, function, [found, each])
        return found

    def _seen(self, value: Any) -> Reckoned:
        return Reckoned(
            value, self.recorder.read(value) if isinstance(value, (np.ndarray, *NUMBERS)) else value
        )

    def _literal(self, node: ast.expr, value: Any) -> Reckoned:
        if type(value) is not float:
            return Reckoned(value, value)
        return Reckoned(
            value, self.recorder.node("literal", self.places.get(id(node), -1), None, (), {}, value)
        )

    def _named(self, word: str) -> Any:
        for scope in (self.frame.f_locals, self.frame.f_globals, vars(builtins)):
            if word in scope:
                return scope[word]
        raise Unreckoned(word)

    def _attribute(self, thing: Any, word: str) -> Reckoned:
        held = getattr(thing, "__dict__", {})
        if word not in held or not (isinstance(thing, ModuleType) or type(held) is dict):
            raise Unreckoned(word)
        return self._seen(held[word])

    def _entry(self, node: ast.expr, container: Reckoned, key: Reckoned) -> Reckoned:
        if type(container.value) in HOLDING:
            return self._seen(container.value[key.value])
        if type(container.value) is np.ndarray:
            return self._called(node, operator.getitem, [container, key])
        raise Unreckoned("an entry of something else")

    def _loaded(self, reads: tuple[Any, ...]) -> Reckoned | None:
        """Give an entry of an array that the program itself has just loaded."""
        for node in reversed(self.recorder.tape.nodes[-RECENT:]):
            if node.function is operator.getitem and node.args == reads:
                return Reckoned(node.held, Ref(node.id)) if isinstance(node.held, NUMBERS) else None
        return None

    def _harmless(self, function: Any) -> Callable[..., Any]:
        """Refuse functions that may do something."""
        traits = traits_of(function)
        plain = isinstance(function, (np.ufunc, type(abs))) or getattr(function, "__module__", "") == "numpy"
        plain = plain and traits.changes == "nothing" and not (traits.draws or traits.silent)
        if plain or function in (float, int, bool):
            return function  # type: ignore[no-any-return]  # it was called by the program
        raise Unreckoned(f"{function!r} is called")

    def _called(self, node: ast.expr, function: Callable[..., Any], parts: list[Reckoned]) -> Reckoned:
        values = [each.value for each in parts]
        if not all(isinstance(each, (np.ndarray, tuple, *NUMBERS)) for each in values):
            raise Unreckoned("something other than numbers")
        reads = tuple([each.read for each in parts])
        if function is operator.getitem and (again := self._loaded(reads)) is not None:
            return again
        result = function(*values)
        if isinstance(result, np.ndarray):
            if result.base is None:
                raise Unreckoned("a new array")
            return self._seen(result)
        if not isinstance(result, NUMBERS):
            raise Unreckoned("something other than numbers")
        if not any(type(each) is Ref for each in reads) or self.recorder.full:
            return Reckoned(result, result)
        site = self.places.get(id(node), -1)
        return Reckoned(result, self.recorder.node("apply", site, function, reads, {}, result))
