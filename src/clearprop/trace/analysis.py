"""From the tape to roles, network and Steps: the one call that is made after a program has run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clearprop.errors import ClearpropError
from clearprop.network.network import Network
from clearprop.record.address import Address
from clearprop.record.settings import Settings
from clearprop.record.step import Step
from clearprop.trace.observed.alone import UNTRAINED, alone_of
from clearprop.trace.observed.calling import renamed
from clearprop.trace.observed.naming import Places
from clearprop.trace.observed.parameters import network_of
from clearprop.trace.observed.roles import told_roles
from clearprop.trace.observed.training import Training, training_of
from clearprop.trace.recognise.dataset import Dataset, dataset
from clearprop.trace.recognise.own_activation import OwnActivation
from clearprop.trace.recognise.recognise import UNEXPECTED
from clearprop.trace.recognise.step_unit import StepUnit
from clearprop.trace.span import Span
from clearprop.trace.traced import Traced
from clearprop.trace.understanding import Understanding, understand

MEASURED = (
    "the program measures its gradient by moving parameters: sums and answers are those in between, which it"
    " never computes itself"
)

STEPPING = (
    "a unit that answers with one of two numbers has no gradient; its updates were checked against the"
    " perceptron rule"
)

UNUSUAL = (
    "an activation is none that is known; what it gives, and its slope, were asked of the program itself"
)


@dataclass(frozen=True, eq=False)
class Analysis:
    """What was understood; everything may be missing, and then a note says why."""

    network: Network | None = None
    settings: Settings | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    roles: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[Address, str] = field(default_factory=dict)
    spans: Mapping[Address, Span] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def analyse(traced: Traced) -> Analysis:
    """Recover roles, network and Steps from what was recorded."""
    known = understand(traced)
    if not known.recognised.steps:
        return _without_training(known) or _nothing(known)
    data = dataset(traced.tape, known.recognised.steps)
    training = training_of(known, data)
    shown = renamed(traced, known.roles)
    places = Places(traced.tape, traced.sites, shown)
    for found, seen in training.observed if training is not None else ():
        places.add(found, seen)
    unusual = _unusual(known)
    if unusual:
        return Analysis(
            data={} if data is None else {"x": data.x, "y": data.y},
            roles=told_roles(known, None, data, shown),
            names=places.names,
            spans=places.spans,
            notes=unusual,
        )
    try:
        network = network_of(known.recognised.steps[0], known.dtype, known.trained)
    except ClearpropError as problem:
        return Analysis(notes=(f"the network that was read is none: {problem}",))
    return Analysis(
        network=network,
        settings=None if training is None else training.chosen.settings,
        data={} if data is None else {"x": data.x, "y": data.y},
        steps=() if training is None else training.steps,
        roles=told_roles(known, training, data, shown),
        names=places.names,
        spans=places.spans,
        notes=_notes(known, training, data),
    )


def _unusual(known: Understanding) -> tuple[str, ...]:
    """Say why a network that was read is none of ours; nothing where it is one."""
    activations = [layer.activation for layer in known.recognised.steps[0].layers]
    if isinstance(activations[-1], StepUnit):
        return (STEPPING,)
    return (UNUSUAL,) if any(isinstance(each, OwnActivation) for each in activations) else ()


def _nothing(known: Understanding) -> Analysis:
    return Analysis(notes=_why_nothing(known), roles=told_roles(known, None, None))


def _without_training(known: Understanding) -> Analysis | None:
    """Read a program that only predicts, or ends before it trains; None where there is nothing to read."""
    if known.roles.steps:
        return None
    try:
        found = alone_of(known.traced)
    except (ClearpropError, *UNEXPECTED):
        return None
    if found is None:
        return None
    return Analysis(
        network=found.network,
        data=found.data,
        steps=(found.step,),
        roles=found.roles,
        names=found.places.names,
        spans=found.places.spans,
        notes=(*known.roles.abstentions, UNTRAINED),
    )


def _why_nothing(known: Understanding) -> tuple[str, ...]:
    reasons = [f"no network was recognised: {reason}" for reason in known.recognised.reasons]
    return (*known.roles.abstentions, *reasons)


def _notes(known: Understanding, training: Training | None, data: Dataset | None) -> tuple[str, ...]:
    """Say what was assumed, and what could not be said."""
    first = known.recognised.steps[0].step.number
    notes = ["the network has the weights that training started with"]
    if first:
        notes = [f"the network has the weights before step {first + 1}; the steps before it were not read"]
    notes += [f"not every step was read: {reason}" for reason in known.recognised.reasons]
    if any(step.is_measured for step in known.recognised.steps):
        notes.append(MEASURED)
    if training is None:
        notes.append(
            "no loss was found whose gradient the updates follow, so loss and optimizer are not known"
        )
    else:
        notes += training.notes
    if data is not None and not data.whole:
        notes.append("the data are one batch: what it was taken from was not found")
    return tuple(notes)
