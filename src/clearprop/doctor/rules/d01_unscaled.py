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
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import is_bad, learned_of
from clearprop.doctor.evidence.sources import inputs_named
from clearprop.numerics.arrays import Array

CODES = ("D01",)
LARGE = 10.0
UNEVEN = 20.0


def find(evidence: Evidence) -> Iterator[Candidate]:
    """Give the statement behind which the inputs should be scaled."""
    learned = learned_of(evidence)
    if learned is None or not is_bad(learned):
        return
    named = inputs_named(evidence)
    if named is None or named.value.ndim != 2 or not unscaled(learned.x):
        return
    turned = named.value.shape[1] != learned.x.shape[1] and named.value.shape[0] == learned.x.shape[1]
    x, axis = named.name, "1, keepdims=True" if turned else "0"
    spread = f"{x}.std(axis={axis})"
    if bool((learned.x.std(axis=0) == 0).any()):
        spread = f"({spread} + 1e-9)"
    whole = f"{x} = ({x} - {x}.mean(axis={axis})) / {spread}"
    once = f"{x} = ({x} - {x}.mean()) / {x}.std()"
    sizes = np.abs(learned.x).max(axis=0)
    yield Candidate(
        "D01",
        named.span,
        "doctor.message.D01",
        {"name": x, "largest": f"{sizes.max():.4g}"},
        observed=f"columns of {x} of size {sizes.min():.3g} to {sizes.max():.3g}",
        expected="columns of mean 0 and size 1",
        edit=named.followed_by(whole),
        alternatives=(named.followed_by(once),),
        proof="rerun",
        rank=0.3,
        explains=("H01", "A07", "H02", "A08"),
        improves=True,
    )


def unscaled(x: Array) -> bool:
    """Whether columns are large, or of very different size."""
    sizes = np.abs(x).max(axis=0)
    sizes = sizes[sizes > 0]
    return bool(sizes.size) and bool(sizes.max() > LARGE or sizes.max() > UNEVEN * sizes.min())
