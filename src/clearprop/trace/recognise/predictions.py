"""The network of a program that trains nothing, or ends before it does: read from what it predicts."""

from __future__ import annotations

from clearprop.numerics.activations import Identity
from clearprop.trace.recognise.recognise import UNEXPECTED, StepFound, recognise
from clearprop.trace.roles.predicting import predicting
from clearprop.trace.roles.roles import Roles
from clearprop.trace.source.sites import SiteTable
from clearprop.trace.tape.tape import Tape


def predicted(tape: Tape, sites: SiteTable) -> tuple[Roles, StepFound] | None:
    """Give the roles and the one pass of a program that only predicts; None where no network was read.

    A product of which nothing bends the sums, and that no target meets, may be any product of data.
    """
    try:
        for roles in predicting(tape, sites):
            found = recognise(tape, roles).steps
            if found and not _is_bare(found[0]):
                return roles, found[0]
    except UNEXPECTED:
        return None
    return None


def _is_bare(found: StepFound) -> bool:
    """Whether a pass only multiplies."""
    return found.y is None and all(isinstance(layer.activation, Identity) for layer in found.layers)
