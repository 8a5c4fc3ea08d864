"""A01: a layer has no bias, though the task needs one.

What it sees: biases that training changes and no answer reads; ones beside the inputs that are zeros; or a
network without biases that ends badly, where with them the same program must end clearly better.  For a
single straight layer the best possible answers with and without a bias are computed; inputs of zeros have one
answer, and where that is most of the error, no run is needed.
Why it harms: whatever the weights are, an input of zeros has one and the same answer.
How to tell it from its look-alikes: a column of ones among the inputs is a bias; a line through the origin
that fits is meant so.
Source: Bishop (1995), section 3.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearprop.doctor.candidate import Candidate, Proof
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.biased import reached
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.expressions import written
from clearprop.doctor.evidence.forgotten import forgotten
from clearprop.doctor.evidence.learning import Learned, is_bad, learned_of
from clearprop.doctor.evidence.unbiased import (
    best_linear,
    fixed_share,
    with_bias,
    without_bias,
    zeros_for_ones,
)
from clearprop.numerics.activations import Identity
from clearprop.trace.span import Span

CODES = ("A01",)
THERE = 0.95, 0.9
WORTH = 0.3
# The part of the error at the end that inputs of zeros alone make, whatever the weights are.
FIXED = 0.5


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the layer that a bias is forgotten in, or that should have one."""
    learned = learned_of(evidence)
    if learned is None or evidence.traced.failure is not None:
        return
    for each in forgotten(evidence, learned.steps[0]):
        yield _candidate(each.span, each.edit, "exact", each.layer, f"{each.name} is trained and never read")
        return
    layers = without_bias(learned)
    fixed = fixed_share(learned) >= FIXED
    if not layers or not (fixed or is_bad(learned, *THERE)):
        return
    step = learned.steps[0]
    zeros = zeros_for_ones(evidence, learned)
    if zeros is not None:
        yield _candidate(*zeros, "rerun", 0, "zeros beside the inputs", "ones")
        return
    straight = len(step.layers) == 1 and isinstance(step.layers[0].activation, Identity)
    proven = fixed or (straight and best_linear(learned, True) <= WORTH * best_linear(learned, False))
    edits = [each for each in (with_bias(evidence, step, layer) for layer in layers) if each is not None]
    place = written(evidence, step.layers[layers[0]].z_nodes[0])
    if not proven and not edits:
        ends = reached(learned) if is_bad(learned) and len(layers) == len(step.layers) else (0.0, 0.0)
        proven = ends[1] < WORTH * min(ends[0], learned.curve[-1][1])
        if not proven:
            return
    observed = f"no bias; the error ends at {learned.curve[-1][1]:.3g}"
    span = None if place is None else place.span
    yield _candidate(
        span, _together(edits), "exact" if proven else "rerun", layers[0], observed, _best(learned, straight)
    )


def _best(learned: Learned, straight: bool) -> str:
    return f"with a bias {best_linear(learned, True):.3g} can be reached" if straight else "z = a W + b"


def _together(edits: list[Edit]) -> Edit | None:
    whole: Edit | None = None
    for each in edits:
        whole = each if whole is None else whole if whole.overlaps(each) else whole + each
    return whole


def _candidate(
    span: Span | None,
    edit: Edit | None,
    proof: Proof,
    layer: int,
    observed: str,
    expected: str = "z = a W + b",
) -> Candidate:
    return Candidate(
        "A01",
        span,
        "doctor.message.A01",
        {"layer": layer + 1},
        observed=observed,
        expected=expected,
        edit=edit,
        proof=proof,
        rank=0.12,
        explains=("A08", "H01", "H02", "U03", "D04", "A05"),
        improves=proof == "rerun",
    )
