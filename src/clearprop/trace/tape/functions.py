"""What is known of a function before it is called: whether it draws, what it changes, whether it matters.

Bound methods of arrays are taken apart (``a.dot(b)`` is ``numpy.ndarray.dot`` of a and b), so that arrays are
always arguments.  A function that nothing is known of may change any array that it is given.
"""

from __future__ import annotations

import builtins
import operator
import random
from collections.abc import Callable
from dataclasses import dataclass
from types import BuiltinFunctionType, MethodWrapperType, ModuleType
from typing import Any

import numpy as np

from clearprop.trace.tape.execute import IN_PLACE

DRAWING = (np.random.Generator, np.random.RandomState, random.Random)
SELECTING = frozenset({max, min})
CONTAINERS: tuple[type, ...] = (
    list,
    tuple,
    dict,
    set,
    frozenset,
    str,
    bytes,
    bytearray,
    type(iter([])),
    ModuleType,
)

_SILENT = """
print len isinstance issubclass range str repr format type id hash input open callable iter next setattr
delattr hasattr locals globals vars dir super object property staticmethod classmethod bool bytes chr ord hex
oct bin exec eval compile breakpoint help memoryview bytearray ascii
"""
SILENT = frozenset(getattr(builtins, name) for name in _SILENT.split() if hasattr(builtins, name))

PICKING = frozenset({operator.getitem, operator.setitem, operator.delitem, operator.contains, getattr})

_FIRST_METHODS = ("fill", "sort", "put", "partition", "resize", "itemset", "setfield", "byteswap")
_FIRST_FUNCTIONS = ("put", "place", "putmask", "copyto", "fill_diagonal", "put_along_axis")
FIRST_CHANGES: frozenset[Any] = frozenset(
    [operator.setitem, operator.delitem]
    + [getattr(np.ndarray, name) for name in _FIRST_METHODS if hasattr(np.ndarray, name)]
    + [getattr(np, name) for name in _FIRST_FUNCTIONS]
)
_PURE_MODULES = ("numpy", "math", "cmath", "builtins", "_operator", "operator", "itertools", "functools")


@dataclass(frozen=True, slots=True)
class Traits:
    """``silent``: gives and changes no number; ``changes``: "nothing", "first", "anything" or "self";
    ``picks``: takes an entry or an attribute, of an array or of anything else."""

    silent: bool = False
    draws: bool = False
    changes: str = "nothing"
    picks: bool = False


def unbound(function: Any, args: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """Take a bound method of an array or of a NumPy number apart into function and arguments."""
    kind = type(function)
    if kind is BuiltinFunctionType or kind is MethodWrapperType:
        owner = function.__self__
        if isinstance(owner, (np.ndarray, np.generic)):
            return getattr(type(owner), function.__name__), (owner, *args)
    return function, args


def traits_of(function: Callable[..., Any]) -> Traits:
    """Classify a function; bound methods of arrays come here unbound."""
    owner = getattr(function, "__self__", None)
    if isinstance(owner, DRAWING):
        return Traits(draws=True, changes="anything")
    try:
        if function in SILENT:
            return Traits(silent=True)
        if function in FIRST_CHANGES:
            return Traits(changes="first", picks=function in PICKING)
        if function in PICKING:
            return Traits(picks=True)
        if function in IN_PLACE:
            return Traits(changes="self")
    except TypeError:
        return Traits(changes="anything")
    if isinstance(owner, np.ufunc):
        return Traits(changes="first" if getattr(function, "__name__", "") == "at" else "nothing")
    if isinstance(owner, CONTAINERS) and not isinstance(owner, ModuleType):
        return Traits(silent=True)
    return Traits(changes="nothing" if _pure(function) else "anything")


def _pure(function: Callable[..., Any]) -> bool:
    """Whether a function of NumPy or of Python changes none of its arguments unless told to by ``out``."""
    if isinstance(function, (np.ufunc, type)):
        return True
    objclass = getattr(function, "__objclass__", None)
    if objclass is not None:
        return issubclass(objclass, (np.ndarray, np.generic, float, int, complex))
    module = getattr(function, "__module__", None) or ""
    return module.split(".")[0] in _PURE_MODULES and not isinstance(function, np.vectorize)
