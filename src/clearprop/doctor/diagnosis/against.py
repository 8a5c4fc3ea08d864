"""Updates that go up a loss that all others go down, in networks that nobody knows.

Of layers of any kind the program's own loss has derivatives, along its own calculation.  Where most
parameters go down them by one common rate, and one goes up by the very same, its sign is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.trials import swapped
from clearprop.doctor.rewriting.rewrite import edit_of
from clearprop.numerics.arrays import Array
from clearprop.trace.recognise.own_loss import OwnLoss
from clearprop.trace.roles.roles import Parameter

CLOSE = 1e-6
# A rate that fewer numbers agree on may be chance.
FEWEST = 4
MORE = 2


def against(evidence: Evidence) -> Iterator[Candidate]:
    """Give the update of each parameter that goes up the program's own loss, where most go down it."""
    if evidence.understanding.recognised.steps or evidence.own is not None:
        return
    for loss in evidence.own_losses:
        found = _climbing(evidence, loss)
        for parameter in found:
            yield from _candidate(evidence, parameter)
        if found:
            return


def _climbing(evidence: Evidence, loss: OwnLoss) -> list[Parameter]:
    """Give the parameters that go up, where all others go down by the same rate, and are more."""
    parameters = evidence.understanding.roles.parameters
    rates: dict[int, float] = {}
    at = 0
    for k, parameter in enumerate(parameters):
        part = slice(at, at + parameter.size)
        at += parameter.size
        if parameter.trained:
            rate = _rate(evidence, parameter, [gradient[part] for gradient in loss.gradients])
            if rate is None:
                return []
            rates[k] = rate
    down = [k for k, rate in rates.items() if rate > 0.0]
    up = [k for k, rate in rates.items() if rate < 0.0]
    sizes = [sum(parameters[k].size for k in chosen) for chosen in (down, up)]
    if not up or len(down) < MORE * len(up) or sizes[0] < max(FEWEST, sizes[1] + 1):
        return []
    usual = rates[down[0]]
    alike = all(abs(abs(rate) - usual) <= CLOSE * usual for rate in rates.values())
    return [parameters[k] for k in up] if alike else []


def _rate(evidence: Evidence, parameter: Parameter, gradients: Sequence[Array]) -> float | None:
    """Give the rate by which a parameter goes down its gradient in all steps; None where it does not."""
    rates: list[float] = []
    for step, gradient in enumerate(gradients):
        change = parameter.state.changes.get(step)
        if change is None:
            return None
        moved = _value(evidence, change.end) - _value(evidence, change.start)
        size = float(gradient @ gradient)
        if moved.shape != gradient.shape or size == 0.0 or not np.isfinite(moved).all():
            return None
        rate = -float(moved @ gradient) / size
        if np.abs(moved + rate * gradient).max() > CLOSE * np.abs(moved).max():
            return None
        rates.append(rate)
    return rates[0] if rates and max(rates) - min(rates) <= CLOSE * abs(rates[0]) else None


def _value(evidence: Evidence, node: int) -> Array:
    return np.asarray(evidence.tape.value(node), dtype=np.float64).reshape(-1)


def _candidate(evidence: Evidence, parameter: Parameter) -> Iterator[Candidate]:
    tape, traced = evidence.tape, evidence.traced
    change = parameter.state.changes[0]
    for node in (tape.nodes[each] for each in reversed(change.nodes)):
        trial = next(swapped(node.site, node), None) if node.site >= 0 else None
        edit: Edit | None = None if trial is None else edit_of(traced, trial)
        if edit is None:
            continue
        site = traced.sites[node.site]
        moved = _value(evidence, change.end) - _value(evidence, change.start)
        entry = int(np.argmax(np.abs(moved)))
        yield Candidate(
            "U02",
            site.span,
            "doctor.message.U02",
            {"text": " ".join(site.text.split())[:60], "names": parameter.name},
            f"Δ{parameter.name} = {number(float(moved[entry]))}",
            f"Δ{parameter.name} = {number(-float(moved[entry]))}",
            edit=edit,
            proof="rerun",
            rank=0.3,
            improves=True,
        )
        return
