"""Entries that only move: reshaping, transposing, joining, repeating, splitting.

Where an entry of the result came from is asked of the function itself: it is called once more with the
positions of the entries in place of their values, so no function needs a rule of its own.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.trace.adjoint.call import Call, NoRule, Rule, unbroadcast
from clearprop.trace.tape.memory import Array

_ONE = (
    *(
        "reshape",
        "ravel",
        "transpose",
        "squeeze",
        "expand_dims",
        "broadcast_to",
        "tile",
        "repeat",
        "swapaxes",
    ),
    *("moveaxis", "rollaxis", "roll", "flip", "fliplr", "flipud", "rot90", "atleast_1d", "atleast_2d"),
    *("atleast_3d", "diag", "diagonal", "triu", "tril", "pad", "resize", "delete", "permute_dims", "take"),
    *("matrix_transpose", "compress", "extract", "take_along_axis"),
)
_METHODS = ("reshape", "ravel", "flatten", "transpose", "squeeze", "swapaxes", "repeat", "diagonal", "take")
_MANY = ("concatenate", "stack", "hstack", "vstack", "dstack", "column_stack", "block", "append", "insert")
_SPLIT = ("split", "array_split", "hsplit", "vsplit")


def positions(like: Any, first: int) -> Array:
    """Number the entries of an array, from ``first`` on; 0 is left for entries that came from nowhere."""
    numbered = np.empty_like(np.asarray(like), dtype=np.int64, subok=False)
    numbered[...] = np.arange(first, first + numbered.size, dtype=np.int64).reshape(numbered.shape)
    return numbered


def collected(places: Any, g: Any, first: int, like: Any) -> Array:
    """Sum what went to the same entry."""
    at = np.asarray(places).reshape(-1) - first
    mine = (at >= 0) & (at < np.size(like))
    taken = np.asarray(g).reshape(-1)[mine]
    return np.bincount(at[mine], weights=taken, minlength=np.size(like)).reshape(np.shape(like))


def moved(call: Call, g: Any) -> tuple[Any, ...]:
    """Carry g back through a function that only moves the entries of its first argument."""
    if call.kwargs.get("mode", "constant") != "constant" and call.function is np.pad:
        raise NoRule("padding that computes")
    places = call.function(positions(call.args[0], 1), *call.args[1:], **call.kwargs)
    if np.shape(places) != np.shape(g):
        raise NoRule("it does not only move entries")
    return (collected(places, g, 1, call.args[0]),)


def joined(call: Call, g: Any) -> tuple[Any, ...]:
    """Carry g back through a function that joins a list of arrays."""
    parts = [np.asarray(part) for part in call.args[0]]
    starts = np.cumsum([1, *(part.size for part in parts)])
    numbered = [positions(part, start) for part, start in zip(parts, starts, strict=False)]
    places = call.function(numbered, *call.args[1:], **call.kwargs)
    pulled = [collected(places, g, start, part) for part, start in zip(parts, starts, strict=False)]
    return (pulled,)


def appended(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.append(a, b)``: like joining two."""
    a, b = np.asarray(call.args[0]), np.asarray(call.args[1])
    places = np.append(positions(a, 1), positions(b, 1 + a.size), *call.args[2:], **call.kwargs)
    return collected(places, g, 1, a), collected(places, g, 1 + a.size, b)


def split(call: Call, g: Any) -> tuple[Any, ...]:
    """Carry the cotangents of some of the pieces back; g is a list of (path, cotangent)."""
    places = call.function(positions(call.args[0], 1), *call.args[1:], **call.kwargs)
    pulled = np.zeros(np.shape(call.args[0]))
    for path, cotangent in g:
        pulled = pulled + collected(places[path[0]], cotangent, 1, call.args[0])
    return (pulled,)


def _astype(call: Call, g: Any) -> tuple[Any, ...]:
    """A change of type hands the cotangent on, unless it rounds."""
    return (np.asarray(g),) if np.asarray(call.result).dtype.kind in "fc" else ()


def _attribute(call: Call, g: Any) -> tuple[Any, ...]:
    """``a.T`` and its like, taken with ``getattr``."""
    if call.args[1] == "T" and np.shape(g) == np.shape(call.args[0])[::-1]:
        return (np.asarray(g, dtype=np.float64).T,)
    if call.args[1] in ("T", "mT", "flat"):
        places = getattr(positions(call.args[0], 1), call.args[1])
        return (collected(places, g, 1, call.args[0]),)
    if call.args[1] in ("real", "A"):
        return (np.asarray(g),)
    raise NoRule(f"the attribute {call.args[1]}")


def _spaced(call: Call, g: Any) -> tuple[Any, ...]:
    """Share g out between the two ends: each number is ``start (1 - w) + stop w``."""
    if len(call.args) < 2 or np.ndim(call.args[0]) or np.ndim(call.args[1]) or np.ndim(g) != 1:
        raise NoRule("ends that are no single numbers")
    w = np.linspace(0.0, 1.0, len(g), endpoint=bool(call.option("endpoint", 3, True)))
    return float(g @ (1.0 - w)), float(g @ w)


def _nothing(call: Call, g: Any) -> tuple[Any, ...]:
    return ()


def _filled(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.full(shape, value)`` and ``np.full_like(array, value)``."""
    return None, unbroadcast(g, call.args[1]) if len(call.args) > 1 else None


_LIKE = ("zeros_like", "ones_like", "empty_like", "argmax", "argmin", "argsort", "shape", "size", "ndim")
_TESTS = (
    "isnan",
    "isinf",
    "isfinite",
    "any",
    "all",
    "nonzero",
    "count_nonzero",
    "flatnonzero",
    "array_equal",
)

RULES: dict[Any, Rule] = {
    **{getattr(np, name): moved for name in _ONE if hasattr(np, name)},
    **{getattr(np.ndarray, name): moved for name in _METHODS},
    **{getattr(np, name): joined for name in _MANY[:-2]},
    np.append: appended,
    **{getattr(np, name): split for name in _SPLIT},
    np.ndarray.astype: _astype,
    getattr: _attribute,
    np.full: _filled,
    np.full_like: _filled,
    np.linspace: _spaced,
    **{getattr(np, name): _nothing for name in (*_LIKE, *_TESTS, "arange", "zeros", "ones", "empty", "eye")},
    **{getattr(np.ndarray, name): _nothing for name in ("argmax", "argmin", "argsort", "any", "all")},
}
