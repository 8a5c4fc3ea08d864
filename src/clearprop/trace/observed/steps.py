"""Training steps of a program as our own record: what the program had, or that nobody saw it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np

from clearprop.numerics.arrays import Array, freeze, read_only
from clearprop.record.settings import Settings
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import LayerStep, NotObserved, Step
from clearprop.trace.observed.backward import Backward, LayerBackward
from clearprop.trace.observed.parameters import bias_kind, bias_of, dropout_of, is_ahead, is_trained
from clearprop.trace.recognise.labels import Integers
from clearprop.trace.recognise.recognise import StepFound

# A change is the difference of two parameters: below this part of them it is rounding.
FAINTEST = 1e-6
LARGE_BYTES = 1 << 24
PARAMETERS = ("W", "b", "update_W", "update_b", "W_new", "b_new")
Known = dict[Hashable, tuple[Array, Array]]
BIASES = ("b", "db", "g_b", "update_b", "b_new")


def step_of(
    found: StepFound,
    settings: Settings,
    backward: Backward,
    learning_rate: float,
    loss: float | None,
    place: tuple[int, int],
    rows: Integers | None,
    dtype: np.dtype[Any],
    trained: Integers,
    known: Known | None = None,
) -> Step:
    """Write one training step.

    Parameters
    ----------
    backward : what was seen of the backward pass
    loss     : the loss that the program computed; None where it computed none, or another one
    place    : the number of the step and of its epoch, from 1
    rows     : where its examples stand in the data
    dtype    : what the program computes in
    trained  : the entries of all parameters that training changes
    known    : arrays of other steps as the record holds them, added to: many steps have the same data
    """
    known = {} if known is None else known
    index, epoch = place
    slots = settings.optimizer.slots
    state = OptimizerState(index - 1, tuple(_unseen(slots) for _ in found.layers))
    fused = settings.loss.on_logits
    layers = tuple(
        _layer(
            found,
            k,
            backward.layers[k],
            settings,
            fused and k == len(found.layers) - 1,
            dtype,
            trained,
            known,
        )
        for k in range(len(found.layers))
    )
    return Step(
        settings=settings,
        x=_field(found.x, dtype, known),
        y=NotObserved if found.y is None else _field(found.y, dtype, known),
        rows=freeze(np.arange(len(found.x)) if rows is None else np.array(rows)),
        example_weight=None,
        loss=NotObserved if loss is None else loss,
        penalty=NotObserved if settings.l2 else 0.0,
        clip_scale=1.0 if settings.clip_norm is None else NotObserved,
        learning_rate=learning_rate,
        t=index,
        state_before=state,
        state_after=OptimizerState(index, state.layers),
        index=index,
        epoch=epoch,
        layers=layers,
    )


def _field(array: Array, dtype: np.dtype[Any], known: Known) -> Array:
    """Give an array as a record holds it; no copy is made of what is large and the same in every step."""
    if array.dtype == dtype:
        return read_only(array)
    if array.nbytes <= LARGE_BYTES:
        return freeze(array.astype(dtype))
    place = array.__array_interface__["data"], array.shape, array.strides
    if place not in known:
        # The array is kept too, so that nothing else can come to lie in its place.
        known[place] = array, freeze(array.astype(dtype))
    return known[place][1]


def _unseen(slots: tuple[str, ...]) -> LayerState:
    seen: Mapping[str, Array] = {f"{slot}_{p}": NotObserved for slot in slots for p in ("W", "b")}
    return LayerState(**seen)


def _layer(
    found: StepFound,
    k: int,
    seen: LayerBackward,
    settings: Settings,
    fused: bool,
    dtype: np.dtype[Any],
    trained: Integers,
    known: Known,
) -> LayerStep:
    layer, dropout = found.layers[k], dropout_of(found.layers[k])
    fields = {**_forward(found, k, trained), **_backward(seen, settings, fused)}
    if bias_kind(layer.wiring, trained) == "none":
        fields |= dict.fromkeys(BIASES)
    if is_ahead(found):
        # Which of the two are the parameters is a matter of words, so none of them is said.
        fields |= {name: NotObserved for name in PARAMETERS if fields[name] is not None}
    arrays = {
        name: _field(field, dtype, known) if isinstance(field, np.ndarray) else field
        for name, field in fields.items()
    }
    return LayerStep(
        activation=layer.activation,
        bias=bias_kind(layer.wiring, trained),
        trainable=is_trained(layer, trained),
        dropout=dropout,
        **arrays,
    )


def _forward(found: StepFound, k: int, trained: Integers) -> dict[str, Any]:
    layer, dropout = found.layers[k], dropout_of(found.layers[k])
    W, W_new = found.W(k, found.before), found.W(k, found.after)
    b, b_new = bias_of(found, k, found.before, trained), bias_of(found, k, found.after, trained)
    return {
        "W": W,
        "b": b,
        "a_in": layer.a_in,
        "z": layer.z,
        "a": layer.a,
        "mask": layer.mask if layer.mask is None or not dropout else layer.mask * (1.0 - dropout),
        "update_W": _change(W, W_new),
        "update_b": None if b is None or b_new is None else _change(b, b_new),
        "W_new": W_new,
        "b_new": b_new,
    }


def _backward(seen: LayerBackward, settings: Settings, fused: bool) -> dict[str, Any]:
    as_it_is = settings.clip_norm is None
    return {
        "da": None if fused else seen.da,
        "slope": None if fused else seen.slope,
        "delta": seen.delta,
        "dW": seen.dW,
        "db": seen.db,
        "g_W": seen.dW if as_it_is and not settings.l2 else NotObserved,
        "g_b": seen.db if as_it_is else NotObserved,
    }


def _change(before: Array, after: Array) -> Array:
    """Give what a step added; not observed where it is lost in the rounding of what it was added to."""
    update: Array = after - before
    most, size = np.abs(update).max(initial=0.0), np.abs(before).max(initial=0.0)
    return NotObserved if 0.0 < most < FAINTEST * size else update
