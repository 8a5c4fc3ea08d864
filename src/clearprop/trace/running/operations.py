"""The hooks around operations: each hands on exactly what the program would have had.

An operation is prepared (``ready``, ``operate``), done by a C-level callable in the program's own frame, and
reported (``done``).  Nothing here may raise: what goes wrong in the recording ends it, with a note.
"""

from __future__ import annotations

import ast
import operator
import sys
from collections.abc import Callable
from functools import partial
from types import FunctionType, MethodType
from typing import Any

import numpy as np

from clearprop.trace.running.wholes import WHOLE, Wholes
from clearprop.trace.tape.execute import IN_PLACE

ITERATORS: tuple[type, ...] = (zip, enumerate, reversed, type(reversed([])))
MOST_LENGTHS = 10_000


def operation(name: str) -> Callable[..., Any]:
    """Give the function behind the name of a site's operator."""
    return getattr if name == "getattr" else getattr(operator, name)


class Operations(Wholes):
    """The hooks around every operator and every call."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.functions: dict[int, Callable[..., Any]] = {}
        self.held: list[tuple[int, int, Any]] = []
        self.files: set[str] = set()
        self.notes: list[str] = []

    def broken(self, problem: BaseException) -> None:
        """The recording met something that it does not understand: stop it, and say so."""
        place = problem.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = "" if place is None else f" at {place.tb_frame.f_code.co_name}:{place.tb_lineno}"
        self.notes.append(f"recording stopped: {type(problem).__name__}{where}: {problem}"[:300])
        self.stop()

    def operate(self, site: int, /, *operands: Any) -> Callable[..., Any]:
        """Prepare an operator, a subscript or an attribute."""
        function = self.functions.get(site)
        if function is None:
            function = self.functions[site] = operation(self.sites[site].operator)
            self.negating(site)
        if self.on:
            if function in IN_PLACE and isinstance(self.sites[site].node.target, ast.Subscript):  # type: ignore[attr-defined]
                self.loaded(site, id(sys._getframe(1)), operands[0])
            self.prepare(site, function, operands, {})
        return partial(function, *operands)

    def negating(self, site: int) -> None:
        """Note whether a product with a written -1 stands there."""
        if _is_negating(self.sites[site].node):
            self.recorder.tape.negating.add(site)

    def loaded(self, site: int, frame: int, old: Any) -> None:
        """See the entries that ``a[i] op= …`` loaded by itself; parts that are views are known anyhow."""
        if not isinstance(old, np.generic) and not (isinstance(old, np.ndarray) and old.base is None):
            return
        target = self.sites[site].node.target  # type: ignore[attr-defined]
        try:
            for put, within, held in reversed(self.held):
                if within == frame and self.sites[put].node is target:
                    if isinstance(held[0], np.ndarray) and not self.spent():
                        seen = self.recorder.reads(operator.getitem, held, {}, self.places(put, held))
                        self.recorder.applied(put, seen, old)
                    return
        except Exception as problem:
            self.broken(problem)

    def ready(self, site: int, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Prepare a call; what cannot be called is given back, to fail in the program's own frame."""
        if self.on:
            if len(args) == 1 and type(args[0]) in WHOLE:
                self.appended(site, function, args[0])
            args = self.listened(function, args)
            self.prepare(site, function, args, kwargs)
        if not callable(function):
            return function
        if getattr(function, "__name__", "") == "resize" and _resizes_in_place(function):
            kwargs = {**kwargs, "refcheck": False}
        return partial(function, *args, **kwargs)

    def listened(self, function: Any, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """Give the arguments to call with: ``sum(w * x for ...)`` takes its generator through a listener."""
        try:
            if self.spent() or self.entered(function):
                return args
            return self.recorder.gathered(function, args)
        except Exception as problem:
            self.broken(problem)
            return args

    def prepare(self, site: int, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        try:
            if self.spent():
                return
            if self.entered(function):
                self.pending.append((site, None, (function, args, kwargs)))
                return
            seen = self.recorder.reads(function, args, kwargs, self.places(site, args))
            self.pending.append((site, seen, (function, args, kwargs)))
            if isinstance(function, np.vectorize):
                self.switch(False)
        except Exception as problem:
            self.broken(problem)

    def places(self, site: int, args: tuple[Any, ...]) -> Any:
        """Say where whole numbers were loaded from: they have no identity of their own."""
        for value in args:
            if type(value) in WHOLE:
                return self.whole_places(site, args)
        return ()

    def entered(self, function: Any) -> bool:
        """Whether a function is the program's own: then what happens inside is seen there."""
        kind = type(function)
        if kind is MethodType:
            function = function.__func__
        elif isinstance(function, type):
            function = function.__dict__.get("__init__")
            if function is None:
                return False
        code = getattr(function, "__code__", None) if isinstance(function, FunctionType) else None
        return code is not None and code.co_filename in self.files

    def done(self, site: int, result: Any) -> Any:
        """See the result of what was prepared."""
        pending = self.pending
        if not pending:
            return result
        if pending[-1][0] != site and not self.unwound(site):
            return result
        _, seen, given = pending.pop()
        if seen is None and type(result) not in WHOLE:
            return result
        try:
            if seen is not None and not self.on:
                self.resume()
            if self.on:
                if type(result) in ITERATORS:
                    self.measured(given[1], result)
                if seen is not None:
                    result = self.recorder.applied(site, seen, result)
                if type(result) in WHOLE:
                    self.whole_result(site, seen, given, result)
        except Exception as problem:
            self.broken(problem)
        return result

    def unwound(self, site: int) -> bool:
        """Drop what never ended above the operation of this site, if that is still waiting."""
        for k in range(len(self.pending) - 2, self.calls[-1].pending - 1, -1):
            if self.pending[k][0] == site:
                del self.pending[k + 1 :]
                return True
        return False

    def measured(self, args: tuple[Any, ...], result: Any) -> None:
        """Remember how long a loop over several sequences will be."""
        known = [self.length(each, keep=True) for each in args if not isinstance(each, int)]
        if known and None not in known:
            if len(self.lengths) > MOST_LENGTHS:
                self.lengths.clear()
            self.lengths[id(result)] = (result, min(each for each in known if each is not None))

    def literal(self, site: int, value: Any) -> Any:
        return self.recorder.literal(site, value) if self.on else value


def _is_negating(node: ast.AST) -> bool:
    """Whether one operand of an operation is a -1 in the text."""
    parts = (getattr(node, name, None) for name in ("left", "right", "value"))
    return any(isinstance(each, ast.UnaryOp) and ast.unparse(each) in ("-1", "-1.0") for each in parts)


def _resizes_in_place(function: Any) -> bool:
    """An array refuses to be resized while others look at it, and the recording does."""
    return isinstance(getattr(function, "__self__", None), np.ndarray)
