"""The backward pass of a program whose updates are proved, found by value: it is a multiple of the truth.

Behind a rule that divides by roots, updates say little of the size of a gradient, so roles cannot be told by
what an update makes of them.  The truth is known there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.observed.backward import Backward, LayerBackward
from clearprop.trace.observed.seeking import Seeker
from clearprop.trace.recognise.truths import LayerTruth

CLOSE = 1e-9


def backward_alike(seeker: Seeker, truths: Sequence[LayerTruth]) -> Backward:
    """Find the arrays that hold the truth of each field, in rows or in columns."""
    arrays = [
        node for node in seeker.nodes if np.ndim(seeker.tape.nodes[node].held) or _is_array(seeker, node)
    ]
    return Backward(tuple(_layer(seeker, arrays, truth) for truth in truths))


def _is_array(seeker: Seeker, node: int) -> bool:
    return bool(getattr(seeker.tape.nodes[node].held, "shape", ()))


def _layer(seeker: Seeker, arrays: list[int], truth: LayerTruth) -> LayerBackward:
    fields: dict[str, Any] = {}
    nodes: dict[str, tuple[int, ...]] = {}
    for name in ("da", "delta", "dW", "db"):
        expected = getattr(truth, name)
        if expected is None or expected.size < 2 or not expected.any():
            continue
        for node in arrays:
            found = _alike(np.asarray(seeker.tape.value(node), dtype=np.float64), expected)
            if found is not None:
                fields[name], nodes[name] = found, (node,)
                break
    return LayerBackward(**fields, nodes=nodes)


def _alike(value: Array, expected: Array) -> Array | None:
    """Give the value in our orientation and scale, where it is the expected one."""
    if value.size != expected.size:
        return None
    for laid in (value.reshape(expected.shape), value.reshape(expected.shape[::-1]).T):
        size = float(np.vdot(laid, laid))
        if size == 0.0 or not np.isfinite(size):
            return None
        scaled = laid * (float(np.vdot(laid, expected)) / size)
        if np.linalg.norm(scaled - expected) <= CLOSE * np.linalg.norm(expected):
            return scaled
    return None
