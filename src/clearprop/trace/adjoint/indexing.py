"""Entries taken out and put back: indexing, choosing, and everything that changes an array in place."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from clearprop.trace.adjoint.call import Call, NoRule, Rule, unbroadcast
from clearprop.trace.adjoint.shaping import collected, positions
from clearprop.trace.tape.choices import choose
from clearprop.trace.tape.memory import Array, Region

JOINING = (type(np.c_), type(np.r_))


def taken(call: Call, g: Any) -> tuple[Any, ...]:
    """``a[index]``: the cotangent goes to the entries that were taken, as often as they were."""
    array = call.args[0]
    if isinstance(array, JOINING):
        return _joined(call, g)
    if isinstance(array, np.generic):
        return (unbroadcast(g, array),)
    if not isinstance(array, np.ndarray):
        raise NoRule("an entry of an unknown container")
    pulled = np.zeros(array.shape)
    np.add.at(pulled, call.args[1], g)
    return (pulled,)


def _joined(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.c_[a, b]`` and ``np.r_[a, b]``: asked once more with positions in place of the values."""
    parts = call.args[1] if isinstance(call.args[1], tuple) else (call.args[1],)
    numbered: list[Any] = []
    first = 1
    for entries in parts:
        numbered.append(entries if isinstance(entries, (slice, str)) else positions(entries, first))
        first += np.size(entries) if numbered[-1] is not entries else 0
    at = call.args[0][tuple(numbered)]
    pulled: list[Any] = []
    first = 1
    for entries, places in zip(parts, numbered, strict=True):
        moves = places is not entries
        pulled.append(collected(at, g, first, entries) if moves else None)
        first += np.size(entries) if moves else 0
    return (None, pulled if isinstance(call.args[1], tuple) else pulled[0])


def put(call: Call, g: Any) -> tuple[Any, ...]:
    """``a[index] = value``: what was overwritten does not matter any more."""
    array, index, value = call.args
    remaining = np.array(g, dtype=float)
    remaining[index] = 0.0
    return remaining, None, unbroadcast(_last_written(array, index, g), value)


def _last_written(array: Array, index: Any, g: Any) -> Array:
    """Give the cotangent of each value that was put; of several put in one place only the last remained."""
    places = np.arange(array.size).reshape(array.shape)[index]
    turn = np.full(array.size, -1)
    order = np.arange(np.size(places)).reshape(np.shape(places))
    turn[np.asarray(places).reshape(-1)] = order.reshape(-1)
    return np.where(turn[places] == order, np.asarray(g)[index], 0.0)


def added_at(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.add.at(a, index, value)``; ``np.subtract.at`` too."""
    _, index, value = call.args
    name = getattr(getattr(call.function, "__self__", None), "__name__", "")
    if name not in ("add", "subtract"):
        raise NoRule("another ufunc.at")
    sign = -1.0 if name == "subtract" and not call.absolute else 1.0
    return np.asarray(g), None, unbroadcast(sign * np.asarray(g)[index], value)


def filled(call: Call, g: Any) -> tuple[Any, ...]:
    """``a.fill(value)``."""
    return np.zeros(np.shape(g)), np.sum(g)


def copied(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.copyto(a, b)``."""
    if call.kwargs.get("where", True) is not True:
        where = np.asarray(call.kwargs["where"])
        return np.where(where, 0.0, g), unbroadcast(np.where(where, g, 0.0), call.args[1])
    return np.zeros(np.shape(g)), unbroadcast(g, call.args[1])


def where(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.where(condition, a, b)``, and ``a if condition else b``."""
    if len(call.args) != 3:
        return ()
    condition, a, b = call.args
    return None, unbroadcast(np.where(condition, g, 0.0), a), unbroadcast(np.where(condition, 0.0, g), b)


def chosen(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.choose(which, arrays)``."""
    which, arrays = np.asarray(call.args[0]), call.args[1]
    return None, [unbroadcast(np.where(which == k, g, 0.0), a) for k, a in enumerate(arrays)]


def selected(call: Call, g: Any) -> tuple[Any, ...]:
    """``np.select(conditions, arrays)``: the first condition that holds decides."""
    open_ = np.ones(np.shape(g), dtype=bool)
    pulled = []
    for condition, array in zip(call.args[0], call.args[1], strict=True):
        now = open_ & np.asarray(condition, dtype=bool)
        pulled.append(unbroadcast(np.where(now, g, 0.0), array))
        open_ = open_ & ~now
    return None, pulled


def gathered(region: Region, call: Call, g: Any) -> tuple[Any, ...]:
    """A view: its cotangent goes to the entries of the owner that it shows."""
    pulled = np.zeros(region.owner_shape).reshape(-1)
    np.add.at(pulled, region.indices(), g)
    return (pulled.reshape(region.owner_shape),)


def scattered(region: Region, call: Call, g: Any) -> tuple[Any, ...]:
    """An owner after its view was written: the view's entries have the view's cotangent, the owner none."""
    remaining = np.array(g, dtype=float).reshape(-1)
    at = region.indices()
    part = remaining[at]
    remaining[at] = 0.0
    return remaining.reshape(region.owner_shape), part


RULES: dict[Any, Rule] = {
    operator.getitem: taken,
    operator.setitem: put,
    np.add.at: added_at,
    np.subtract.at: added_at,
    np.ndarray.fill: filled,
    np.copyto: copied,
    np.where: where,
    choose: where,
    np.choose: chosen,
    np.select: selected,
}
