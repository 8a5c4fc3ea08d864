"""Are two records the same?  Said explicitly and with a tolerance, never by ``==``."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np

from clearprop.record.checks import check_positive


def same(first: Any, second: Any, tolerance: float = 0.0) -> bool:
    """Whether two records, networks, arrays or numbers agree in kind, shape, type and value.

    ``tolerance`` 0 asks for equal bits (nan equals nan); otherwise arrays may differ by ``tolerance`` times
    their largest entry, and single numbers by ``tolerance`` relative.

    Examples
    --------
    >>> same(np.array([1.0, 2.0]), np.array([1.0, 2.0 + 1e-12])), same([1.0], [1.0 + 1e-12], tolerance=1e-9)
    (False, True)
    """
    return difference(first, second, check_positive("tolerance", tolerance, zero=True)) is None


def difference(first: Any, second: Any, tolerance: float = 0.0, place: str = "") -> str | None:
    """Where two records first differ, such as ``.layers[0].dW``; None where they are the same."""
    if type(first) is not type(second) and not (_is_number(first) and _is_number(second)):
        return place or "kind"
    if isinstance(first, np.ndarray) or _is_number(first):
        return None if _close(first, second, tolerance) else place or "value"
    if dataclasses.is_dataclass(first):
        pairs = [
            (f".{f.name}", getattr(first, f.name), getattr(second, f.name)) for f in dataclasses.fields(first)
        ]
    elif isinstance(first, tuple | list):
        if len(first) != len(second):
            return f"{place} (length)"
        pairs = [(f"[{i}]", a, b) for i, (a, b) in enumerate(zip(first, second, strict=True))]
    elif isinstance(first, Mapping):
        if list(first) != list(second):
            return f"{place} (keys)"
        pairs = [(f"[{key!r}]", first[key], second[key]) for key in first]
    else:
        return None if first is second or first == second else place or "value"
    found = (difference(a, b, tolerance, place + name) for name, a, b in pairs)
    return next((where for where in found if where is not None), None)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.generic) and not isinstance(value, bool)


def _close(first: Any, second: Any, tolerance: float) -> bool:
    a, b = np.asarray(first), np.asarray(second)
    if a.shape != b.shape or (isinstance(first, np.ndarray) and a.dtype != b.dtype):
        return False
    if a.dtype.kind not in "fc" and b.dtype.kind not in "fc":
        return bool(np.array_equal(a, b))
    equal = (a == b) | (np.isnan(a) & np.isnan(b))
    if tolerance == 0.0 or equal.all():
        return bool(equal.all())
    with np.errstate(invalid="ignore", over="ignore"):
        near = np.abs(a - b) <= tolerance * np.abs(b[np.isfinite(b)]).max(initial=0.0)
    return bool((equal | near).all())
