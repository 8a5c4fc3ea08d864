"""D01: the inputs are not scaled, so that no single learning rate fits, or every unit is saturated at once.

What it sees: columns of very different or very large size, a bad result or numbers that overflow; with
standardised columns the same program must end clearly better.
Why it harms: the loss is a narrow valley, along which one rate is too small and across which it is too large.
How to tell it from its look-alikes: large inputs with a rate to match reach their goal.
Source: LeCun, Bottou, Orr, Müller (1998), Efficient BackProp, section 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.orders import inputs_of
from clearprop.doctor.evidence.origins import origin
from clearprop.doctor.evidence.sources import Named, inputs_named, named
from clearprop.numerics.arrays import Array

CODES = ("D01",)
LARGE = 10.0
UNEVEN = 20.0


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the statement behind which the inputs should be scaled."""
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned):
        return
    given = inputs_named(evidence)
    if given is None or given.value.ndim != 2 or not unscaled(learned.x):
        return
    turned = given.value.shape[1] != learned.x.shape[1] and given.value.shape[0] == learned.x.shape[1]
    x, axis = given.name, "1, keepdims=True" if turned else "0"
    spread = f"{x}.std(axis={axis})"
    if bool((learned.x.std(axis=0) == 0).any()):
        spread = f"({spread} + 1e-9)"
    whole = f"{x} = ({x} - {x}.mean(axis={axis})) / {spread}"
    once = f"{x} = ({x} - {x}.mean()) / {x}.std()"
    table = _table(evidence, given)
    sizes = np.abs(learned.x).max(axis=0)
    yield Candidate(
        "D01",
        given.span,
        "doctor.message.D01",
        {"name": x, "largest": f"{sizes.max():.4g}"},
        observed=f"columns of {x} of size {sizes.min():.3g} to {sizes.max():.3g}",
        expected="columns of mean 0 and size 1",
        edit=given.followed_by(whole),
        alternatives=(*table, given.followed_by(once)),
        proof="rerun",
        rank=0.3,
        explains=("H01", "A07", "H02", "A08"),
        improves=True,
    )


def _table(evidence: Evidence, inputs: Named) -> Iterator[Edit]:
    """Scale the table that the inputs were split off from: then a test is scaled as they are."""
    tape = evidence.tape
    for node in origin(tape, _node(evidence)).links[::-1]:
        found = named(evidence, node)
        if found is None or found.span == inputs.span or found.value.ndim != 2:
            continue
        if found.value.shape[1:] == inputs.value.shape[1:]:
            x = found.name
            yield found.followed_by(f"{x} = ({x} - {x}.mean(axis=0)) / ({x}.std(axis=0) + 1e-9)")
            return


def _node(evidence: Evidence) -> int:
    """Give the node of the inputs of the first step."""
    tape, roles = evidence.tape, evidence.understanding.roles
    return next(n for n in inputs_of(tape, roles, roles.steps[0]) if np.ndim(tape.value(n)) == 2)


def unscaled(x: Array) -> bool:
    """Whether columns are large, or of very different size."""
    sizes = np.abs(x).max(axis=0)
    sizes = sizes[sizes > 0]
    return bool(sizes.size) and bool(sizes.max() > LARGE or sizes.max() > UNEVEN * sizes.min())
