"""I02: the weights start far too large or far too small.

What it sees: weights that give sums far beyond what the activation can tell apart (or hardly any), from
inputs of ordinary size, and a bad result; with weights of size 1 / sqrt(inputs) the same program must end
clearly better.
Why it harms: every sigmoid starts in its flat part, or a deep signal grows or fades by a factor in every
layer.
How to tell it from its look-alikes: large inputs are D01; an exp that overflows at once is N02; a large start
that reaches its goal is no fault.
Source: Glorot, Bengio (2010); He et al. (2015), equation 10.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import Learned, is_bad, learned_of
from clearprop.doctor.evidence.starts import Start, weights_starts
from clearprop.trace.span import Span

CODES = ("I02",)
LARGE = 2.5
EXTREME = 5.0
SMALL = 0.02
THERE = 0.9, 0.9
ORDINARY = 10.0


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first start that is out of scale."""
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned, *THERE) or float(np.abs(learned.x).max()) > ORDINARY:
        return
    step = learned.steps[0]
    if step.step.number or not all(np.isfinite(layer.a).all() for layer in step.layers):
        return
    found: dict[Span, tuple[Start, float]] = {}
    for layer in range(len(step.layers)):
        size = _size(learned, layer)
        if size > (LARGE if is_bad(learned) else EXTREME) or 0.0 < size < SMALL:
            for start in weights_starts(evidence, step, layer):
                # Where one expression starts several layers, it must suit the one that is farthest off.
                other = found.get(start.span, (start, size))[1]
                found[start.span] = (start, max(size, other) if size > 1.0 else min(size, other))
    if not found:
        return
    starts, sizes = [start for start, _ in found.values()], [size for _, size in found.values()]
    edits = [_scaled(start, 1.0 / size) for start, size in found.values()]
    yield Candidate(
        "I02",
        starts[0].span,
        "doctor.message.I02.large" if sizes[0] > 1.0 else "doctor.message.I02.small",
        {"size": f"{sizes[0]:.2g}"},
        observed=f"weights {sizes[0]:.2g} times 1 / sqrt(inputs)",
        expected="about 1",
        edit=sum(edits[1:], edits[0]),
        proof="rerun",
        rank=0.2,
        explains=("A07", "N04", "H01", "H02", "A05", "D01"),
        improves=True,
    )


def _size(learned: Learned, layer: int) -> float:
    """Give the size of a layer's first weights, in units of 1 / sqrt(inputs)."""
    W = learned.steps[0].W(layer, learned.steps[0].before)
    return float(np.sqrt((W**2).mean()) * np.sqrt(W.shape[0]))


def _scaled(start: Start, factor: float) -> Edit:
    text = start.tree.cut(start.node)
    return Edit.of(start.span, f"{factor:.2g} * {text if _is_product(text) else f'({text})'}")


def _is_product(text: str) -> bool:
    return not any(sign in text for sign in (" + ", " - "))
