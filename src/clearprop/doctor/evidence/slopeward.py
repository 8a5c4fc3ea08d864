"""Edits of the learning rate itself: a rate below 0 climbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from clearprop.doctor.evidence.judged import Judged, end_of
from clearprop.doctor.evidence.trials import Trial, Value
from clearprop.trace.roles.roles import Roles
from clearprop.trace.tape.nodes import Node
from clearprop.trace.tape.tape import Tape


def rate_trials(tape: Tape, roles: Roles, judged: Judged) -> Iterator[Trial]:
    """Propose the positive of each number below 0 that was written before training and enters the updates."""
    step = judged.steps[0].step
    ends = [end for p in roles.parameters if (end := end_of(p, step.number)) is not None]
    forward = tape.ancestors(step.predictions)
    first = min((p.first for p in roles.parameters), default=0)
    for number in sorted(tape.ancestors(ends) - forward):
        node = tape.nodes[number]
        is_early = number < max(step.round.begin, first) and node.site >= 0
        if is_early and isinstance(node.held, float | int) and node.held < 0:
            yield Trial(node.site, "rate", _positive, None, "", {}, _only(number))


def _positive(node: Node, value: Value) -> Any:
    return -node.held


def _only(number: int) -> Callable[[Tape, int], list[int]]:
    return lambda tape, begin: [number]
