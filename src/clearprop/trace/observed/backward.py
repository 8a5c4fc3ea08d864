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
from clearprop.trace.observed.parameters import bias_kind
from clearprop.trace.observed.seeking import Part, Seeker
from clearprop.trace.recognise.kinds import PRODUCTS
from clearprop.trace.recognise.truths import LayerTruth

PROVED = 1e-6


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
    deltas = {k: delta for k in numbers if (delta := _delta(seeker, k)) is not None}
    sure = next((deltas[k].middle for k in numbers if k in deltas), None)
    deltas |= {k: d for k in numbers if k not in deltas and (d := _multiplied(seeker, k)) is not None}
    sure = next((deltas[k].middle for k in numbers if k in deltas), None) if sure is None else sure
    scale = None if sure is None else -sure / learning_rate
    seen: list[LayerBackward] = []
    for k in numbers:
        places = deltas.get(k), deltas.get(k + 1)
        seen.append(_layer(seeker, k, *places, seen, scale, truths[k], learning_rate))
    layers = tuple(reversed(seen))
    return Backward(
        tuple(_kept(each, t) for each, t in zip(layers, truths, strict=True)) if proved else layers
    )


def _delta(seeker: Seeker, k: int) -> Gathered | None:
    """Find delta by what both updates read of it; else by what one of them does."""
    a_in = seeker.found.layers[k].a_in
    shape = seeker.found.layers[k].z.shape
    for with_W, with_b in ((True, True), (True, False), (False, True)):
        weightings = [_weighting(seeker, k, with_W, with_b) for _ in range(2)]
        if any(each is None for each in weightings):
            continue
        (first, R, r), (second, R2, r2) = (each for each in weightings if each is not None)
        patterns = np.broadcast_to(a_in @ R + r, shape), np.broadcast_to(a_in @ R2 + r2, shape)
        parts = seeker.parts(
            (seeker.parameter_seeds(first), seeker.parameter_seeds(second)), patterns, seeker.nodes
        )
        # The latest one holds all addends; the rate may be in it, which its share tells.
        found = gathered(seeker.tape, parts, shape, latest=True)
        if found is not None:
            return found
    return None


def _multiplied(seeker: Seeker, k: int) -> Gathered | None:
    """Find delta as what is multiplied in dW, with whatever else: an array of its shape, one step before."""
    dW, shape = _gradient(seeker, k, "W"), seeker.found.layers[k].z.shape
    if dW is None or len(dW.nodes) != 1 or seeker.tape.nodes[dW.nodes[0]].function not in PRODUCTS:
        return None
    for node in sorted(set(seeker.tape.parents(dW.nodes[0])) & set(seeker.nodes)):
        numbers = np.arange(int(np.prod(shape)))
        places = {shape: numbers, shape[::-1]: numbers.reshape(shape[::-1]).T.ravel()}
        at = places.get(np.shape(seeker.tape.value(node)))
        if at is not None:
            part = Part(node, numbers, at, np.full(numbers.size, dW.middle))
            return gathered(seeker.tape, [part], shape)
    return None


def rate_by_error(seeker: Seeker, truth: LayerTruth) -> float | None:
    """Give the rate that belongs to a true ∂loss/∂a, where the program holds it and goes wrong after it."""
    last = len(seeker.found.layers) - 1
    delta = _delta(seeker, last)
    error = None if delta is None else _error(seeker, last, delta, None)
    if delta is None or error is None or truth.da is None:
        return None
    factor = _factor(error.value, truth.da)
    return None if factor is None else abs(delta.middle / factor)


def _weighting(seeker: Seeker, k: int, with_W: bool, with_b: bool) -> tuple[Array, Array, Array] | None:
    """Draw weights: for all entries of the parameters, for W and for b; b's as each unit meets them."""
    wiring = seeker.found.layers[k].wiring
    entries = np.zeros_like(seeker.found.before)
    R, r = np.zeros(wiring.W_entries.shape), np.zeros(wiring.b_entries.shape)
    if with_W:
        R = seeker.rng.standard_normal(R.shape)
        known = wiring.W_entries >= 0
        np.add.at(entries, wiring.W_entries[known], (wiring.W_sign * R)[known])
    if with_b:
        known = wiring.b_entries >= 0
        if not known.any():
            return None
        r = np.where(known, seeker.rng.standard_normal(r.shape), 0.0)
        np.add.at(entries, wiring.b_entries[known], (wiring.b_sign * r)[known])
        if bias_kind(wiring) == "shared":
            r = np.full_like(r, r.sum())
    return entries, R, r


