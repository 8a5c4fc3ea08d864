"""Truths cut into the pieces in which a program computes them: by layers, examples, units or weights.

A line in a loop computes one piece in each round; in which order, its loops decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.truths import Truth

Grain = Literal["whole", "example", "unit", "turned"]
GRAINS: tuple[Grain, ...] = ("whole", "example", "unit", "turned")
# What has a number for each weight, and what is handed back through one weight, alone or so far.
MATRICES = ("dW", "term", "sum")
BACK = ("term", "sum")
MOST_PLACES = 40


@dataclass(frozen=True)
class Label:
    """What a line should compute: "slope", "da", "delta", "dW", "db", "term" or "sum" of a layer, or of each
    layer in turn from there on.

    A "term" is what one unit hands back through one weight, a "sum" what it adds up to so far.  ``grain``
    says how much of it one round computes: a whole array, that of one example, or one number; numbers of a
    matrix by rows, or "turned".  ``place`` chooses one number of each example.
    """

    kind: str
    layer: int
    turn: int = 0
    grain: Grain = "whole"
    place: int = -1


def labels(step: StepFound, truth: Truth, count: int) -> Iterator[Label]:
    """Give the truths that come in so many pieces."""
    last = len(truth.layers) - 1
    for layer in reversed(range(last + 1)):
        kinds = ["slope", "delta", "da", "dW", "db", "term", "sum"]
        if layer == last:
            # What comes first is the choice of a loss, which may be another one than ours.
            fused = truth.layers[layer].slope is None
            kinds = ["dW", "db"] if fused else ["slope", "dW", "db", "delta"]
        for kind in kinds:
            yield from _of_kind(step, truth, Label(kind, layer), count)


def _of_kind(step: StepFound, truth: Truth, label: Label, count: int) -> Iterator[Label]:
    for turn in (0, -1, 1):
        for grain in GRAINS:
            if grain == "turned" and label.kind not in MATRICES:
                continue
            if grain == "example" and (len(step.x) == 1 or label.kind in BACK):
                continue
            each = Label(label.kind, label.layer, turn, grain)
            sequence = _sequence(step, truth, each, count)
            if sequence and (turn == 0 or len(sequence) > 1):
                yield each
    size = _size(step, truth, Label(label.kind, label.layer, 0, "unit"), label.layer)
    if count == len(step.x) and 1 < size <= MOST_PLACES:
        for place in range(size):
            yield Label(label.kind, label.layer, 0, "unit", place)


def pieces(step: StepFound, truth: Truth, label: Label, count: int) -> list[Any] | None:
    """Cut a truth into so many pieces, in the order of the program's loops; None where it has others."""
    found = layered(step, truth, label, count)
    return None if found is None else [piece for _, piece in found]


def layered(step: StepFound, truth: Truth, label: Label, count: int) -> list[tuple[int, Any]] | None:
    """Give the pieces with the layer that each belongs to."""
    sequence = [label.layer] if label.place >= 0 else _sequence(step, truth, label, count)
    if not sequence or any(not _size(step, truth, label, layer) for layer in sequence):
        return None
    if label.grain == "whole":
        return [(layer, getattr(truth.layers[layer], label.kind)) for layer in sequence]
    found: list[tuple[int, Any]] = []
    for example in range(len(step.x)):
        for layer in sequence:
            part = _of_example(step, truth, label.kind, layer, example)
            if part is None:
                return None
            if label.grain == "example":
                found.append((layer, part))
                continue
            flat = (part.T if label.grain == "turned" else part).reshape(-1).tolist()
            chosen = flat if label.place < 0 else flat[label.place : label.place + 1]
            found.extend((layer, each) for each in chosen)
    return found if len(found) == count else None


def _sequence(step: StepFound, truth: Truth, label: Label, count: int) -> Sequence[int]:
    """Give the layers that make up so many pieces, beginning with the label's; none where none do."""
    each = count if label.grain == "whole" else count / len(step.x)
    layer, found, total = label.layer, list[int](), 0
    while 0 <= layer < len(truth.layers) and total < each:
        size = _size(step, truth, label, layer)
        if size == 0:
            return ()
        found.append(layer)
        total += size
        if not label.turn:
            break
        layer += label.turn
    return found if total == each else ()


def _size(step: StepFound, truth: Truth, label: Label, layer: int) -> int:
    """Give how many pieces of one example a layer has."""
    if label.kind in BACK:
        known = layer + 1 < len(truth.layers) and label.grain in ("unit", "turned")
    else:
        known = getattr(truth.layers[layer], label.kind) is not None
    if not known:
        return 0
    if label.grain in ("whole", "example"):
        return 1
    units, inputs = truth.layers[layer].delta.shape[1], step.layers[layer].a_in.shape[1]
    if label.kind in BACK:
        return int(units * truth.layers[layer + 1].delta.shape[1])
    return int(units * inputs) if label.kind == "dW" else int(units)


def _of_example(step: StepFound, truth: Truth, kind: str, layer: int, example: int) -> Array | None:
    """Give the truth of one example: its row, or what it adds to the gradient of the weights."""
    here = truth.layers[layer]
    if kind == "db":
        return np.asarray(here.delta[example])
    if kind == "dW":
        return np.outer(step.layers[layer].a_in[example], here.delta[example])
    if kind in BACK:
        terms = np.asarray(step.W(layer + 1, step.before) * truth.layers[layer + 1].delta[example])
        return terms if kind == "term" else np.cumsum(terms, axis=1)
    part = getattr(here, kind)
    return None if part is None else np.asarray(part[example])
