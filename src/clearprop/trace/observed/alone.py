"""What can be said of a program that only predicts: network, inputs, places, and one pass as a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from clearprop.network.network import Network
from clearprop.numerics.activations import Sigmoid, Softmax
from clearprop.numerics.losses import BinaryCrossEntropy, CrossEntropy, HalfSquaredError, Loss
from clearprop.record.optimizers import SGD
from clearprop.record.settings import Settings
from clearprop.record.step import NotObserved, Step
from clearprop.trace.observed.backward import Backward
from clearprop.trace.observed.calling import renamed
from clearprop.trace.observed.naming import Places
from clearprop.trace.observed.parameters import network_of
from clearprop.trace.observed.steps import step_of
from clearprop.trace.recognise.predictions import predicted
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.roles.roles import Roles
from clearprop.trace.traced import Traced

UNTRAINED = (
    "nothing that was seen trains this network: it was read from what the program predicts, and its steps"
    " have neither loss nor update"
)
CHANGED = ("W_new", "b_new", "update_W", "update_b")


@dataclass(frozen=True)
class Alone:
    """A network that only predicts."""

    network: Network
    data: dict[str, Any]
    step: Step
    places: Places
    roles: dict[str, Any]


def alone_of(traced: Traced) -> Alone | None:
    """Read the network of a program without training; None where there is none.

    Raises
    ------
    ClearpropError
        where its numbers are no network's, for example because one is not finite
    """
    read = predicted(traced.tape, traced.sites)
    if read is None:
        return None
    roles, found = renamed(traced, read[0]), read[1]
    every = np.arange(found.before.size)
    dtype = np.dtype(np.float64)
    network = network_of(found, dtype, every)
    unseen = Backward.unseen(len(found.layers))
    settings = Settings(_loss(found), "mean", SGD(1.0))
    step = step_of(found, settings, unseen, NotObserved, None, (1, 1), None, dtype, every)
    places = Places(traced.tape, traced.sites, roles)
    places.add(found, unseen)
    for told in (places.names, places.spans):
        for address in [each for each in told if each.field in CHANGED]:
            del told[address]
    data = {"x": found.x} if found.y is None else {"x": found.x, "y": found.y}
    return Alone(network, data, _without_update(step), places, _told(places, roles, found))


def _loss(found: StepFound) -> Loss:
    """Give the usual loss for what the last layer answers: a step has to have one."""
    last = found.layers[-1].activation
    if isinstance(last, Softmax):
        return CrossEntropy()
    return BinaryCrossEntropy() if isinstance(last, Sigmoid) else HalfSquaredError()


def _without_update(step: Step) -> Step:
    layers = []
    for layer in step.layers:
        told = {"update_W": NotObserved, "W_new": NotObserved}
        if layer.b is not None:
            told |= {"update_b": NotObserved, "b_new": NotObserved}
        layers.append(replace(layer, **told))
    return replace(step, layers=tuple(layers))


def _told(places: Places, roles: Roles, found: StepFound) -> dict[str, Any]:
    """Give the roles as plain data."""
    met = found.step.meetings
    names = dict.fromkeys(name for each in met if (name := places.name(each.prediction)) is not None)
    span = places.span(met[0].prediction)
    parameters = []
    for each in roles.parameters:
        line = places.span(each.first)
        told = {"name": each.name, "size": each.size, "line": None if line is None else line.line}
        parameters.append({**told, "update_line": None})
    return {
        "parameters": parameters,
        "prediction": {"name": ", ".join(names) or None, "line": None if span is None else span.line},
        "orientation": found.layers[0].wiring.orientation,
        "batch": len(found.x),
        "trains": False,
        "missing": [UNTRAINED],
    }
