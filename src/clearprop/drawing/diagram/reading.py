"""Choose what a picture shows: from a network, which has only parameters, or from a step, which has all."""

from __future__ import annotations

from itertools import repeat
from typing import Any, cast, get_args

import numpy as np

from clearprop.drawing.diagram.content import SHOWS, ColumnContent, Content, LayerContent, Show, Values
from clearprop.errors import AddressError, DataError, SettingError, ShapeError
from clearprop.model.model import Model
from clearprop.network.dense import Dense
from clearprop.network.network import Network
from clearprop.record.step import Bias, LayerStep, Step

_EDGES = {"gradients": ("dW", "db"), "change": ("update_W", "update_b")}


def content_of(
    thing: Network | Model | Step, show: str | None = None, row: int = 0, before: Network | None = None
) -> Content:
    """Choose the numbers of a picture.

    Raises
    ------
    SettingError
        "draw received a list. Give a Network, a Model or a Step.";
        'show is "wights"; use "weights", "activations", "delta", "gradients" or "change".';
        "a network has only weights to show; give a Step, as cp.step returns it, for its delta.";
    AddressError
        "row is 4; the step has 4 examples, counted from 0."
    ShapeError
        "before has the sizes (2, 2, 1), but the network has (2, 4, 1): two states of one network are needed."
    """
    if isinstance(thing, Step):
        if before is not None:
            raise SettingError('before belongs to a network; a step has its own: show="change".')
        return _of_step(thing, _checked_show(show), _checked_row(thing, row))
    if not isinstance(thing, Network | Model):
        raise SettingError(f"draw received a {type(thing).__name__}. Give a Network, a Model or a Step.")
    network = thing.network if isinstance(thing, Model) else thing
    called = _called(thing) if isinstance(thing, Model) else repeat((), len(network) + 1)
    columns = tuple(ColumnContent(called=names) for names in called)
    chosen = _checked_show(show if show is not None or before is None else "change")
    if chosen == "weights":
        return Content("weights", tuple(map(_plain, range(1, len(network) + 1), network)), columns)
    if chosen == "change" and before is not None:
        return Content("change", _changes(before, network), columns)
    raise SettingError(
        f"a network has only weights to show; give a Step, as cp.step returns it, for its {chosen}."
    )


def _checked_show(show: str | None) -> Show:
    chosen = "weights" if show is None else show
    if chosen not in SHOWS:
        known = ", ".join(f'"{word}"' for word in SHOWS[:-1])
        raise SettingError(f'show is {show!r}; use {known} or "{SHOWS[-1]}".')
    return cast(Show, chosen)


def _checked_row(step: Step, row: int) -> int:
    count = _examples(step) or 0
    if not isinstance(row, int | np.integer) or isinstance(row, bool) or not 0 <= row < max(count, 1):
        examples = "1 example" if count == 1 else f"{count} examples"
        raise AddressError(f"row is {row!r}; the step has {examples}, counted from 0.")
    return int(row)


def _examples(step: Step) -> int | None:
    """How many examples the step has, from whichever field was observed."""
    arrays = (step.x, step.y, *(getattr(layer, f) for layer in step.layers for f in ("z", "a", "delta")))
    return next((len(array) for array in arrays if isinstance(array, np.ndarray)), None)


def _called(model: Model) -> list[tuple[str, ...]]:
    """The names of the inputs, and of the classes or the number that is predicted."""
    target = model.target
    outputs = target.classes if len(target.classes) > 2 else (target.name,)
    return [model.preprocessing.names, *([()] * (len(model.network) - 1)), outputs]


def _plain(number: int, layer: Dense) -> LayerContent:
    return _layer(number, layer, (layer.n_in, layer.n_out), layer.W, layer.b)


def _changes(before: Network, after: Network) -> tuple[LayerContent, ...]:
    if before.sizes != after.sizes or [old.bias for old in before] != [new.bias for new in after]:
        raise ShapeError(
            f"before has the sizes {before.sizes}, but the network has {after.sizes}: two states of one"
            " network are needed, with the same kinds of bias."
        )
    return tuple(
        _layer(
            number,
            new,
            (new.n_in, new.n_out),
            new.W - old.W,
            None if new.b is None or old.b is None else new.b - old.b,
            (old.W, new.W),
        )
        for number, (old, new) in enumerate(zip(before, after, strict=True), start=1)
    )


def _of_step(step: Step, show: Show, row: int) -> Content:
    edge_field, bias_field = _EDGES.get(show, ("W", "b"))
    layers = []
    for number, layer in enumerate(step.layers, start=1):
        edges, biases = getattr(layer, edge_field), getattr(layer, bias_field)
        ends = (layer.W, layer.W_new) if show == "change" else (None, None)
        layers.append(_layer(number, layer, _size(layer, number), edges, biases, ends))
    if show in _EDGES:
        columns = [ColumnContent()] * (len(layers) + 1)
        fields = (edge_field, bias_field)
        return Content(show, tuple(layers), tuple(columns), *fields, None, step, row, _examples(step))
    field = "delta" if show == "delta" else "a"
    columns = [ColumnContent(_row(step.x, row), "x")]
    columns += [
        ColumnContent(_row(getattr(layer, field), row), field, _row(layer.mask, row)) for layer in step.layers
    ]
    wanted = _row(step.y, row)
    return Content(show, tuple(layers), tuple(columns), "W", "b", wanted, step, row, _examples(step))


def _layer(
    number: int,
    layer: Dense | LayerStep,
    size: tuple[int, int],
    edges: Any,
    biases: Any,
    ends: tuple[Any, Any] = (None, None),
) -> LayerContent:
    spread = _values(biases)  # a shared bias stands under every unit
    return LayerContent(
        number,
        *size,
        str(layer.activation),
        layer.bias if layer.bias in get_args(Bias) else "per_unit",
        layer.trainable is not False,
        layer.dropout if isinstance(layer.dropout, float) else 0.0,
        _values(edges),
        None if spread is None else np.broadcast_to(spread, (size[1],)),
        *map(_values, ends),
    )


def _size(layer: LayerStep, number: int) -> tuple[int, int]:
    """Inputs and units of a layer, from whichever field was observed."""
    for field in ("W", "dW", "g_W", "update_W", "W_new"):
        if np.ndim(array := getattr(layer, field)) == 2:
            return int(array.shape[0]), int(array.shape[1])
    z = next((array for array in (layer.z, layer.a, layer.delta) if np.ndim(array) == 2), None)
    if np.ndim(layer.a_in) == 2 and z is not None:
        return int(layer.a_in.shape[1]), int(z.shape[1])
    raise DataError(f"layer {number}: neither W nor a_in and z were observed, so its size is not known.")


def _values(array: Any) -> Values | None:
    """Numbers as float64; None for what does not exist or was not observed."""
    return np.asarray(array, dtype=np.float64) if isinstance(array, np.ndarray) else None


def _row(array: Any, row: int) -> Values | None:
    values = _values(array)
    return None if values is None else values[row]
