"""Run inside the watched process: what was recognised, as plain data for a test."""

from __future__ import annotations

from typing import Any

from clearprop.trace.recognise.found import Wiring
from clearprop.trace.recognise.recognise import recognise
from clearprop.trace.roles.find import find_roles


def recognised(traced: Any) -> dict[str, Any]:
    """Read the roles and the network of a program."""
    roles = find_roles(traced.tape, traced.sites)
    found = recognise(traced.tape, roles)
    said = {
        "steps": len(roles.steps),
        "read": len(found.steps),
        "reasons": [*roles.abstentions, *found.reasons],
        "parameters": sorted(parameter.name for parameter in roles.parameters),
        "stale": sorted({each.kind for step in found.steps for each in step.stale}),
        "depends": sorted({each.depends for each in found.puzzles}),
    }
    if found.steps:
        wirings = [layer.wiring for layer in found.steps[0].layers]
        said["sizes"] = [wirings[0].W_entries.shape[0], *(each.W_entries.shape[1] for each in wirings)]
        said["activations"] = [str(layer.activation).split("(")[0] for layer in found.steps[0].layers]
        said["biases"] = [bias_of(each) for each in wirings]
        said["orientations"] = sorted({each.orientation for each in wirings})
    return said


def bias_of(wiring: Wiring) -> str:
    known = wiring.b_entries[wiring.b_entries >= 0].tolist()
    if not known:
        return "fixed" if wiring.constant.any() else "none"
    if wiring.has_fixed_bias:
        return "fixed"
    return "shared" if len(known) > 1 and len(set(known)) == 1 else "per_unit"
