"""The roles of a program's numbers as plain data: who plays what, under which name, in which line."""

from __future__ import annotations

from typing import Any

from clearprop.trace.observed.training import Training
from clearprop.trace.recognise.dataset import Dataset
from clearprop.trace.roles.roles import Roles
from clearprop.trace.understanding import Understanding


def told_roles(
    known: Understanding, training: Training | None, data: Dataset | None, shown: Roles | None = None
) -> dict[str, Any]:
    """Give every role that was recovered, and a sentence for each that was not.

    Parameters
    ----------
    shown : the roles with the names that readers are told, if others than those of the understanding
    """
    missing = list(known.roles.abstentions)
    if not known.recognised.steps and not missing:
        missing.append("no training step could be read as one of a network")
    parameters = (shown or known.roles).parameters
    found: dict[str, Any] = {"parameters": [_parameter(known, each) for each in parameters]}
    if known.recognised.steps:
        found |= _meeting(known) | _extent(known, data)
        if training is not None:
            found |= _settings(known, training)
        else:
            missing.append("loss, learning rate and optimizer: the updates follow no loss that is known")
        if data is None:
            missing.append("the targets: none has the shape of the prediction")
    return {**found, "missing": missing}


def _parameter(known: Understanding, parameter: Any) -> dict[str, Any]:
    changes = parameter.state.changes
    return {
        "name": parameter.name,
        "size": parameter.size,
        "line": _line(known, parameter.first),
        "update_line": _line(known, changes[min(changes)].end) if changes else None,
    }


def _meeting(known: Understanding) -> dict[str, Any]:
    met = known.recognised.steps[0].step.meetings
    predictions = [each.prediction for each in met]
    targets = [each.target for each in met if each.target is not None]
    return {
        "prediction": {"name": _names(known, predictions), "line": _line(known, predictions[0])},
        "target": {"name": _names(known, targets), "line": _line(known, met[0].node)},
        "orientation": known.recognised.steps[0].layers[0].wiring.orientation,
    }


def _extent(known: Understanding, data: Dataset | None) -> dict[str, Any]:
    """Tell the batch, the number of steps and of epochs, and the line of the loop."""
    steps, tape = known.recognised.steps, known.traced.tape
    context = steps[0].step.round.context
    loop = context[-1].site if context else -1
    turns = tape.loops.get(loop, 0)
    batch, n = len(steps[0].x), len(data.x) if data is not None and data.whole else None
    inside = len(context) > 1
    epochs = tape.loops.get(context[-2].site, 0) if inside else turns
    if inside and n is not None and batch == n:
        epochs = epochs * turns
    found: dict[str, Any] = {"batch": batch, "examples": n, "epochs": epochs or None}
    if loop >= 0:
        found["loop"] = {"line": known.traced.sites[loop].line}
    return found


def _settings(known: Understanding, training: Training) -> dict[str, Any]:
    chosen, settings = training.chosen, training.chosen.settings
    told = training.told[-1] if training.told else None
    computed = dict.fromkeys(f"{each.loss}, {each.reduction}" for each in training.told)
    loss = {
        "name": settings.loss.name,
        "reduction": settings.reduction,
        "assumed": not chosen.computed,
        "computed": list(computed),
        "line": None if told is None else _line(known, told.node),
    }
    rate: dict[str, Any] = {"value": chosen.learning_rate}
    if chosen.rate is not None:
        node = chosen.rate.node
        rate["name"] = chosen.rate.name or None
        rate["line"] = known.traced.sites[chosen.rate.used].line if node is None else _line(known, node)
    return {
        "loss": loss,
        "learning_rate": rate,
        "optimizer": str(settings.optimizer) if chosen.explained else None,
        "explained": chosen.explained,
    }


def _names(known: Understanding, nodes: list[int]) -> str | None:
    names = [b.name for node in nodes for b in known.traced.tape.nodes[node].names[:1]]
    return ", ".join(dict.fromkeys(names)) or None


def _line(known: Understanding, node: int) -> int | None:
    site = known.traced.tape.nodes[node].site
    return known.traced.sites[site].line if site >= 0 else None
