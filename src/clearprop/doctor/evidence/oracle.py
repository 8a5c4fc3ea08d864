"""Truths put in the place of what a line computes: if all updates then are right, the fault is in that line.

This finds the line of any fault, whether or not the edit that cures it is one that people usually need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from clearprop.doctor.evidence.judge import Judge
from clearprop.doctor.evidence.trials import Trial
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.truths import LayerTruth, Truth

Rows = list[Any]


@dataclass(frozen=True)
class Label:
    """What a line should compute: "slope", "da", "delta", "dW" or "db" of a layer, or of each layer in
    turn.
    """

    kind: str
    layer: int
    turn: int = 0


def truth_trials(judge: Judge, site: int) -> Iterator[tuple[Label, dict[int, Any]]]:
    """Give, for a site, the truths that have the shape of what it computes: a value for each of its nodes."""
    judged = judge.judged
    first = judge.by_site[0].get(site, [])
    if not first:
        return
    for label in _labels(judged.steps[0], judged.supposed.truths[0], len(first)):
        values: dict[int, Any] = {}
        for k, step in enumerate(judged.steps):
            nodes = judge.by_site[k].get(site, [])
            found = _laid_out(judge, nodes, step, judged.supposed.truths[k], label)
            if found is None:
                values = {}
                break
            values.update(found)
        if values:
            yield label, values


def placed(site: int, label: Label, values: dict[int, Any], scale: float) -> Trial:
    """Make the edit: a truth, times a scale, in place of what a site computes."""

    def change(node: Any, value: Any) -> Any:
        found = values[node.id]
        return found if label.kind == "slope" else found * scale

    detail = {"kind": label.kind, "layer": label.layer, "turn": label.turn, "scale": scale}
    return Trial(site, "truth", change, None, label.kind, detail)


def _labels(step: StepFound, truth: Truth, count: int) -> Iterator[Label]:
    last = len(truth.layers) - 1
    for layer in reversed(range(last + 1)):
        kinds = ["slope", "delta", "da", "dW", "db"]
        if layer == last:
            # What comes first is the choice of a loss, which may be another one than ours.
            kinds = ["slope", "dW", "db"] if truth.layers[layer].slope is not None else ["dW", "db"]
            if truth.layers[layer].slope is not None:
                kinds.append("delta")
        for kind in kinds:
            yield Label(kind, layer)
            if 1 < count <= last + 1:
                yield Label(kind, layer, -1)
                yield Label(kind, layer, 1)


def _laid_out(
    judge: Judge, nodes: Sequence[int], step: StepFound, truth: Truth, label: Label
) -> dict[int, Any] | None:
    """Give each node its part of a truth, in its own shape."""
    shapes = [np.shape(judge.tape.value(node)) for node in nodes]
    rows = _rows(step, truth, label, len(nodes))
    if rows is None:
        return None
    found = {}
    for node, shape, row in zip(nodes, shapes, rows, strict=True):
        laid = _shaped(row, shape)
        if laid is None:
            return None
        found[node] = laid
    return found


def _rows(step: StepFound, truth: Truth, label: Label, count: int) -> Rows | None:
    """Divide a truth among the nodes of a site: whole, by layers, by examples, or by entries."""
    if label.turn:
        layers = [label.layer + label.turn * k for k in range(count)]
        if not all(0 <= layer < len(truth.layers) for layer in layers):
            return None
        parts = [part_of(truth.layers[layer], label.kind) for layer in layers]
        return None if any(part is None for part in parts) else parts
    part = part_of(truth.layers[label.layer], label.kind)
    if part is None:
        return None
    if count == 1:
        return [part]
    if label.kind in ("dW", "db") and count == len(step.x):
        layer, delta = step.layers[label.layer], truth.layers[label.layer].delta
        if label.kind == "db":
            return list(delta)
        return [np.outer(a, d) for a, d in zip(layer.a_in, delta, strict=True)]
    if count == len(part) and part.ndim == 2:
        return list(part)
    return list(part.reshape(-1)) if count == part.size else None


def part_of(truth: LayerTruth, kind: str) -> Array | None:
    """Give one truth of a layer."""
    found: Array | None = getattr(truth, kind)
    return found


def _shaped(row: Any, shape: tuple[int, ...]) -> Any:
    """Give a truth in the shape of a node; None where it does not fit."""
    array = np.asarray(row, dtype=np.float64)
    if array.shape == shape:
        return array if shape else float(array)
    if array.T.shape == shape:
        return array.T
    narrow = max(array.shape, default=1) == array.size
    if narrow and array.size == int(np.prod(shape, dtype=np.int64)) and max(shape, default=1) == array.size:
        return array.reshape(shape) if shape else float(array.reshape(-1)[0])
    return None
