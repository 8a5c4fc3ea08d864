"""Updates that follow the true gradient and something else besides: a penalty, a constraint, weights.

A program that computes the true gradient of every parameter and then adds to it, scales it by class, or
pulls the weights back afterwards, has done so on purpose.  What it adds is no fault of its backward pass,
and leaving it out is no cure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.fits import fit
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.evidence.signals import right_parameters
from clearprop.numerics.arrays import Array

SMALLEST: Final = 1e-12
FEWEST: Final = 2


def adds_on_purpose(evidence: Evidence, search: Search) -> bool:
    """Whether every gradient of a program is right, and its updates are no plain slip with one of them.

    A slip is an update along the gradient with another rate or sign, along the gradient of another parameter,
    or none at all; such updates are not explained by something that was added.
    """
    roles = evidence.understanding.roles
    judge, judged = search.judge, search.judged
    kept = list(zip(judge.signals, judged.gradients, judge.as_it_is, strict=True))
    moved = judge.moved(judge.as_it_is)
    at, added = 0, False
    for parameter, has_gradient in zip(roles.parameters, right_parameters(roles, kept), strict=True):
        part = slice(at, at + parameter.size)
        at += parameter.size
        change, gradient = [m[part] for m in moved], [g[part] for g in judged.gradients]
        if parameter.trained and not fit(change, gradient).right:
            slip = _is_slip(change, gradient, list(judged.gradients), parameter.size)
            if slip or not has_gradient:
                return False
            added = True
    return added


def has_support(search: Search) -> bool:
    """Whether some parameters move along their gradient under a loss as they are, up or down.

    Where none do, an edit after which all do may only say that the program has another loss; a single number
    may do so by accident.  A program that makes something else of its gradients computes some all the same.
    """
    judged, at, right = search.judged, 0, 0
    moved = search.judge.moved(search.judge.as_it_is)
    roles = search.understanding.roles
    if search.stateful:
        kept = list(zip(search.judge.signals, judged.gradients, search.judge.as_it_is, strict=True))
        pairs = zip(roles.parameters, right_parameters(roles, kept), strict=True)
        return sum(p.size for p, has_gradient in pairs if p.trained and has_gradient) >= FEWEST
    for parameter in roles.parameters:
        part = slice(at, at + parameter.size)
        at += parameter.size
        change = [each[part] for each in moved]
        if parameter.trained and fit(change, [g[part] for g in judged.gradients]).right:
            right += parameter.size
    return right >= FEWEST


def _is_slip(change: Sequence[Array], own: Sequence[Array], gradients: Sequence[Array], size: int) -> bool:
    """Whether a change is nothing, or lies along some other stretch of the gradient of the same size."""
    if not any(np.abs(part).max(initial=0.0) > SMALLEST for part in change):
        return any(np.abs(part).max(initial=0.0) > SMALLEST for part in own)
    places = range(gradients[0].size - size + 1) if size > 1 else range(0)
    return any(fit(change, [g[k : k + size] for g in gradients]).right for k in places)
