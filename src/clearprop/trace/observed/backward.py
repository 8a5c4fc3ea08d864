"""The backward pass that a program made, wrong numbers included, in our orientation, sign and scale.

A program may carry ``target - output`` back, or twice the error, or a mean: all its deltas differ from ours
by one factor then, which is taken out.  The factor is that of the layer nearest to the output; a layer that
has another one shows it in its update.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.record.step import NotObserved
from clearprop.trace.observed.gathering import Gathered, gathered, whole
from clearprop.trace.observed.reads import Delta, delta_of, factor_of, gradient_of, multiplied
from clearprop.trace.observed.seeking import Part, Seeker
from clearprop.trace.recognise.truths import LayerTruth


@dataclass(frozen=True)
class LayerBackward:
    """The fields of one layer, with the nodes that held them."""

    da: Array = NotObserved
    slope: Array = NotObserved
    delta: Array = NotObserved
    dW: Array = NotObserved
    db: Array = NotObserved
    nodes: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Backward:
    """All layers, the first one first."""

    layers: tuple[LayerBackward, ...]

    @classmethod
    def unseen(cls, count: int) -> Backward:
        """A backward pass that nobody saw."""
        return cls((LayerBackward(),) * count)


def backward_of(seeker: Seeker, truths: Sequence[LayerTruth], learning_rate: float, proved: bool) -> Backward:
    """Find the backward pass of one step of a program whose updates are linear in its gradients.

    Parameters
    ----------
    truths : the true fields under the loss of the program, in our scale
    proved : whether all updates follow from them; then what differs from them is no such field
    """
    numbers = list(reversed(range(len(seeker.found.layers))))
    deltas = {k: delta for k in numbers if (delta := delta_of(seeker, k)) is not None}
    sure = next((deltas[k].share("W") for k in numbers if k in deltas), None)
    deltas |= {k: d for k in numbers if k not in deltas and (d := multiplied(seeker, k)) is not None}
    sure = next((deltas[k].share("W") for k in numbers if k in deltas), None) if sure is None else sure
    scale = None if sure is None else -sure / learning_rate
    seen: list[LayerBackward] = []
    for k in numbers:
        places = deltas.get(k), deltas.get(k + 1)
        seen.append(_layer(seeker, k, *places, seen, scale, truths[k], learning_rate))
    layers = tuple(reversed(seen))
    return Backward(
        tuple(_kept(each, t) for each, t in zip(layers, truths, strict=True)) if proved else layers
    )


def rate_by_error(seeker: Seeker, truth: LayerTruth) -> float | None:
    """Give the rate that belongs to a true ∂loss/∂a, where the program holds it and goes wrong after it."""
    last = len(seeker.found.layers) - 1
    delta = delta_of(seeker, last)
    error = None if delta is None else _error(seeker, last, delta.found, None)
    if delta is None or error is None or truth.da is None:
        return None
    factor = factor_of(error.value, truth.da)
    return None if factor is None else abs(delta.found.middle / factor)


def _layer(
    seeker: Seeker,
    k: int,
    delta: Delta | None,
    above: Delta | None,
    seen: list[LayerBackward],
    scale: float | None,
    truth: LayerTruth,
    learning_rate: float,
) -> LayerBackward:
    dW, db = gradient_of(seeker, k, "W"), gradient_of(seeker, k, "b")
    fields: dict[str, Any] = {}
    nodes: dict[str, tuple[int, ...]] = {}
    for which, found in (("W", dW), ("b", db)):
        if found is not None:
            # What the update makes of it, and what the update makes of delta, must be the same.
            ratio = -1.0 / learning_rate if delta is None or scale is None else scale / delta.share(which)
            fields[f"d{which}"], nodes[f"d{which}"] = found.value * found.share * ratio, found.nodes
    if delta is not None and scale is not None:
        fields["delta"], nodes["delta"] = scale * delta.found.value, delta.found.nodes
        error = _error(seeker, k, delta.found, None if above is None else above.found)
        if error is not None:
            alpha = _alpha(error, scale, truth, _passed_down(seeker, k, seen, truth))
            fields["da"], fields["slope"] = error.value * (scale / alpha), error.share * alpha
            nodes["da"] = error.nodes
    return LayerBackward(**fields, nodes=nodes)


def _error(seeker: Seeker, k: int, delta: Gathered, above: Gathered | None) -> Gathered | None:
    """Find what delta is, entry by entry, a multiple of: ∂loss/∂a, with the slope as its share."""
    shape = seeker.found.layers[k].z.shape
    patterns = seeker.rng.standard_normal(shape), seeker.rng.standard_normal(shape)
    seeds = delta.seeds(seeker.tape, patterns[0]), delta.seeds(seeker.tape, patterns[1])
    before = frozenset(seeker.tape.ancestors(above.nodes)) if above is not None else frozenset()
    last = max(delta.nodes)
    nodes = [node for node in seeker.nodes if node <= last and node not in before]
    parts = whole(seeker.tape, seeker.parts(seeds, patterns, nodes), delta.value)
    return gathered(seeker.tape, _less_constant(parts), shape)


def _less_constant(parts: list[Part]) -> list[Part]:
    """Leave out what only differs by one number from a later part: ``error`` beside ``2 * error / n``."""
    kept: list[Part] = []
    for part in reversed(parts):
        alike = any(
            part.share.size == other.share.size
            and np.array_equal(part.entries, other.entries)
            and factor_of(part.share, other.share) is not None
            for other in kept
            if part.share.size > 1
        )
        if not alike:
            kept.append(part)
    return kept[::-1]


def _passed_down(seeker: Seeker, k: int, seen: list[LayerBackward], truth: LayerTruth) -> Array | None:
    """Give ∂loss/∂a as it follows from the program's own delta of the layer above."""
    if not seen:
        return truth.da
    delta = seen[-1].delta
    return None if delta is NotObserved else delta @ seeker.found.W(k + 1, seeker.found.before).T


def _alpha(error: Gathered, scale: float, truth: LayerTruth, da: Array | None) -> float:
    """Tell which part of a constant belongs to the slope: that which makes slope or da right."""
    if truth.slope is not None and (factor := factor_of(error.share, truth.slope)) is not None:
        return factor
    if da is not None and (factor := factor_of(scale * error.value, da)) is not None:
        return 1.0 / factor
    return 1.0


def _kept(seen: LayerBackward, truth: LayerTruth) -> LayerBackward:
    """Keep what is the truth times one number, put in our scale; of anything else nothing was seen."""
    fields: dict[str, Any] = {}
    for name in ("da", "slope", "delta", "dW", "db"):
        observed, expected = getattr(seen, name), getattr(truth, name)
        if observed is NotObserved or expected is None:
            continue
        expected = expected.sum(keepdims=True) if name == "db" and observed.size == 1 else expected
        factor = factor_of(observed, expected)
        if factor is not None:
            fields[name] = factor * observed
    return LayerBackward(**fields, nodes={name: seen.nodes[name] for name in fields if name in seen.nodes})
