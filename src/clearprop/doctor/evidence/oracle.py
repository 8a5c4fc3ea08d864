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
from clearprop.trace.tape.tape import Tape


def truth_trials(
    judge: Judge,
    site: int,
    suits: Callable[[Label], bool] = lambda label: True,
    call: int | None = None,
) -> Iterator[tuple[Label, dict[int, Any]]]:
    """Give, for a site, the truths that have the shape of what it computes: a value for each of its nodes.

    Parameters
    ----------
    call : the site of the call whose nodes alone are meant; all, unless told
    """
    judged = judge.judged
    first = nodes_of(judge, site, 0, call)
    if not first:
        return
    for label in labels(judged.steps[0], judged.supposed.truths[0], len(first)):
        if not suits(label):
            continue
        values: dict[int, Any] = {}
        for k, step in enumerate(judged.steps):
            found = _laid_out(judge, nodes_of(judge, site, k, call), step, judged.supposed.truths[k], label)
            if found is None:
                values = {}
                break
            values.update(found)
        if values:
            yield label, values


def nodes_of(judge: Judge, site: int, k: int, call: int | None = None) -> list[int]:
    """Give the nodes of a site in a judged step; with ``call`` those of the calls that were made there."""
    nodes = judge.by_site[k].get(site, [])
    return nodes if call is None else [node for node in nodes if call_of(judge, node) == call]


def call_of(judge: Judge, node: int) -> int:
    """Give the site of the call in which a node was computed; -1 outside of functions."""
    frame = judge.tape.nodes[node].frame
    return judge.tape.frames[frame - 1].call_site if frame else -1


def calls_of(judge: Judge, site: int) -> list[int]:
    """Give the calls that a helper's line served in the first judged step, where there were several."""
    found = sorted({call_of(judge, node) for node in judge.by_site[0].get(site, [])} - {-1})
    return found if len(found) > 1 else []


def placed(
    site: int,
    label: Label,
    values: dict[int, Any],
    scale: float,
    call: int | None = None,
    begins: Sequence[int] = (),
) -> Trial:
    """Make the edit: a truth, times a scale, in place of what a site computes.

    Parameters
    ----------
    begins : where the judged steps begin; told with ``call``
    """

    def change(node: Any, value: Any) -> Any:
        found = values[node.id]
        return found if label.kind == "slope" else found * scale

    detail = {**asdict(label), "scale": scale}
    if call is None:
        return Trial(site, "truth", change, None, label.kind, detail)
    ordered = sorted(values)

    def where(tape: Tape, begin: int) -> list[int]:
        end = min((each for each in begins if each > begin), default=ordered[-1] + 1)
        return [node for node in ordered if begin <= node < end]

    return Trial(site, "truth", change, None, label.kind, {**detail, "call": call}, where)


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
