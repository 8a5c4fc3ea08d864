"""Find the field that an address names, and refuse what is not there by saying what is.

People type addresses from memory, so a refusal has to lead on: it names the layers, the fields or the range
of the index, and a field that differs in its capitals or by a slip is guessed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any, Final, Protocol

from clearprop.errors import AddressError
from clearprop.record.address import Address
from clearprop.record.state import LayerState

STEP_FIELDS: Final = (
    "x",
    "y",
    "rows",
    "example_weight",
    "loss",
    "penalty",
    "clip_scale",
    "learning_rate",
    "t",
)
LAYER_FIELDS: Final = (
    *("W", "b", "a_in", "z", "a", "mask", "da", "slope", "delta", "dW", "db"),
    *("g_W", "g_b", "update_W", "update_b", "W_new", "b_new"),
)
STATE_FIELDS: Final = tuple(field.name for field in dataclasses.fields(LayerState))
_STATES = ("state_before", "state_after")
_NEAR = 0.75  # of the letters are the same: dw or detla, but not w for z


class Record(Protocol):
    """A step, as far as it is searched here."""

    @property
    def index(self) -> int:
        """The number of the step."""

    @property
    def layers(self) -> Sequence[Any]:
        """The layers from input to output."""


def find(record: Record, address: Address) -> Any:
    """The whole field that an address names, whatever its index.

    Raises
    ------
    AddressError
        '"step 2, loss": this is step 1. Leave "step 2, " out.'
        '"layer 3, dW": there are 2 layers, counted from 1. Ask for layer 1 or layer 2.'
        '"dW[0, 0]": say of which layer, for example "layer 1, dW[0, 0]".'
        '"layer 1, dw": a layer has no field dw. Did you mean "layer 1, dW"? It has W, b, a_in, …'
    """
    if address.step not in (None, record.index):
        raise AddressError(f'"{address}": this is step {record.index}. Leave "step {address.step}, " out.')
    if address.layer is None:
        return _member(record, address, STEP_FIELDS)
    _check_layer(len(record.layers), address, address.layer)
    state, _, slot = address.field.partition(".")
    if slot or state in _STATES:
        return _state_field(record, address, state, slot)
    return _member(record.layers[address.layer - 1], address, LAYER_FIELDS)


def check_index(shape: tuple[int, ...], address: Address) -> None:
    """Refuse an index that a field of this shape does not have."""
    name = address.field if address.layer is None else f"{address.field} of layer {address.layer}"
    if not shape:
        raise AddressError(f'"{address}": {name} is a single number. Leave the brackets out.')
    if len(address.index) > len(shape):
        fit = "1 index fits" if len(shape) == 1 else f"{len(shape)} indices fit"
        raise AddressError(f'"{address}": {name} has shape {shape}, so at most {fit}.')
    if any(not 0 <= i < size for i, size in zip(address.index, shape, strict=False)):
        words = ("rows go", "columns") if len(shape) == 2 else ("indices go",) + ("then",) * (len(shape) - 1)
        ranges = ", ".join(f"{word} from 0 to {size - 1}" for word, size in zip(words, shape, strict=True))
        raise AddressError(f'"{address}": {name} has shape {shape}; {ranges}.')


def _check_layer(count: int, address: Address, layer: int) -> None:
    if 1 <= layer <= count:
        return
    there = "there is 1 layer" if count == 1 else f"there are {count} layers"
    last = {1: "", 2: " or layer 2"}.get(count, f" to layer {count}")
    raise AddressError(f'"{address}": {there}, counted from 1. Ask for layer 1{last}.')


def _state_field(record: Record, address: Address, state: str, slot: str) -> Any:
    if state not in _STATES or slot not in STATE_FIELDS:
        known = ", ".join(f"{s}.{slot}" for s in _STATES for slot in STATE_FIELDS)
        raise AddressError(f'"{address}": there is no such state. It has {known}.')
    owner = getattr(record, state)
    layers = getattr(owner, "layers", None)  # a state that was not observed has none
    return owner if layers is None else getattr(layers[(address.layer or 1) - 1], slot)


def _member(owner: object, address: Address, fields: tuple[str, ...]) -> Any:
    if address.field in fields:
        return getattr(owner, address.field)
    if address.layer is None and (address.field in LAYER_FIELDS or address.field.startswith("state_")):
        example = dataclasses.replace(address, layer=1)
        raise AddressError(f'"{address}": say of which layer, for example "{example}".')
    if address.layer is not None and address.field in STEP_FIELDS:
        raise AddressError(
            f'"{address}": {address.field} belongs to the whole step. Leave "layer {address.layer}, " out.'
        )
    whose = "a step" if address.layer is None else "a layer"
    raise AddressError(
        f'"{address}": {whose} has no field {address.field}.{_guess(address)} It has {", ".join(fields)}.'
    )


def _guess(address: Address) -> str:
    """``Did you mean "layer 1, dW"?`` where one field is near; capitals count for little.

    Programs call the weights of the second layer W2: what is a field and a number is one of that layer.
    """
    numbered = re.fullmatch(r"(\D+?)_?(\d+)", address.field)
    if numbered and address.layer is None and numbered[1] in LAYER_FIELDS and int(numbered[2]) > 0:
        meant = dataclasses.replace(address, field=numbered[1], layer=int(numbered[2]))
        return f' Did you mean "{meant}"?'
    known = {field.casefold(): field for field in (*STEP_FIELDS, *LAYER_FIELDS)}
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(address.field.casefold(), known, n=1, cutoff=_NEAR)
    if not near:
        return ""
    field = known[near[0]]
    layer = None if field in STEP_FIELDS else address.layer or 1
    return f' Did you mean "{dataclasses.replace(address, field=field, layer=layer)}"?'
