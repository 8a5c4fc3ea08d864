"""What kind of slip stands behind a line whose numbers are no edit away from the truth: told by what they
are a multiple of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from clearprop.doctor.evidence.factors import TOLD, computed
from clearprop.doctor.evidence.judged import Judged
from clearprop.doctor.evidence.pieces import Label, layered
from clearprop.numerics.activations import LeakyRelu, Relu
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.recognise import StepFound

CLOSE = 1e-7
# Of what is smaller than this share of the largest, a ratio is rounding.
SHOWS = 1e-6
TURNS = 2.5
# What a line is said to do where its numbers show nothing more.
OTHERWISE = {
    **dict.fromkeys(("da", "term", "sum"), "G06"),
    **dict.fromkeys(("delta", "dW"), "G12"),
    "slope": "G01",
    "db": "G07",
}


def missed(judged: Judged, values: Sequence[Sequence[Any]], label: Label) -> str:
    """Give the code of the fault of a line.

    Parameters
    ----------
    values : what the line computed in each judged step, in order
    label  : the truth that should stand there
    """
    true, found = _flat_parts(judged, values, label), _laid(judged, values, label)
    if true is None or found is None or not np.isfinite(found).all():
        return OTHERWISE[label.kind]
    # What is wrong in the first layer spoils those that come after it.
    layers = _layers_of(judged, values, label)
    wrong = next(
        (k for k in dict.fromkeys(layers.tolist()) if not _alike(found[layers == k], true[layers == k])), -1
    )
    chosen = layers == wrong if wrong >= 0 else np.ones(found.size, dtype=bool)

    def part(kind: str) -> Array | None:
        flat = _flat_parts(judged, values, replace(label, kind=kind))
        return None if flat is None or flat.size != chosen.size else flat[chosen]

    layer = max(wrong, 0) if label.turn else label.layer
    if label.kind == "delta":
        return _of_delta(found[chosen], true[chosen], part("da"), part("slope"), judged.steps, layer)
    if label.kind == "slope":
        return _of_slope(found[chosen], true[chosen], judged.steps, layer)
    if label.kind in ("dW", "db"):
        if _alike(found[chosen], true[chosen]):
            return "U04"
        if _alike(np.abs(found[chosen]), np.abs(true[chosen])):
            return "G04"
    return OTHERWISE[label.kind]


def _cuts(judged: Judged, values: Sequence[Sequence[Any]], label: Label) -> list[tuple[int, Any]] | None:
    """Give the pieces of all judged steps, with their layers."""
    cuts: list[tuple[int, Any]] = []
    for step, truth, each in zip(judged.steps, judged.supposed.truths, values, strict=True):
        cut = layered(step, truth, label, len(each))
        if cut is None:
            return None
        cuts.extend(cut)
    return cuts


def _flat_parts(judged: Judged, values: Sequence[Sequence[Any]], label: Label) -> Array | None:
    cuts = _cuts(judged, values, label)
    return None if cuts is None else _flat([piece for _, piece in cuts])


def _layers_of(judged: Judged, values: Sequence[Sequence[Any]], label: Label) -> Array:
    cuts = _cuts(judged, values, label) or []
    return np.concatenate([np.full(np.size(piece), layer) for layer, piece in cuts])


def _laid(judged: Judged, values: Sequence[Sequence[Any]], label: Label) -> Array | None:
    """Lay what a line computed out as the truth is."""
    cuts, flat = _cuts(judged, values, label), [each for row in values for each in row]
    if cuts is None or len(cuts) != len(flat):
        return None
    laid = []
    for (_, piece), value in zip(cuts, flat, strict=True):
        array = np.asarray(value, dtype=np.float64)
        turned = array.T.shape == np.shape(piece) != array.shape
        if array.size != np.size(piece):
            return None
        laid.append(array.T if turned else array)
    return _flat(laid)


def _of_delta(
    found: Array,
    true: Array,
    da: Array | None,
    slope: Array | None,
    steps: Sequence[StepFound],
    layer: int,
) -> str:
    if da is None or slope is None:
        return "G03"
    if any(_alike(found, other) for other in (da, slope, true * slope)):
        return "G03"
    if _alike(np.abs(found), np.abs(true)):
        return "G04"
    if _scaled_by_rows(found, true, steps, layer):
        return "G03"
    shown = np.abs(da) > SHOWS * np.abs(da).max(initial=0.0)
    if shown.sum() < 2:
        return OTHERWISE["delta"]
    return _of_slope(found[shown] / da[shown], slope[shown], steps, layer, shown, OTHERWISE["delta"])


def _of_slope(
    found: Array,
    true: Array,
    steps: Sequence[StepFound],
    layer: int,
    shown: Array | None = None,
    otherwise: str = "G01",
) -> str:
    """Tell a slope of the wrong value from a slope of the wrong form.

    Parameters
    ----------
    shown     : which entries of a layer the slopes belong to; all, unless told
    otherwise : the code of what is no function of the layer's sums
    """
    if np.ptp(found) <= CLOSE * np.abs(found).max(initial=0.0):
        return "G03"
    for k, other in enumerate(steps[0].layers):
        rows = [step.layers[k] for step in steps]
        for values in ([r.z for r in rows], [r.a for r in rows], [other.activation.value(r.a) for r in rows]):
            for laid in (values, [value.T for value in values]):
                flat = _chosen(_flat(laid), shown, found.size)
                if flat is not None and isinstance(other.activation, TOLD):
                    used = computed(other.activation, flat)
                    if _same(found, used) and not _same(found, true):
                        return "G02"
    own = steps[0].layers[layer].activation
    levels = np.unique(np.abs(found) > SHOWS * np.abs(found).max()).size
    if isinstance(own, Relu | LeakyRelu) and np.unique(np.round(found, 9)).size == levels == 2:
        return "G02"
    z = _chosen(_flat([step.layers[layer].z for step in steps]), shown, found.size)
    return "G01" if z is not None and _follows(found, z) else otherwise


def _chosen(flat: Array, shown: Array | None, size: int) -> Array | None:
    if shown is not None:
        if flat.size != shown.size:
            return None
        flat = flat[shown]
    return flat if flat.size == size else None


def _follows(used: Array, z: Array) -> bool:
    """Whether numbers are a function of sums: a smooth one goes up and down only once or twice."""
    ranked = used[np.argsort(z, kind="stable")]
    return bool(np.abs(np.diff(ranked)).sum() <= TURNS * np.ptp(ranked))


def _scaled_by_rows(found: Array, true: Array, steps: Sequence[StepFound], layer: int) -> bool:
    """Whether each example has its true numbers times one number, as where its error is missing."""
    units = steps[0].layers[layer].a.shape[1]
    if units < 2 or found.size % units:
        return False
    return all(
        _alike(one, other)
        for one, other in zip(found.reshape(-1, units), true.reshape(-1, units), strict=True)
        if one.any() or other.any()
    )


def _alike(found: Array, other: Array) -> bool:
    """Whether one is a multiple of the other."""
    length = float(other @ other)
    if found.shape != other.shape or found.size < 2 or length == 0.0 or not found.any():
        return False
    factor = float(found @ other) / length
    return bool(np.abs(found - factor * other).max() <= CLOSE * np.abs(found).max())


def _same(found: Array, other: Array) -> bool:
    return bool(np.abs(found - other).max(initial=0.0) <= CLOSE * np.abs(found).max(initial=0.0))


def _flat(parts: Sequence[Any]) -> Array:
    return np.concatenate([np.asarray(part, dtype=np.float64).reshape(-1) for part in parts])
