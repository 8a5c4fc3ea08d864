"""Sums, means, extremes and spreads along axes: the cotangent goes back to every entry that was reduced."""

from __future__ import annotations

import builtins
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from clearprop.trace.adjoint.call import Call, NoRule, Rule


def spread(call: Call, value: Any, axis: Any) -> Any:
    """Repeat something with the shape of the result along the axes that were reduced."""
    shape = np.shape(call.args[0])
    value = np.asarray(value)
    axes = _axes(axis, len(shape))
    if value.ndim != len(shape):
        value = np.expand_dims(value, axes) if value.ndim else value.reshape((1,) * len(shape))
    return np.broadcast_to(value, shape)


def _axes(axis: Any, ndim: int) -> tuple[int, ...]:
    if axis is None:
        return tuple(range(ndim))
    named = axis if isinstance(axis, tuple) else (axis,)
    return tuple(int(k) % ndim for k in named)


def _count(call: Call, axis: Any) -> int:
    shape = np.shape(call.args[0])
    return math.prod(shape[k] for k in _axes(axis, len(shape)))


def _plain(call: Call) -> None:
    """Refuse what changes which entries are reduced."""
    if call.kwargs.get("where", True) is not True or "initial" in call.kwargs:
        raise NoRule("a reduction of some of the entries")


def total(call: Call, g: Any) -> tuple[Any, ...]:
    """The sum: every entry counts once."""
    _plain(call)
    return (spread(call, g, call.option("axis", 1)),)


def mean(call: Call, g: Any) -> tuple[Any, ...]:
    """The mean: every entry counts 1/n."""
    _plain(call)
    axis = call.option("axis", 1)
    return (spread(call, g, axis) / _count(call, axis),)


def extreme(call: Call, g: Any) -> tuple[Any, ...]:
    """The largest or smallest entry; equal ones share the cotangent."""
    _plain(call)
    axis = call.option("axis", 1)
    x = np.asarray(call.args[0])
    chosen = x == spread(call, call.result, axis)
    axes = _axes(axis, x.ndim)
    share = chosen / chosen.sum(axis=axes, keepdims=True)
    return (share * spread(call, g, axis),)


def _centred(call: Call, axis: Any) -> Any:
    x = np.asarray(call.args[0], dtype=float)
    return x - x.mean(axis=_axes(axis, x.ndim), keepdims=True)


def _freedom(call: Call) -> float:
    return float(call.kwargs.get("ddof", call.kwargs.get("correction", 0)))


def variance(call: Call, g: Any) -> tuple[Any, ...]:
    """The variance: 2 (x - mean) / (n - ddof)."""
    _plain(call)
    axis = call.option("axis", 1)
    slope = 2.0 * _centred(call, axis) / (_count(call, axis) - _freedom(call))
    return (call.size(slope) * spread(call, g, axis),)


def deviation(call: Call, g: Any) -> tuple[Any, ...]:
    """The standard deviation: (x - mean) / ((n - ddof) std)."""
    _plain(call)
    axis = call.option("axis", 1)
    n = _count(call, axis) - _freedom(call)
    return (call.size(_centred(call, axis) / (n * spread(call, call.result, axis))) * spread(call, g, axis),)


def product(call: Call, g: Any) -> tuple[Any, ...]:
    """The product: for every entry, the product of all others."""
    _plain(call)
    axis = call.option("axis", 1)
    x = np.asarray(call.args[0], dtype=float)
    if np.count_nonzero(x == 0.0):
        raise NoRule("a product with a factor 0")
    return (call.size(spread(call, call.result, axis) / x) * spread(call, g, axis),)


def running_sum(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.cumsum``: an entry counts in all sums from its place on."""
    axis, shape = call.option("axis", 1), np.shape(call.args[0])
    if axis is None:
        return (np.cumsum(np.asarray(g)[::-1])[::-1].reshape(shape),)
    return (np.flip(np.cumsum(np.flip(g, axis), axis), axis),)


def average(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.average`` without weights is the mean."""
    if call.option("weights", 2) is not None or call.kwargs.get("returned"):
        raise NoRule("a weighted average")
    return mean(call, g)


def norm(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.linalg.norm``: the root of the sum of squares, or the sum of absolute values."""
    order, axis = call.option("ord", 1), call.option("axis", 2)
    x = np.asarray(call.args[0], dtype=float)
    vector = (axis is None and x.ndim == 1) or isinstance(axis, (int, np.integer))
    if order in (None, "fro") or (order == 2 and vector):
        length = spread(call, call.result, axis)
        slope = np.divide(x, length, out=np.zeros_like(x), where=length != 0.0)
    elif order == 1 and vector:
        slope = np.sign(x)
    else:
        raise NoRule("another norm")
    return (call.size(slope) * spread(call, g, axis),)


def trace(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.trace`` of a matrix: its diagonal."""
    x = np.asarray(call.args[0])
    if x.ndim != 2 or len(call.args) > 1 or call.kwargs:
        raise NoRule("a trace along other axes")
    return (g * np.eye(*x.shape),)


def python_sum(call: Call, g: Any) -> tuple[Any, ...]:
    """``sum`` and ``math.fsum``: the entries of a list, or the rows of an array, and the start."""
    entries = call.args[0]
    g = np.asarray(g)
    if isinstance(entries, np.ndarray):
        return (np.broadcast_to(g, entries.shape), g)
    return ([_fitted(g, entry) for entry in entries], g)


def _fitted(g: Any, entry: Any) -> Any:
    shape = np.shape(entry)
    if g.ndim > len(shape):
        g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    axes = tuple(k for k, size in enumerate(shape) if size == 1 and g.shape[k] != 1)
    return g.sum(axis=axes, keepdims=True) if axes else g


def python_extreme(call: Call, g: Any) -> tuple[Any, ...]:
    """``max`` and ``min``: the chosen argument; equal ones share the cotangent."""
    if call.kwargs.get("key") is not None:
        raise NoRule("a choice by a key")
    among = call.args[0] if len(call.args) == 1 else call.args
    chosen = [float(np.all(np.asarray(entry) == call.result)) for entry in among]
    shares = [g * (share / max(sum(chosen), 1.0)) for share in chosen]
    if len(call.args) > 1:
        return tuple(shares)
    return (np.asarray(shares).reshape(np.shape(among)) if isinstance(among, np.ndarray) else shares,)


def python_product(call: Call, g: Any) -> tuple[Any, ...]:
    """``math.prod``."""
    factors = [float(entry) for entry in call.args[0]]
    others = [math.prod(factors[:k] + factors[k + 1 :]) for k in range(len(factors))]
    return ([g * call.size(other) for other in others],)


def _everywhere(name: str, rule: Callable[[Call, Any], tuple[Any, ...]]) -> dict[Any, Rule]:
    return {getattr(np, name): rule, getattr(np.ndarray, name): rule}


RULES: dict[Any, Rule] = {
    **_everywhere("sum", total),
    **_everywhere("mean", mean),
    **_everywhere("max", extreme),
    **_everywhere("min", extreme),
    **_everywhere("var", variance),
    **_everywhere("std", deviation),
    **_everywhere("prod", product),
    **_everywhere("cumsum", running_sum),
    np.average: average,
    np.trace: trace,
    np.ndarray.trace: trace,
    np.linalg.norm: norm,
    **dict.fromkeys((builtins.sum, math.fsum), python_sum),
    **dict.fromkeys((builtins.max, builtins.min), python_extreme),
    math.prod: python_product,
}
