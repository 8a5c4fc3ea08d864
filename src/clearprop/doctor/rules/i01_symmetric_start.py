"""I01: all units of a hidden layer start alike, and stay alike for ever.

What it sees: in every recorded step, before it and after the last one, all units of a hidden layer have the
same incoming
and the same outgoing weights, though they began so by the program's own text and the inputs differ.
Why it harms: units that are alike get the same gradient; the layer is one unit, whatever its width.
How to tell it from its look-alikes: a zero start of the output layer, or of a model without a hidden layer,
breaks the
symmetry in the first step or has none; there the units differ after a step.
Source: Rumelhart, Hinton, Williams (1986), Nature 323, 533-536 ("symmetry breaking").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.reseeded import Reseeded, reseeded
from clearprop.doctor.evidence.starts import drawn, weights_starts
from clearprop.trace.recognise.recognise import StepFound

CODES = ("I01",)
EQUAL = 1e-12
FEWEST_STEPS = 2
EXPLAINED = ("H01", "H02", "A02", "A05", "A06", "A07", "A08", "D01", "D04", "G05")


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the first hidden layer whose units are all alike in every step."""
    steps = evidence.understanding.recognised.steps
    if len(steps) < FEWEST_STEPS:
        return
    for layer in range(len(steps[0].layers) - 1):
        if steps[0].layers[layer].z.shape[1] > 1 and all(_alike(step, layer) for step in steps):
            yield _candidate(evidence, steps[0], layer)
            return
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned, right=0.95, explained=0.9):
        return
    for layer in range(len(steps[0].layers) - 1):
        if steps[0].layers[layer].z.shape[1] > 1 and _alike_at_start(steps[0], layer):
            yield replace(_candidate(evidence, steps[0], layer), proof="rerun", improves=True, rank=0.22)
            return


def _candidate(evidence: Evidence, step: StepFound, layer: int) -> Candidate:
    starts = weights_starts(evidence, step, layer)
    seeded = next((found for found in map(reseeded, starts) if found is not None), None)
    if seeded is not None:
        return _by_seed(seeded, step, layer)
    edits = [drawn(evidence, start, step, layer) for start in starts]
    edit = sum((each for each in edits[1:] if each is not None), edits[0]) if edits and edits[0] else None
    units = step.layers[layer].z.shape[1]
    return Candidate(
        "I01",
        starts[0].span if starts else None,
        "doctor.message.I01",
        {"units": units, "layer": layer + 1},
        observed=f"{units} equal units in every step",
        expected=f"{units} different units",
        edit=edit if isinstance(edit, Edit) else None,
        proof="exact",
        rank=0.05,
        explains=EXPLAINED,
    )


def _by_seed(seeded: Reseeded, step: StepFound, layer: int) -> Candidate:
    units = step.layers[layer].z.shape[1]
    return Candidate(
        "I01",
        seeded.span,
        "doctor.message.I01.seed",
        {"units": units, "layer": layer + 1, "text": " ".join(seeded.text.split())[:60]},
        observed=f"{units} equal units in every step",
        expected=f"{units} different units",
        edit=seeded.edit,
        proof="exact",
        rank=0.05,
        explains=EXPLAINED,
    )


def _alike_at_start(step: StepFound, layer: int) -> bool:
    """Whether all units begin with equal weights in, though their weights out may differ."""
    inside = np.vstack([step.W(layer, step.before), step.b(layer, step.before).reshape(1, -1)])
    return bool(np.isfinite(inside).all()) and bool(np.ptp(inside, axis=1).max() == 0.0)


def _alike(step: StepFound, layer: int) -> bool:
    """Whether all units have equal weights in and out, before and after a step."""
    for entries in (step.before, step.after):
        W, b = step.W(layer, entries), step.b(layer, entries)
        out = step.W(layer + 1, entries)
        columns = np.vstack([W, b.reshape(1, -1), out.T])
        if not np.isfinite(columns).all():
            return False
        if np.abs(columns - columns[:, :1]).max() > EQUAL * max(float(np.abs(columns).max()), 1e-300):
            return False
    return True
