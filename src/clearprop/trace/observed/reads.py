"""What the updates of a layer read: its delta, and the gradients that they multiply with the rate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clearprop.numerics.arrays import Array
from clearprop.trace.observed.gathering import Gathered, gathered, whole
from clearprop.trace.observed.parameters import bias_kind
from clearprop.trace.observed.seeking import Part, Seeker
from clearprop.trace.recognise.kinds import PRODUCTS

PROVED = 1e-6


@dataclass(frozen=True)
class Delta:
    """delta as it was found, and what each of the two updates makes of it."""

    found: Gathered
    shares: dict[str, float]

    def share(self, which: str) -> float:
        """Give what an update makes of it; where that is not known, what the other one does."""
        return self.shares.get(which, next(iter(self.shares.values())))


def delta_of(seeker: Seeker, k: int) -> Delta | None:
    """Find delta by what both updates read of it; else by what one of them does."""
    both = _read_by(seeker, k, True, True)
    if both is not None:
        return Delta(both, {"W": both.middle, "b": both.middle})
    by_W, by_b = _read_by(seeker, k, True, False), _read_by(seeker, k, False, True)
    if by_W is None or by_b is None:
        alone = by_W or by_b
        return None if alone is None else Delta(alone, {"b" if by_W is None else "W": alone.middle})
    factor = factor_of(by_W.value, by_b.value)
    shares = {"W": by_W.middle} if factor is None else {"W": by_W.middle, "b": by_b.middle * factor}
    return Delta(by_W, shares)


def _read_by(seeker: Seeker, k: int, with_W: bool, with_b: bool) -> Gathered | None:
    """Find what the update of W reads as ``a_inᵀ delta``, that of b as a sum over the examples."""
    a_in, shape = seeker.found.layers[k].a_in, seeker.found.layers[k].z.shape
    weightings = [_weighting(seeker, k, with_W, with_b) for _ in range(2)]
    if any(each is None for each in weightings):
        return None
    (first, R, r), (second, R2, r2) = (each for each in weightings if each is not None)
    patterns = _read(a_in, R, r, shape), _read(a_in, R2, r2, shape)
    seeds = seeker.parameter_seeds(first), seeker.parameter_seeds(second)
    # The latest one holds all addends; the rate may be in it, which its share tells.
    return gathered(seeker.tape, seeker.parts(seeds, patterns, seeker.nodes), shape, latest=True)


def _read(a_in: Array, R: Array, r: Array, shape: tuple[int, ...]) -> Array:
    pattern = a_in @ R
    pattern += r
    return np.broadcast_to(pattern, shape)


def multiplied(seeker: Seeker, k: int) -> Delta | None:
    """Find delta as what is multiplied in dW, with whatever else: an array of its shape, one step before."""
    dW, shape = gradient_of(seeker, k, "W"), seeker.found.layers[k].z.shape
    if dW is None or len(dW.nodes) != 1 or seeker.tape.nodes[dW.nodes[0]].function not in PRODUCTS:
        return None
    for node in sorted(set(seeker.tape.parents(dW.nodes[0])) & set(seeker.nodes)):
        numbers = np.arange(int(np.prod(shape)))
        places = {shape: numbers, shape[::-1]: numbers.reshape(shape[::-1]).T.ravel()}
        at = places.get(np.shape(seeker.tape.value(node)))
        if at is not None:
            part = Part(node, numbers, at, np.full(numbers.size, dW.middle))
            found = gathered(seeker.tape, [part], shape)
            return None if found is None else Delta(found, {"W": found.middle})
    return None


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
        if bias_kind(wiring, seeker.trained) == "shared":
            r = np.full_like(r, r.sum())
    return entries, R, r


def gradient_of(seeker: Seeker, k: int, which: str) -> Gathered | None:
    """Find what the update multiplies with the rate: the whole of it, no part of a sum."""
    weightings = [_weighting(seeker, k, which == "W", which == "b") for _ in range(2)]
    if any(each is None for each in weightings):
        return None
    (first, R, r), (second, R2, r2) = (each for each in weightings if each is not None)
    wiring = seeker.found.layers[k].wiring
    if which == "b" and bias_kind(wiring, seeker.trained) == "shared":
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


def factor_of(observed: Array, expected: Array) -> float | None:
    """Give the one number that makes two fields equal; None where there is none."""
    if observed.shape != expected.shape or not np.isfinite(observed).all() or not observed.any():
        return None
    factor = float(np.vdot(observed, expected) / np.vdot(observed, observed))
    if observed.size == 1 and abs(factor - 1.0) > PROVED:
        return None  # of two numbers one is always a multiple of the other, which says nothing
    left = np.linalg.norm(factor * observed - expected)
    return factor if factor != 0.0 and left <= PROVED * np.linalg.norm(expected) else None
