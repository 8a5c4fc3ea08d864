"""Truths put in the place of what a line computes: if all updates then are right, the fault is in that line.

This finds the line of any fault, whether or not the edit that cures it is one that people usually need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from clearprop.doctor.evidence.judge import Judge
from clearprop.doctor.evidence.pieces import Label, labels, pieces
from clearprop.doctor.evidence.trials import Trial
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.truths import Truth


def truth_trials(
    judge: Judge, site: int, suits: Callable[[Label], bool] = lambda label: True
) -> Iterator[tuple[Label, dict[int, Any]]]:
    """Give, for a site, the truths that have the shape of what it computes: a value for each of its nodes."""
    judged = judge.judged
    first = judge.by_site[0].get(site, [])
    if not first:
        return
    for label in labels(judged.steps[0], judged.supposed.truths[0], len(first)):
        if not suits(label):
            continue
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

    detail = {**asdict(label), "scale": scale}
    return Trial(site, "truth", change, None, label.kind, detail)


def _laid_out(
    judge: Judge, nodes: Sequence[int], step: StepFound, truth: Truth, label: Label
) -> dict[int, Any] | None:
    """Give each node its part of a truth, in its own shape."""
    shapes = [np.shape(judge.tape.value(node)) for node in nodes]
    rows = pieces(step, truth, label, len(nodes))
    if rows is None:
        return None
    found = {}
    for node, shape, row in zip(nodes, shapes, rows, strict=True):
        laid = _shaped(row, shape)
        if laid is None:
            return None
        found[node] = laid
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