def _layer(
    seeker: Seeker,
    k: int,
    delta: Gathered | None,
    above: Gathered | None,
    seen: list[LayerBackward],
    scale: float | None,
    truth: LayerTruth,
    learning_rate: float,
) -> LayerBackward:
    dW, db = _gradient(seeker, k, "W"), _gradient(seeker, k, "b")
    fields: dict[str, Any] = {}
    nodes: dict[str, tuple[int, ...]] = {}
    for name, found in (("dW", dW), ("db", db)):
        if found is not None:
            # What the update makes of it, and what the update makes of delta, must be the same.
            ratio = -1.0 / learning_rate if delta is None or scale is None else scale / delta.middle
            fields[name], nodes[name] = found.value * found.share * ratio, found.nodes
    if delta is not None and scale is not None:
        fields["delta"], nodes["delta"] = scale * delta.value, delta.nodes
        error = _error(seeker, k, delta, above)
        if error is not None:
            alpha = _alpha(error, scale, truth, _passed_down(seeker, k, seen, truth))
            fields["da"], fields["slope"] = error.value * (scale / alpha), error.share * alpha
            nodes["da"] = error.nodes
    return LayerBackward(**fields, nodes=nodes)


def _gradient(seeker: Seeker, k: int, which: str) -> Gathered | None:
    """Find what the update multiplies with the rate: the whole of it, no part of a sum."""
    weightings = [_weighting(seeker, k, which == "W", which == "b") for _ in range(2)]
    if any(each is None for each in weightings):
        return None
    (first, R, r), (second, R2, r2) = (each for each in weightings if each is not None)
    wiring = seeker.found.layers[k].wiring
    if which == "b" and bias_kind(wiring) == "shared":
        r, r2 = r[:1], r2[:1]
    patterns = (R, R2) if which == "W" else (r, r2)
    seeds = seeker.parameter_seeds(first), seeker.parameter_seeds(second)
    moved = seeker.moved(which)
    entries, sign = (wiring.W_entries, wiring.W_sign) if which == "W" else (wiring.b_entries, wiring.b_sign)
    change = (sign * moved[entries])[: patterns[0].shape[0]]
    parts = whole(seeker.tape, seeker.parts(seeds, patterns, seeker.nodes), change)
    found = gathered(seeker.tape, parts, patterns[0].shape)
    return found or (_spread(seeker, seeds, patterns, change) if which == "b" else None)


def _spread(
    seeker: Seeker,
    seeds: tuple[dict[int, Array], dict[int, Array]],
    patterns: tuple[Array, Array],
    change: Array,
) -> Gathered | None:
    """Find one number that all biases of a layer are changed by."""
    sums = patterns[0].sum(keepdims=True), patterns[1].sum(keepdims=True)
    parts = whole(seeker.tape, seeker.parts(seeds, sums, seeker.nodes), change[:1])
    found = gathered(seeker.tape, parts, (1,))
    if found is None or not np.allclose(change, change[0], rtol=1e-9, atol=0.0):
        return None
    return Gathered(np.full(change.shape, found.value[0]), np.full(change.shape, found.share[0]), found.parts)


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
            and _factor(part.share, other.share) is not None
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
    if truth.slope is not None and (factor := _factor(error.share, truth.slope)) is not None:
        return factor
    if da is not None and (factor := _factor(scale * error.value, da)) is not None:
        return 1.0 / factor
    return 1.0


def _factor(observed: Array, expected: Array) -> float | None:
    """Give the one number that makes two fields equal; None where there is none."""
    if observed.shape != expected.shape or not np.isfinite(observed).all() or not observed.any():
        return None
    factor = float(np.vdot(observed, expected) / np.vdot(observed, observed))
    if observed.size == 1 and abs(factor - 1.0) > PROVED:
        return None  # of two numbers one is always a multiple of the other, which says nothing
    left = np.linalg.norm(factor * observed - expected)
    return factor if factor != 0.0 and left <= PROVED * np.linalg.norm(expected) else None


def _kept(seen: LayerBackward, truth: LayerTruth) -> LayerBackward:
    """Keep what is the truth times one number, put in our scale; of anything else nothing was seen."""
    fields: dict[str, Any] = {}
    for name in ("da", "slope", "delta", "dW", "db"):
        observed, expected = getattr(seen, name), getattr(truth, name)
        if observed is NotObserved or expected is None:
            continue
        expected = expected.sum(keepdims=True) if name == "db" and observed.size == 1 else expected
        factor = _factor(observed, expected)
        if factor is not None:
            fields[name] = factor * observed
    return LayerBackward(**fields, nodes={name: seen.nodes[name] for name in fields if name in seen.nodes})
