"""Slips in Adam and its kin, told by the averages that it carries and by how far it steps for them.

A step of Adam is ``-rate m / (1 - beta1 ** t) / sqrt(v / (1 - beta2 ** t))``.  A slip is said where it gives
the program's own steps with the program's own numbers, and the right rule does not.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from clearprop.doctor.candidate import Candidate
from clearprop.doctor.diagnosis.numbers import number
from clearprop.doctor.edits import Edit
from clearprop.doctor.evidence.evidence import Evidence
from clearprop.doctor.evidence.learning import trees_of
from clearprop.doctor.evidence.moments import NEARLY, STEPS, Moment, Moved, moved_parameters, per_step
from clearprop.doctor.evidence.search import Search
from clearprop.doctor.rewriting.powers import power_inside
from clearprop.numerics.arrays import Array
from clearprop.trace.source.sites import Site
from clearprop.trace.tape.nodes import Node

CLOSE = 1e-6
TIMES = (1, 2, 3)


class Slip(NamedTuple):
    """A slip: its code, the node at whose line it is, and the number that shows it beside the right one."""

    code: str
    node: Node
    found: float
    right: float


def wrong_moments(evidence: Evidence, search: Search) -> Iterator[Candidate]:
    """Give the slip in an optimizer that carries averages of the gradients and of their squares."""
    for moved in moved_parameters(search, evidence.understanding.first_steps):
        slip = _average(evidence, moved) or _step(evidence, search, moved)
        if slip is not None and slip.node.site >= 0:
            yield _candidate(evidence, moved, slip)
            return


def _average(evidence: Evidence, moved: Moved) -> Slip | None:
    """An average of the wrong share, of the wrong sign, or that carries on another one."""
    first, second = moved.first(1), moved.first(2)
    for moment in (first, second):
        if second is None or moment is None:
            continue
        node = _written(evidence, moment)
        if moment.of is not None:
            return Slip("U04", node, moment.a, moment.a)
        if _is(moment.a, 1.0) and any(_is(abs(moment.b), 1.0 - each) for each in _shares(evidence)):
            # What is added is a share of the gradient, and nothing of the past is taken off for it.
            return Slip("U04", node, moment.a, 1.0 - abs(moment.b))
        right = 1.0 - moment.a
        if _is(moment.b, right) or _is(moment.b, 1.0) or not _known(evidence, moment.a):
            continue
        if _is(moment.b, -right):
            return Slip("U04", node, moment.b, right)
        if any(_is(moment.b, share) for each in _shares(evidence) for share in (each, 1.0 - each)):
            return Slip("U04", node, moment.b, right)
    return None


def _step(evidence: Evidence, search: Search, moved: Moved) -> Slip | None:
    first, second = moved.first(1), moved.first(2)
    if first is None:
        return None
    if second is None:
        return _unsquared(evidence, moved)
    m, v = first.values[1:], second.values[1:]
    with np.errstate(all="ignore"):
        usual = per_step(moved.changes, [a / np.sqrt(b) for a, b in zip(m, v, strict=True)])
        unrooted = per_step(moved.changes, [a / b for a, b in zip(m, v, strict=True)])
    update = _update(evidence, moved)
    if usual is None and unrooted is not None:
        return Slip("U04", update, unrooted[0], 0.0)
    if usual is None:
        return None
    return _corrections(evidence, search, moved, (first, second), usual)


def _unsquared(evidence: Evidence, moved: Moved) -> Slip | None:
    """Two averages of the gradients, and a root of one of them: its gradients were to be squared."""
    plain = [each for each in moved.moments if each.power == 1]
    if len(plain) != 2:
        return None
    tape, change = evidence.tape, moved.parameter.state.changes[1]
    states = {node for each in plain for node in each.state.nodes}
    update = tape.ancestors([change.end], states | set(moved.parameter.state.nodes) - {change.end})
    for root in sorted(n for n in update if tape.nodes[n].function is np.sqrt):
        under = tape.ancestors([root], states)
        for moment in plain:
            if moment.state.changes[1].end in under:
                largest = float(max(moved.gradients[1], key=abs))
                return Slip("U04", _written(evidence, moment), moment.b * largest, moment.b * largest**2)
    return None


def _corrections(
    evidence: Evidence, search: Search, moved: Moved, moments: tuple[Moment, Moment], steps: list[float]
) -> Slip | None:
    """What the averages are divided by, because they begin at 0: told from what it should be."""
    beta1, beta2 = moments[0].a, moments[1].a
    rates = [each for each in evidence.understanding.numbers if 0.0 < each < 1.0]
    trained = sum(parameter.trained for parameter in search.understanding.roles.parameters)
    count = trained if trained > 1 else 0
    above = {
        "": [1 - beta1**t for t in TIMES],
        "none": [1.0] * STEPS,
        "stuck": [1 - beta1] * STEPS,
        "other": [1 - beta2**t for t in TIMES],
        "times": [1 - beta1 * t for t in TIMES],
        "outside": [(1 - beta1) ** t for t in TIMES],
        **{f"loop {j}": [1 - beta1 ** (count * (t - 1) + j) for t in TIMES] for j in range(1, count + 1)},
    }
    below = {
        "": [1 - beta2**t for t in TIMES],
        "none": [1.0] * STEPS,
        "stuck": [1 - beta2] * STEPS,
        "other": [1 - beta1**t for t in TIMES],
        "times": [1 - beta2 * t for t in TIMES],
        "outside": [(1 - beta2) ** t for t in TIMES],
        **{f"loop {j}": [1 - beta2 ** (count * (t - 1) + j) for t in TIMES] for j in range(1, count + 1)},
    }
    for sign in (1.0, -1.0):
        for one, over in above.items():
            for other, under in below.items():
                if 0.0 in over or min(under) <= 0.0 or (beta1 == beta2 and "other" in (one, other)):
                    continue
                shares = [-sign * s * o / np.sqrt(u) for s, o, u in zip(steps, over, under, strict=True)]
                alike = max(shares) - min(shares) <= NEARLY * abs(shares[0])
                if shares[0] <= 0.0 or not alike or not any(_is(shares[0], r, NEARLY) for r in rates):
                    continue
                return _named(evidence, moved, moments, (one, other), sign, steps)
    return None


def _named(
    evidence: Evidence,
    moved: Moved,
    moments: tuple[Moment, Moment],
    ways: tuple[str, str],
    sign: float,
    steps: list[float],
) -> Slip | None:
    """Say which of the two is wrong, and where it is computed."""
    # A sum that is no average begins with all that it holds, and needs no correction.
    whole = [_is(each.b, 1.0 - each.a) for each in moments]
    ways = (ways[0] if whole[0] else "", ways[1] if whole[1] else "")
    if ways in (("", ""), ("none", "none")):
        return None if sign > 0.0 else Slip("U02", _update(evidence, moved), steps[0], -steps[0])
    if ways[0] == ways[1] and ways[0].startswith("loop"):
        return Slip("U04", _counting(evidence, _update(evidence, moved)), steps[0], steps[0])
    k = 0 if ways[0] else 1
    alone = not (ways[0] and ways[1]) or ways in (("stuck", "stuck"), ("outside", "outside"))
    if ways[k] not in ("stuck", "times", "other", "outside") or not alone:
        return Slip("U04", _update(evidence, moved), steps[0], steps[0])
    beta, values = moments[k].a, moments[k].values
    t = 2
    other = 1 - moments[1 - k].a ** t
    divided = {"stuck": 1 - beta, "times": 1 - beta * t, "outside": (1 - beta) ** t, "other": other}[ways[k]]
    node = _computing(evidence, values[t] / divided, t - 1) or _update(evidence, moved)
    return Slip("U04", node, divided, 1 - beta**t)


def _computing(evidence: Evidence, wanted: Array, step: int) -> Node | None:
    """Find what computes an array in a step."""
    tape = evidence.tape
    for n in evidence.understanding.first_steps[step].step.round.nodes:
        node = tape.nodes[n]
        if node.kind == "apply" and node.site >= 0 and np.size(tape.value(n)) == wanted.size:
            value = np.asarray(tape.value(n), dtype=np.float64).reshape(-1)
            if np.abs(value - wanted).max() <= CLOSE * np.abs(wanted).max():
                return node
    return None


def _counting(evidence: Evidence, update: Node) -> Node:
    """Find what counts the steps in the loop that goes through the parameters."""
    tape, loops = evidence.tape, update.context
    for n in evidence.understanding.first_steps[1].step.round.nodes:
        node = tape.nodes[n]
        counts = node.function in (operator.iadd, operator.add) and isinstance(node.held, int)
        if counts and node.context == loops and node.site >= 0:
            return node
    return update


def _written(evidence: Evidence, moment: Moment) -> Node:
    return evidence.tape.nodes[moment.state.changes[1].end]


def _update(evidence: Evidence, moved: Moved) -> Node:
    return evidence.tape.nodes[moved.parameter.state.changes[1].end]


def _shares(evidence: Evidence) -> list[float]:
    return [each for each in evidence.understanding.numbers if 0.5 <= each < 1.0]


def _known(evidence: Evidence, share: float) -> bool:
    return any(_is(share, each) for each in _shares(evidence))


def _is(value: float, other: float, close: float = CLOSE) -> bool:
    return abs(value - other) <= close * abs(other)


def _rewritten(evidence: Evidence, site: Site) -> Edit | None:
    found = trees_of(evidence).node(site)
    statement = None if found is None else found[0].statement(found[1])
    return None if found is None or statement is None else power_inside(found[0], statement)


def _candidate(evidence: Evidence, moved: Moved, slip: Slip) -> Candidate:
    site = evidence.traced.sites[slip.node.site]
    name = moved.parameter.name
    return Candidate(
        slip.code,
        site.span,
        f"doctor.message.{slip.code}",
        {"text": " ".join(site.text.split())[:60], "names": name},
        f"Δ{name}: {number(slip.found)}",
        f"Δ{name}: {number(slip.right)}",
        edit=_rewritten(evidence, site),
        proof="exact",
        rank=0.34,
    )
