"""What was understood of a program, for the head of the report: sizes, activations, loss, rate."""

from __future__ import annotations

from typing import Any

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.own_judged import OWN
from clearprop.trace.recognise.rates import Rule
from clearprop.trace.recognise.recognise import StepFound

DIGITS = 12
CLOSE = 1e-6


def describe(evidence: Evidence) -> dict[str, Any] | None:
    """Give the network, its loss and its rule as plain data; None where no network was recognised.

    Loss, reduction and rate are None where the program's updates belong to no loss, and none was found by
    which they
    can be put right.
    """
    steps = evidence.understanding.recognised.steps
    if not steps:
        return None
    layers = steps[0].layers
    loss, rule = _loss(evidence)
    reduction, rate = _reduction(evidence, steps[0], rule)
    if loss is None:
        reduction = None
    return {
        "sizes": [layers[0].a_in.shape[1], *(layer.z.shape[1] for layer in layers)],
        "activations": [str(layer.activation) for layer in layers],
        "bias": _bias(evidence, steps[0]),
        "loss": loss,
        "reduction": reduction,
        "learning_rate": rate,
        "optimizer": rule.name if rule is not None else None,
    }


def _loss(evidence: Evidence) -> tuple[str | None, Rule | None]:
    right = evidence.right
    if right:
        name = right[0].supposed.name
        return None if name == OWN else name, right[0].rule
    cures = evidence.cures
    if cures:
        name = cures[0].loss
        # What an optimizer makes of gradients is no rate of plain descent.
        stateful = any(each.stateful for each in evidence.searches if each.judged.loss == name)
        plain = Rule("SGD", {}, 1.0, cures[0].rate, 0.0)
        return None if name == OWN else name, None if stateful else plain
    return None, None


def _reduction(evidence: Evidence, step: StepFound, rule: Rule | None) -> tuple[str | None, float | None]:
    """Choose sum or mean so that the rate is a number that the program writes."""
    if rule is None:
        return None, None
    n = len(step.x)
    if "epsilon" in rule.constants:
        return ("mean" if n > 1 and abs(rule.scale * n - 1.0) < CLOSE else "sum"), _rounded(rule.rate)
    for reduction, rate in (("sum", rule.rate), ("mean", rule.rate * n)):
        if any(abs(rate - number) <= CLOSE * number for number in evidence.understanding.numbers):
            return reduction, _rounded(rate)
    return "sum", None  # it depends on how the loss is said, so it is no rate of the program's


def _rounded(rate: float) -> float:
    return float(f"{rate:.{DIGITS}g}") if abs(rate) > 0 else 0.0


def _bias(evidence: Evidence, step: StepFound) -> str:
    """Say which biases are trained; numbers that no step changes are fixed, whatever they are kept in."""
    parameters = evidence.understanding.roles.parameters
    moved = np.concatenate([np.full(each.size, each.trained) for each in parameters])
    entries = [layer.wiring.b_entries[layer.wiring.b_entries >= 0] for layer in step.layers]
    fixed = [bool((layer.wiring.constant != 0).any()) for layer in step.layers]
    if not any(moved[each].any() for each in entries):
        return "fixed" if any(fixed) or any(each.size for each in entries) else "none"
    shared = all(len(set(layer.wiring.b_entries.reshape(-1).tolist())) == 1 for layer in step.layers)
    wide = any(layer.z.shape[1] > 1 for layer in step.layers)
    return "shared" if shared and wide else "per_unit"
