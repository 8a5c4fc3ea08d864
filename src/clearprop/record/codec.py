"""Records as plain data and back: JSON for the structure, named arrays for the numbers, no code.

Only the classes listed here can come out of a file.  An array that a record holds twice (the activations
of one layer enter the next) is written once and shared again when it is read.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from clearprop.errors import SettingError
from clearprop.numerics.activations import ACTIVATIONS, Activation, activation
from clearprop.numerics.arrays import freeze
from clearprop.numerics.losses import LOSSES, Loss, loss
from clearprop.record.container import Arrays
from clearprop.record.keep import Keep
from clearprop.record.optimizers import OPTIMIZERS
from clearprop.record.run import Run
from clearprop.record.schedules import SCHEDULES
from clearprop.record.settings import Plan, Settings
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import LayerStep, NotObserved, Step

_CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls
    for cls in (
        Step,
        LayerStep,
        OptimizerState,
        LayerState,
        Settings,
        Plan,
        Keep,
        Run,
        *OPTIMIZERS,
        *SCHEDULES,
    )
}


def encode(value: Any, arrays: Arrays) -> Any:
    """Turn a record into JSON data; its arrays are put into ``arrays`` under the names that
    the data gives.

    Raises
    ------
    SettingError
        "a MyOptimizer cannot be written to a file; only what clearprop itself defines can."
    """
    return _Encoder(arrays).encode(value)


def check_known(setting: Activation | Loss) -> None:
    """Refuse an activation or a loss of somebody's own, which is code: a file holds none.

    Raises
    ------
    SettingError
        "mine is not one of clearprop's own, so a file cannot hold it: files hold numbers and names, no code."
    """
    known: Mapping[str, type[Any]] = ACTIVATIONS if isinstance(setting, Activation) else LOSSES
    if known.get(setting.name) is not type(setting):
        raise SettingError(
            f"{setting} is not one of clearprop's own, so a file cannot hold it: files hold numbers and"
            " names, no code."
        )


class _Encoder:
    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._names: dict[int, str] = {}

    def encode(self, value: Any) -> Any:
        if value is NotObserved:
            return {"is": "not observed"}
        if isinstance(value, np.ndarray):
            return {"is": "array", "name": self._name(value)}
        if value is None or isinstance(value, str | bool | int):
            return value
        if isinstance(value, float):
            return float(value) if math.isfinite(value) else {"is": "float", "value": repr(float(value))}
        if isinstance(value, tuple | list):
            return [self.encode(item) for item in value]
        if isinstance(value, Mapping):
            return {
                "is": "map",
                "items": [[self.encode(key), self.encode(item)] for key, item in value.items()],
            }
        if isinstance(value, Activation | Loss):
            check_known(value)
            return {"is": "activation" if isinstance(value, Activation) else "loss", "setting": str(value)}
        name = type(value).__name__
        if _CLASSES.get(name) is not type(value):
            raise SettingError(
                f"a {name} cannot be written to a file; only what clearprop itself defines can."
            )
        fields = {field.name: self.encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"is": name, "fields": fields}

    def _name(self, array: np.ndarray[Any, Any]) -> str:
        # The record keeps every array alive while it is written, so its id is its name.
        if id(array) not in self._names:
            self._names[id(array)] = f"a{len(self._names)}"
            self._arrays[self._names[id(array)]] = array
        return self._names[id(array)]


def decode(data: Any, arrays: Arrays) -> Any:
    """Turn JSON data back into the record that it was; arrays come out read-only.

    Raises
    ------
    ValueError, KeyError, TypeError
        where the data does not describe a record
    """
    if isinstance(data, list):
        return tuple(decode(item, arrays) for item in data)
    if not isinstance(data, dict):
        return data
    match data["is"]:
        case "not observed":
            return NotObserved
        case "array":
            return freeze(arrays[data["name"]])
        case "float":
            return float(data["value"])
        case "map":
            return {decode(key, arrays): decode(item, arrays) for key, item in data["items"]}
        case "activation":
            return activation(data["setting"])
        case "loss":
            return loss(data["setting"])
    cls = _CLASSES[data["is"]]
    return cls(**{name: decode(item, arrays) for name, item in data["fields"].items()})
