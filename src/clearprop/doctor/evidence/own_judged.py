"""The steps to judge by under the loss that a program computes itself, where that is none of the usual ones.

The network was proved, so all that such a loss has to say is its derivative by the answers; from there the
gradient goes our own way back, layer by layer, and every search for a faulty line works as under any loss.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from clearprop.doctor.evidence.judged import Judged
from clearprop.numerics.arrays import Array
from clearprop.trace.adjoint.backward import backward
from clearprop.trace.recognise.losses import Supposed
from clearprop.trace.recognise.own_loss import OwnLoss
from clearprop.trace.recognise.recognise import StepFound
from clearprop.trace.recognise.truths import Truth, truth
from clearprop.trace.tape.tape import Tape

OWN = "own"
MOST = 2
ALIKE = 1e-9


def own_judged(
    tape: Tape, steps: Sequence[StepFound], losses: Sequence[OwnLoss], known: Sequence[Judged]
) -> list[Judged]:
    """Give the steps to judge by under losses of a program's own whose gradients are no known loss's."""
    found: list[Judged] = []
    for loss in losses:
        truths: list[Truth] = []
        for step, node in zip(steps, loss.nodes, strict=False):
            made = _truth(tape, step, node)
            if made is None:
                break
            truths.append(made)
        if not truths or not truths[0].entries.any():
            continue
        kept = tuple(steps[: len(truths)])
        gradients = tuple(each.entries for each in truths)
        if not any(_alike(gradients, each.gradients) for each in (*known, *found)):
            found.append(Judged(OWN, kept, gradients, Supposed(OWN, tuple(truths))))
        if len(found) == MOST:
            break
    return found


def _truth(tape: Tape, step: StepFound, loss: int) -> Truth | None:
    """Give the true gradient of a step under a number that it computes; None where that cannot be told."""
    last = step.layers[-1]
    if last.mask is not None or any(node > loss for node in last.a_nodes):
        return None
    adjoints = backward(tape, {loss: 1.0}, last.a_nodes)
    if not adjoints.missing.isdisjoint(tape.descendants(last.a_nodes, loss)):
        return None
    values = [np.asarray(tape.value(node), dtype=np.float64) for node in last.a_nodes]
    laid = _laid(values, [adjoints.of(node) for node in last.a_nodes], last.a)
    if laid is None or not np.isfinite(laid).all():
        return None
    return truth(step, laid, False)


def _laid(values: Sequence[Array], slopes: Sequence[Array], a: Array) -> Array | None:
    """Give the derivatives by the answers as (n, n_out), in the order in which the answers themselves are."""
    if len(values) == 1:
        pairs = [(values[0], slopes[0]), (values[0].T, slopes[0].T)]
    else:
        value, slope = (np.concatenate([np.ravel(each) for each in parts]) for parts in (values, slopes))
        pairs = [(value, slope)]
        if value.size == a.size:
            pairs.append((value.reshape(a.shape[::-1]).T, slope.reshape(a.shape[::-1]).T))
    for value, slope in pairs:
        if value.size == a.size and np.array_equal(value.reshape(a.shape), a):
            return np.asarray(slope.reshape(a.shape))
    return None


def _alike(gradients: Sequence[Array], others: Sequence[Array]) -> bool:
    """Whether two losses have gradients of one direction in all steps, as sums and means have."""
    for one, other in zip(gradients, others, strict=False):
        sizes = float(np.linalg.norm(one) * np.linalg.norm(other))
        if not sizes > 0.0 or float(one @ other) < (1.0 - ALIKE) * sizes:
            return False
    return True
